"""The built site as files: every record has a page, links lead somewhere, heads are whole, builds are the same."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.publishing.internal_links import BrokenLink, find_broken_links
from support.builds import REPOSITORY, SITE_URL, build
from support.paths import ROOT
from support.site_files import read

_PAGES = [
    "",
    "sources/",
    "sources/unep-special-programme/",
    "organisations/unep/",
    "topics/pcb/",
    "assistance/grant/",
    "countries/",
    "countries/KEN/",
    "deadlines/",
    "centres/",
    "centres/scrc-kenya/",
    "requests/",
    "requests/sdn-obsolete-pesticides/",
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


def test_every_record_has_a_page(site: Path, live: Catalogue) -> None:
    """Every source, organisation, centre, country and request has a page at its address."""
    missing = [
        f"{kind}/{key}/"
        for kind in ("sources", "organisations", "centres", "countries", "requests")
        for key in live.records(kind)
        if not (site / kind / key / "index.html").is_file()
    ]

    assert missing == []


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    """No link, form or asset inside the site is broken, and no anchor is missing."""
    assert find_broken_links(site, base="/network/") == []


def test_the_link_walk_finds_a_missing_page_anchor_and_asset(tmp_path: Path) -> None:
    """The walk itself tells a missing page, a missing anchor and a missing file."""
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


@pytest.mark.parametrize("uri", _PAGES)
def test_page_has_title_description_address_heading_and_policy(site: Path, uri: str) -> None:
    """Every kind of page has one heading, a title, a description, its address, and a policy before any script."""
    html = read(site, uri)

    assert len(re.findall(r"<h1\b", html)) == 1
    assert re.search(r"<title>[^<]{5,}</title>", html)
    assert re.search(r'<meta name="description" content="[^"]{20,}"', html)
    assert f'<link rel="canonical" href="{SITE_URL}{uri}">' in html
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "ch-slot" not in html


def test_no_slot_is_left_on_any_page_and_titles_differ(site: Path) -> None:
    """No page shows a slot of its shell, and no two pages have one title."""
    titles: dict[str, list[str]] = {}
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        assert "ch-slot" not in html, path
        titles.setdefault(re.search(r"<title>(.*?)</title>", html, re.S).group(1), []).append(
            str(path.relative_to(site))
        )

    assert [paths for paths in titles.values() if len(paths) > 1] == []


def test_edit_link_opens_the_record(site: Path) -> None:
    """The edit link of a record page opens the YAML file, that of a prose page its Markdown."""
    assert f'href="{REPOSITORY}/edit/main/data/sources/unep-special-programme.yml"' in read(
        site, "sources/unep-special-programme/"
    )
    assert f'href="{REPOSITORY}/edit/main/data/countries/KEN.yml"' in read(site, "countries/KEN/")
    assert f'href="{REPOSITORY}/edit/main/content/about/index.md"' in read(site, "about/")


def test_navigation_does_not_list_records(site: Path) -> None:
    """The navigation of a page does not grow with the number of records."""
    navigation = read(site, "about/").split("<article")[0]

    assert "sources/unep" not in navigation
    assert navigation.count("md-nav__link") < 60


def test_sitemap_has_every_page_once(site: Path) -> None:
    """The sitemap has each page of the site exactly once, shells not at all."""
    found = [
        item.text for item in ET.parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    pages = {
        SITE_URL + path.parent.relative_to(site).as_posix().strip(".").strip("/") for path in site.rglob("index.html")
    }

    assert len(found) == len(set(found))
    assert {item.rstrip("/") for item in found} == {page.rstrip("/") for page in pages}


def test_search_index_knows_a_record(site: Path) -> None:
    """The search engine is there, with an index for English, and no page loads it before a query."""
    assert (site / "pagefind" / "pagefind.js").is_file()
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text())
    assert entry["languages"]["en"]["page_count"] > 400
    assert all("pagefind.js" not in path.read_text("utf-8") for path in site.rglob("*.html"))


def test_published_schemas_accept_the_published_records(site: Path) -> None:
    """Each published schema stands alone, names the terms, and accepts every published record of its kind."""
    for kind, schema_name in (("sources", "source"), ("requests", "request"), ("countries", "country")):
        schema = json.loads((site / "schemas" / f"{schema_name}.schema.json").read_text())
        envelope = json.loads((site / "api" / "v1" / f"{kind}.json").read_text())
        records = [{key: value for key, value in item.items() if key != "id"} for item in envelope["result"]]
        assert envelope["total"] == len(records) > 0
        validator = jsonschema.Draft202012Validator(schema)
        assert [error.message for item in records for error in validator.iter_errors(item)] == []
    source = json.loads((site / "schemas" / "source.schema.json").read_text())
    assert "pcb" in source["properties"]["topics"]["items"]["enum"]


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    """Two builds of one commit on one day give the same files with the same bytes, search index included."""
    again = tmp_path / "again"
    done = build(ROOT, again)
    assert done.returncode == 0, done.stderr

    def files(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    first, second = files(site), files(again)
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if second[name] != content] == []
