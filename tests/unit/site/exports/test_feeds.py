"""Feeds of the sources and needs that changed last."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

from clearinghouse.addresses import Addresses
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import feeds

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITE = "https://example.org/can/"


def _files(context: SiteContext, site: str = _SITE) -> dict[str, bytes]:
    addresses = replace(context.addresses, site=site)
    return dict(feeds.files(build_context(context.catalogue, as_of=context.as_of, addresses=addresses)))


def test_both_formats_have_the_same_entries_newest_first(site_context: SiteContext) -> None:
    """Atom and JSON Feed name the same pages in full, with the day of each record's last change."""
    files = _files(site_context)

    for name in ("feed", "sources/feed", "requests/feed"):
        atom, read = ET.fromstring(files[f"{name}.xml"]), json.loads(files[f"{name}.json"])
        entries = atom.findall(f"{_ATOM}entry")
        assert [entry.findtext(f"{_ATOM}id") for entry in entries] == [item["url"] for item in read["items"]]
        days = [item["date_modified"] for item in read["items"]]
        assert 0 < len(days) <= feeds.MOST_ENTRIES
        assert days == sorted(days, reverse=True)
        assert atom.findtext(f"{_ATOM}updated") == days[0]
        assert all(item["url"].startswith(_SITE) for item in read["items"])
    both = {item["url"] for item in json.loads(files["feed.json"])["items"]}
    assert {f"{_SITE}{kind}/" for kind in ("sources", "requests")} == {
        url[: url.rindex("/", 0, -1) + 1] for url in both
    }


def test_text_of_records_is_never_markup(site_context: SiteContext) -> None:
    """A title with angle brackets, quotes and an ampersand is read back as it was written."""
    hostile = "<script>alert(\"1\")</script> & ]]> 'x'"
    sources = {key: replace(item, name=hostile) for key, item in site_context.catalogue.sources.items()}
    context = replace(site_context, facts=replace(site_context.facts, sources=tuple(sources.values())))
    atom = ET.fromstring(dict(feeds.files(_at(context)))["sources/feed.xml"])

    assert {entry.findtext(f"{_ATOM}title") for entry in atom.findall(f"{_ATOM}entry")} == {hostile}


def test_without_an_address_there_is_no_feed(site_context: SiteContext) -> None:
    """A feed names addresses in full; a site that does not know its own has none, and lists none."""
    assert _files(site_context, site="") == {}
    context = replace(site_context, addresses=Addresses("", ""))
    assert feeds.files.download(context).addresses == ()


def test_a_feed_without_records_is_as_old_as_the_build(site_context: SiteContext) -> None:
    """An empty list of needs is an empty feed that is valid, of the day of the build."""
    context = _at(replace(site_context, requests=()))
    atom = ET.fromstring(dict(feeds.files(context))["requests/feed.xml"])

    assert atom.findall(f"{_ATOM}entry") == []
    assert atom.findtext(f"{_ATOM}updated") == f"{site_context.as_of.isoformat()}T00:00:00Z"


def _at(context: SiteContext) -> SiteContext:
    return replace(context, addresses=replace(context.addresses, site=_SITE))
