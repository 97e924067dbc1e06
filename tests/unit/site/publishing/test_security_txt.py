"""The file security.txt: filled with the addresses of a build, and never with a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clearinghouse.addresses import Addresses
from clearinghouse.site.publishing.security_txt import PATH, fill_security_txt
from support.paths import ROOT

_AS_OF = date(2026, 11, 24)


def _site(folder: Path) -> Path:
    path = folder / PATH
    path.parent.mkdir()
    path.write_text((ROOT / "content" / PATH).read_text("utf-8"), "utf-8")
    return path


def test_addresses_and_the_day_of_expiry_are_filled_in(tmp_path: Path) -> None:
    """Contact, policy and canonical address are those of the build; it expires within a year, as the RFC asks."""
    path = _site(tmp_path)

    fill_security_txt(tmp_path, Addresses("https://site.example/", "https://github.com/o/r/"), as_of=_AS_OF)

    assert path.read_text("utf-8").splitlines()[1:] == [
        "Contact: https://github.com/o/r/security/advisories/new",
        "Expires: 2027-05-23T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://site.example/.well-known/security.txt",
        "Policy: https://github.com/o/r/blob/main/SECURITY.md",
    ]


def test_an_unknown_address_of_the_site_is_not_stated(tmp_path: Path) -> None:
    """Without the address of the site there is no canonical address; the rest holds."""
    path = _site(tmp_path)

    fill_security_txt(tmp_path, Addresses("", "https://github.com/o/r/"), as_of=_AS_OF)

    text = path.read_text("utf-8")
    assert "Canonical" not in text
    assert "Contact: https://github.com/o/r/" in text
    assert "{" not in text


def test_without_a_repository_there_is_no_file(tmp_path: Path) -> None:
    """A contact that leads nowhere is worse than none."""
    path = _site(tmp_path)

    fill_security_txt(tmp_path, Addresses("https://site.example/", ""), as_of=_AS_OF)

    assert not path.exists()


def test_a_site_without_the_file_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing is written when the content has no such file."""
    fill_security_txt(tmp_path, Addresses("https://site.example/", "https://github.com/o/r/"), as_of=_AS_OF)

    assert list(tmp_path.iterdir()) == []


def test_without_a_private_page_of_the_host_the_contact_is_the_address_to_write_to(tmp_path: Path) -> None:
    """Forgejo has no page for private reports: the contact of the site stands there instead."""
    path = _site(tmp_path)
    addresses = Addresses("https://site.example/", "https://codeberg.org/o/r/", contact="mailto:net@example.org")

    fill_security_txt(tmp_path, addresses, as_of=_AS_OF)

    assert "Contact: mailto:net@example.org" in path.read_text("utf-8")
    assert "Policy: https://codeberg.org/o/r/src/branch/main/SECURITY.md" in path.read_text("utf-8")


def test_without_any_contact_there_is_no_file(tmp_path: Path) -> None:
    """On a host whose pages are not known, and without a contact, the file would lead nowhere."""
    path = _site(tmp_path)

    fill_security_txt(tmp_path, Addresses("https://site.example/", "https://code.example/o/r/"), as_of=_AS_OF)

    assert not path.exists()
