"""The built site as files: every record has a page, links lead somewhere, heads are whole, builds are the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.publishing.internal_links import BrokenLink, find_broken_links
from support.builds import REPOSITORY, SITE_URL, build_or_fail, furnish
from support.linked_copies import copy_linked
from support.site_files import read
from support.site_invariants import SITE_INVARIANTS

_PAGES = [
    "",
    "sources/",
    "sources/global-programme/",
    "organisations/example-fund/",
    "topics/pcb/",
    "assistance/grant/",
    "countries/",
    "countries/KEN/",
    "deadlines/",
    "centres/",
    "centres/kenya-seat/",
    "requests/",
    "requests/vnm-ddt/",
    "budget/",
    "workplan/",
    "about/",
    "opportunities/",
    "unmet/",
    "matching/",
    "memberships/",
    "requests/process/",
    "requests/example-good-request/",
    "ledger/",
    "contribute/good-request/",
    "contribute/",
    "contribute/fields/",
    "contribute/rules/",
    "data/",
    "chemicals/",
    "search/",
]


def test_every_record_has_a_page(site: Path, catalogue: Catalogue) -> None:
    """Every source, organisation, centre, country and request has a page at its address."""
    missing = [
        f"{kind}/{key}/"
        for kind in ("sources", "organisations", "centres", "countries", "requests")
        for key in catalogue.records(kind)
        if not (site / kind / key / "index.html").is_file()
    ]

    assert missing == []


def test_the_link_walk_finds_a_missing_page_anchor_and_asset(tmp_path: Path) -> None:
    """The walk itself reports a missing page, a missing anchor and a missing file."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">x</a> <a href="b/">x</a> <a href="a/#no">x</a> <a href="a/#yes">x</a>'
    )
    (tmp_path / "a" / "index.html").write_text(
        '<p id="yes"></p><script src="../none.js"></script><a href="../../x">x</a>'
    )

    assert find_broken_links(tmp_path) == [
        BrokenLink("a/index.html", "../../x"),
        BrokenLink("a/index.html", "../none.js"),
        BrokenLink("index.html", "a/#no"),
        BrokenLink("index.html", "b/"),
    ]


@pytest.mark.parametrize("name", SITE_INVARIANTS)
def test_invariant_holds(site: Path, name: str) -> None:
    """What holds for every site holds for that of the complete catalogue."""
    assert list(SITE_INVARIANTS[name](site)) == []


@pytest.mark.parametrize("uri", _PAGES)
def test_page_has_title_description_address_heading_and_policy(site: Path, uri: str) -> None:
    """Every kind of page has one heading, a title, a description, its address, and a policy before any script."""
    html = read(site, uri)

    assert len(re.findall(r"<h1\b", html)) == 1
    assert re.search(r"<title>[^<]{5,}</title>", html)
    assert re.search(r'<meta name=description content="[^"]{20,}"', html)
    assert f'<link rel=canonical href="{SITE_URL}{uri}">' in html
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "ch-slot" not in html


def test_edit_link_opens_the_record(site: Path) -> None:
    """The edit link of a record page opens the YAML file, that of a prose page its Markdown."""
    assert f'href="{REPOSITORY}/edit/main/data/sources/global-programme.yml"' in read(site, "sources/global-programme/")
    assert f'href="{REPOSITORY}/edit/main/data/countries/KEN.yml"' in read(site, "countries/KEN/")
    assert f'href="{REPOSITORY}/edit/main/content/about/index.md"' in read(site, "about/")


def test_navigation_does_not_list_records(site: Path) -> None:
    """The navigation of a page does not grow with the number of records."""
    before, _, rest = read(site, "about/").partition("<main")
    navigation = before + rest.partition("</main>")[2]

    assert "sources/example" not in navigation
    assert navigation.count("<a ") < 80  # the bar, and the map of the pages written by hand


def test_published_schemas_name_the_terms(site: Path) -> None:
    """A field that takes terms lists them in the published schema, so that it is complete in itself."""
    source = json.loads((site / "schemas" / "source.schema.json").read_text())

    assert "pcb" in source["properties"]["topics"]["items"]["enum"]


def test_two_builds_are_byte_identical(site: Path, complete: Path, tmp_path: Path) -> None:
    """Two builds of one commit on one day give the same files with the same bytes, search index included."""
    again = tmp_path / "again"
    build_or_fail(furnish(copy_linked(complete, tmp_path / "root")), again)

    def files(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    first, second = files(site), files(again)
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if second[name] != content] == []
