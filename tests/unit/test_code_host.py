"""Addresses in a repository on the web, for each kind of host."""

from __future__ import annotations

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.code_host import HostKind, InvalidRepository, parse_repository

_PATH = "data/sources/example.yml"


@pytest.mark.parametrize(
    ("address", "edit", "new_file", "file", "issue"),
    [
        (
            "https://github.com/o/r",
            "edit/main/data/sources/example.yml",
            "new/main?filename=data/sources/example.yml",
            "blob/main/data/sources/example.yml",
            "issues/new/choose",
        ),
        (
            "https://gitlab.com/group/subgroup/r",
            "-/edit/main/data/sources/example.yml",
            "-/new/main?file_name=data/sources/example.yml",
            "-/blob/main/data/sources/example.yml",
            "-/issues/new",
        ),
        (
            "https://codeberg.org/o/r",
            "_edit/main/data/sources/example.yml",
            "_new/main?filename=data/sources/example.yml",
            "src/branch/main/data/sources/example.yml",
            "issues/new",
        ),
    ],
)
def test_each_host_has_its_own_shapes(address: str, edit: str, new_file: str, file: str, issue: str) -> None:
    """The pages to edit, add, show and report are at the addresses that the host has for them."""
    code = parse_repository(address)

    assert code.edit(_PATH) == f"{address}/{edit}"
    assert code.new_file(_PATH) == f"{address}/{new_file}"
    assert code.file(_PATH) == f"{address}/{file}"
    assert code.issue == f"{address}/{issue}"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/o/r", HostKind.GITHUB),
        ("https://GitHub.com/o/r", HostKind.GITHUB),
        ("https://github.example.org/o/r", HostKind.GITHUB),
        ("https://gitlab.com/o/r", HostKind.GITLAB),
        ("https://gitlab.unece.example:8443/o/r", HostKind.GITLAB),
        ("https://codeberg.org/o/r", HostKind.FORGEJO),
        ("https://forgejo.example.org/o/r", HostKind.FORGEJO),
        ("https://gitea.example.org/o/r", HostKind.FORGEJO),
        ("https://code.example.org/o/r", HostKind.OTHER),
        ("https://notgithub.com/o/r", HostKind.OTHER),
        ("https://code.example.org/github/r", HostKind.OTHER),
    ],
)
def test_the_name_of_the_host_decides(address: str, kind: HostKind) -> None:
    """A whole part of the host's name shows its kind; a part of a word, or of the path, does not."""
    assert parse_repository(address).kind is kind


def test_a_setting_is_stronger_than_the_name() -> None:
    """A host with any name has the shapes of the kind that the settings name."""
    code = parse_repository("https://github.example.org/o/r", "gitlab")

    assert code.edit(_PATH) == "https://github.example.org/o/r/-/edit/main/data/sources/example.yml"


@pytest.mark.parametrize(
    "address", ["https://github.com/o/r", "https://github.com/o/r/", " https://github.com/o/r.git "]
)
def test_addresses_to_clone_and_with_a_slash_are_the_same_repository(address: str) -> None:
    """What people copy from the page of a repository gives the same addresses."""
    assert parse_repository(address).address == "https://github.com/o/r/"


def test_names_with_special_characters_are_encoded() -> None:
    """A space, a question mark and a letter outside ASCII do not break an address."""
    code = parse_repository("https://github.com/o/r", branch="a branch")

    assert code.edit("content/é?.md") == "https://github.com/o/r/edit/a%20branch/content/%C3%A9%3F.md"


def test_only_github_fills_in_the_text_of_a_file() -> None:
    """Other hosts do not know a parameter for the text, so they get none."""
    addresses = ("https://github.com/o/r", "https://gitlab.com/o/r", "https://codeberg.org/o/r")

    assert [parse_repository(address).new_file_with_text("x.yml") for address in addresses] == [
        "https://github.com/o/r/new/main?filename=x.yml&value=",
        "",
        "",
    ]


@pytest.mark.parametrize("address", ["", " ", "https://code.example.org/o/r"])
def test_without_a_known_host_there_are_no_addresses(address: str) -> None:
    """No repository, or one on a host that is not known, has no page to edit, to add or to report."""
    code = parse_repository(address)

    assert (code.edit(_PATH), code.new_file(_PATH), code.file(_PATH), code.issue, code.report) == ("",) * 5
    assert bool(code) is bool(address.strip())


@pytest.mark.parametrize(
    "address",
    [
        "github.com/o/r",
        "git@github.com:o/r.git",
        "ssh://git@github.com/o/r",
        "https://",
        "https://[x/o/r",
        "https://g.org/?a",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    """An address that no browser can open is refused with an example of one that works."""
    with pytest.raises(InvalidRepository, match=r"Write one such as https://github\.com/owner/name"):
        parse_repository(address)


def test_an_unknown_kind_is_refused() -> None:
    """A kind that is misspelt is refused with the kinds that there are."""
    with pytest.raises(InvalidRepository, match="github, gitlab, forgejo, other"):
        parse_repository("https://code.example.org/o/r", "githb")


def test_a_page_without_a_file_leads_to_the_repository() -> None:
    """The link to edit a page that no single file makes leads to the repository."""
    assert Addresses("", "https://gitlab.com/o/r/").edit(None) == "https://gitlab.com/o/r/"
