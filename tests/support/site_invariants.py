"""What holds for every built site, whatever its records say: each function yields what contradicts it."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path

import jsonschema_rs
from clearinghouse.site.publishing.internal_links import find_broken_links

from support.builds import SITE_URL

SiteInvariant = Callable[[Path], Iterator[object]]
SITE_INVARIANTS: dict[str, SiteInvariant] = {}
_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_TECHNICAL = ("contribute/", "data/", "api/")  # these show how records are written
# Each begins with the characters that it looks for, and only then looks at the one before: that is ten times as fast.
_NOT_FOR_READERS = {
    "a day that is not written in words": r"20(?<=\b20)\d\d-\d\d-\d\d\b",
    "a value of a program": r"n(?<=\bn)(?:ull|an)\b|u(?<=\bu)ndefined\b|N(?<=\bN)(?:aN\b|one[,;)])|\[object",
    "a template": r"\{\{|\{%|ch-slot",
    "a singular with a plural": (
        r"1 (?<=\b1 )(sources|needs|countries|centres|records|days|requests|months|years|points)\b"
    ),
    "punctuation around nothing": r"[,;](?:(?<=\w .)(?:\s|$)|\s*\.)|\(\s*\)",
}
_RUN_INTO = re.compile(r"\.(?<=[a-z0-9)]\.)[A-Z][a-z]+ |\.(?<=[^.]\.)\.[^./]")
_BLOCK = r"</?(?:p|li|h\d|t[dhr]|d[dlt]|[uo]l|div|caption|span|br|summary)\b[^>]*>"
_RECORD_FOLDERS = ("sources", "organisations", "centres", "countries", "requests")
_RECORD_BYTES = 11 * 1024  # of the HTML of a record page, compressed; some 1 KiB of it is the map at the foot
_HEAVY_SHARE = 0.05  # of the record pages, which may be heavier: some records have much to say


def site_invariant(function: SiteInvariant) -> SiteInvariant:
    """Register an invariant of built sites under the name of its function."""
    SITE_INVARIANTS[function.__name__] = function
    return function


@lru_cache(maxsize=1)
def _pages(site: Path) -> tuple[tuple[str, str], ...]:
    """Return the pages of a site; they are read once, because one invariant is looked at after the other."""
    paths = sorted(site.rglob("index.html"))
    return tuple((path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in paths)


@site_invariant
def every_link_leads_somewhere(site: Path) -> Iterator[object]:
    """No link, form or asset inside the site is broken, and no anchor is missing."""
    yield from find_broken_links(site, base="/network/")


@site_invariant
def every_link_of_a_feed_leads_somewhere(site: Path) -> Iterator[object]:
    """Each address in a feed is that of a page of the site, with the anchor that it names; no two entries share one."""
    feeds = [path for path in sorted(site.rglob("*.json")) if b"jsonfeed.org" in path.read_bytes()[:200]]
    if not feeds:
        yield "no feed"
    for path in feeds:
        feed = json.loads(path.read_text("utf-8"))
        addresses = [feed["home_page_url"], *(item["url"] for item in feed["items"])]
        yield from ((path.name, address) for address in addresses if not _is_shown(site, address))
        yield from (address for address, count in Counter(addresses[1:]).items() if count > 1)


def _is_shown(site: Path, address: str) -> bool:
    uri, _, anchor = address.removeprefix(SITE_URL).partition("#")
    page = site / uri / "index.html"
    return page.is_file() and (
        not anchor or bool(re.search(rf' id="?{re.escape(anchor)}[" >]', page.read_text("utf-8")))
    )


@site_invariant
def titles_differ_and_no_slot_is_left(site: Path) -> Iterator[object]:
    """No page shows a slot of its shell, and no two pages have one title."""
    titles: dict[str, list[str]] = defaultdict(list)
    for uri, html in _pages(site):
        title = re.search(r"<title>(.*?)</title>", html, re.S)
        titles[title.group(1) if title else ""].append(uri)
        if "ch-slot" in html or not title:
            yield uri
    yield from (uris for uris in titles.values() if len(uris) > 1)


@site_invariant
def the_sitemap_has_every_page_once(site: Path) -> Iterator[object]:
    """The sitemap has each page of the site exactly once, shells not at all."""
    listed = [(item.text or "").rstrip("/") for item in ET.parse(site / "sitemap.xml").iter(_LOCATION)]
    pages = {f"{SITE_URL}{uri.removesuffix('index.html')}".rstrip("/") for uri, _ in _pages(site)}
    yield from set(listed) ^ pages
    if len(listed) != len(set(listed)):
        yield "an address stands twice"


@site_invariant
def published_schemas_accept_the_published_records(site: Path) -> Iterator[object]:
    """Each published schema is complete in itself and accepts every published record of its kind."""
    for kind, name in (("sources", "source"), ("requests", "request"), ("countries", "country")):
        validator = jsonschema_rs.Draft202012Validator(
            json.loads((site / f"schemas/{name}.schema.json").read_text("utf-8"))
        )
        published = json.loads((site / f"api/v1/{kind}.json").read_text("utf-8"))
        if published["total"] != len(published["result"]):
            yield kind, published["total"]
        for record in published["result"]:
            data = {key: value for key, value in record.items() if key != "id"}
            yield from (f"{kind}/{record['id']}: {error.message}" for error in validator.iter_errors(data))


def _text(html: str) -> str:
    """Return the text of a page without scripts, code and addresses."""
    body = html[html.index("<body") :]
    body = re.sub(r"<(script|style|template|code|pre)\b.*?</\1>", "…", body, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", "\n", body))


@site_invariant
def pages_are_written_for_readers(site: Path) -> Iterator[object]:
    """No page for readers shows codes, values of programs, or punctuation around something that is missing."""
    for uri, html in _pages(site):
        text = "" if uri.startswith(_TECHNICAL) else _text(html)
        for what, pattern in _NOT_FOR_READERS.items():
            if match := re.search(pattern, text):
                yield f"{uri}: {what}: {match.group()}"


@site_invariant
def sentences_do_not_run_into_each_other(site: Path) -> Iterator[object]:
    """Between two sentences of a page there is one full stop and a space."""
    for uri, html in _pages(site):
        main = html.partition("<main")[2].partition("</main>")[0]
        named = re.sub(r'<a [^>]*rel="?nofollow[^>]*>.*?</a>', "", f"<main{main}", flags=re.S)
        blocks = re.sub(_BLOCK, "\n", named)
        text = re.sub(r"<(script|style|svg|code).*?</\1>|<[^>]+>", "", blocks, flags=re.S)
        yield from (f"{uri}: {text[max(hit.start() - 30, 0) : hit.end() + 20]}" for hit in _RUN_INTO.finditer(text))


@site_invariant
def record_pages_are_light(site: Path) -> Iterator[object]:
    """Nearly all pages of records are at most 11 KiB compressed."""
    weights = {
        uri: len(gzip.compress(html.encode(), 6)) for uri, html in _pages(site) if uri.startswith(_RECORD_FOLDERS)
    }
    heavy = sorted((weight, uri) for uri, weight in weights.items() if weight > _RECORD_BYTES and uri.count("/") > 1)
    if len(heavy) > len(weights) * _HEAVY_SHARE:
        yield from reversed(heavy)


@site_invariant
def the_search_knows_english_pages(site: Path) -> Iterator[object]:
    """The search engine is there with an index for English, and no page loads it before a query."""
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    if not entry["languages"]["en"]["page_count"]:
        yield "no page"
    yield from (uri for uri, html in _pages(site) if "pagefind.js" in html)
