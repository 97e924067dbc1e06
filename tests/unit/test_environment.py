"""The environment of commands and builds: what is empty counts as not set, and what is wrong is refused in words."""

from __future__ import annotations

import pytest
from environment import InvalidEnvironment, read_addresses, site_path


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "REPOSITORY_URL", "REPOSITORY_KIND", "REPOSITORY_BRANCH", "CONTACT_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("site_url", "path"),
    [
        (None, "/"),
        ("", "/"),
        (" ", "/"),
        ("https://site.example", "/"),
        ("https://site.example/", "/"),
        ("https://site.example/network", "/network/"),
        ("https://site.example/a/b/", "/a/b/"),
    ],
)
def test_the_path_of_the_site_is_that_of_its_address(
    monkeypatch: pytest.MonkeyPatch, site_url: str | None, path: str
) -> None:
    """The path begins and ends with a slash; an address that is empty or not set is the top of a host."""
    if site_url is not None:
        monkeypatch.setenv("SITE_URL", site_url)

    assert site_path() == path


@pytest.mark.parametrize(
    "address",
    ["/", "site.example", "ftp://site.example/", "https://", "https://site.example/?a=1", "https://site.example/a b/"],
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    """An address without a host, such as the "/" of a workflow that knows no address, is refused with an example."""
    with pytest.raises(InvalidEnvironment, match=r"Set SITE_URL to one such as https://site\.example/network/"):
        read_addresses(address, "")


def test_empty_settings_count_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workflow passes variables that nobody has set as empty ones."""
    for name in ("REPOSITORY_KIND", "REPOSITORY_BRANCH", "CONTACT_URL"):
        monkeypatch.setenv(name, "")

    addresses = read_addresses("https://site.example", "https://github.com/o/r")

    assert addresses.site == "https://site.example/"
    assert addresses.code.edit("a.yml") == "https://github.com/o/r/edit/main/a.yml"
    assert addresses.contact == ""


def test_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of host, the branch and the contact come from their variables."""
    monkeypatch.setenv("REPOSITORY_KIND", "GitLab")
    monkeypatch.setenv("REPOSITORY_BRANCH", "trunk")
    monkeypatch.setenv("CONTACT_URL", "mailto:net@example.org")

    addresses = read_addresses("", "https://code.example/o/r")

    assert addresses.code.edit("a.yml") == "https://code.example/o/r/-/edit/trunk/a.yml"
    assert addresses.contact == "mailto:net@example.org"


@pytest.mark.parametrize("contact", ["net@example.org", "javascript:alert(1)", "http://example.org/"])
def test_a_contact_that_is_no_link_is_refused(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    """A contact is a link that mail programs or browsers open, and nothing that runs."""
    monkeypatch.setenv("CONTACT_URL", contact)

    with pytest.raises(InvalidEnvironment, match="https:// or mailto:"):
        read_addresses("", "")


def test_a_repository_that_is_none_is_refused() -> None:
    """The reason of the address is passed on."""
    with pytest.raises(InvalidEnvironment, match="not the web address of a repository"):
        read_addresses("", "git@github.com:o/r.git")
