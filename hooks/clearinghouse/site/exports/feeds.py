"""Feeds of the records that changed last, as Atom (RFC 4287) and JSON Feed 1.1: sources, needs, both; corrections.

A record's day is the last on which it was read, checked or acted on, as it says itself. Feeds name addresses in full,
so a site that does not know its own address has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from clearinghouse.domain.events import coming_events
from clearinghouse.domain.last_change import last_change
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import TreatyEvent
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.correction_log import FOLDER, addresses
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import exporter

MOST_ENTRIES = 50
_Row = tuple[str, str, str]  # identifier, title, summary
_ATOM = "http://www.w3.org/2005/Atom"
_FEEDS = {
    "feed": ("", N_("New and changed sources and needs"), ("sources", "requests")),
    "sources/feed": ("sources/", N_("New and changed sources"), ("sources",)),
    "requests/feed": ("requests/", N_("New and changed needs"), ("requests",)),
    "freshness/corrections": ("freshness/corrections/", N_("Corrections of facts"), ("corrections",)),
    "events/feed": ("events/", N_("New and changed dates of the Convention"), ("events",)),
}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One record in a feed. `address` is that of its page, in full; `lasting` identifies it where that can change."""

    address: str
    title: str
    summary: str
    day: date
    lasting: str = ""

    @property
    def id(self) -> str:
        """What feed readers know the entry by."""
        return self.lasting or self.address


@exporter(
    title=N_("Feeds"),
    description=N_("The sources and needs that changed last, for feed readers."),
    addresses=lambda context: [
        f"{name}.{kind}" for name in _FEEDS for kind in ("xml", "json") if context.addresses.site
    ],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield <feed>.xml and <feed>.json for each feed; nothing where the address of the site is not known."""
    if not context.addresses.site:
        return
    found = {kind: list(_entries(context, kind)) for kind in _ROWS}
    found["corrections"] = list(_corrections(context))
    for name, (page, title, kinds) in _FEEDS.items():
        entries = sorted((entry for kind in kinds for entry in found[kind]), key=_newest_first)[:MOST_ENTRIES]
        feed = _Feed(context, name, page, context.messages.gettext(title))
        yield f"{name}.xml", feed.atom(entries)
        yield f"{name}.json", feed.json(entries)


def _newest_first(entry: FeedEntry) -> tuple[int, str]:
    return -entry.day.toordinal(), entry.address


def _entries(context: SiteContext, kind: str) -> Iterator[FeedEntry]:
    for identifier, title, summary in _ROWS[kind](context):
        day = last_change(context.catalogue.documents[kind, identifier].data, as_of=context.as_of)
        if day:
            page = f"{kind}/#{identifier}" if kind == "events" else f"{kind}/{identifier}/"
            yield FeedEntry(context.addresses.page(page), title, summary, day)


def _sources(context: SiteContext) -> Iterator[_Row]:
    return ((item.id, item.name, item.summary) for item in context.sources)


def _needs(context: SiteContext) -> Iterator[_Row]:
    return ((item.id, _title(context, item.title, item.country), item.problem) for item in context.requests)


def _events(context: SiteContext) -> Iterator[_Row]:
    coming = (item.event for item in coming_events(context.catalogue, context.as_of))
    return ((item.id, item.title, _days(item, context.messages)) for item in coming)


_ROWS: Mapping[str, Callable[[SiteContext], Iterator[_Row]]] = {
    "sources": _sources,
    "requests": _needs,
    "events": _events,
}


def _corrections(context: SiteContext) -> Iterator[FeedEntry]:
    for item, address in addresses(context.catalogue):
        title = context.messages.gettext("%(record)s: %(field)s", record=item.record, field=item.field)
        # A row may move to a further page. Its identifier stays, so that no reader shows it as new again.
        lasting = context.addresses.page(f"{FOLDER}#{item.anchor}")
        yield FeedEntry(context.addresses.page(address), title, item.what, item.on, lasting)


def _days(event: TreatyEvent, messages: Messages) -> str:
    """Return the days of an event as its record has them, with a word on those that are not set."""
    days = f"{event.starts}/{event.ends}" if event.ends else event.starts
    return messages.gettext("%(name)s (tentative)", name=days) if event.is_tentative else days


def _title(context: SiteContext, title: str, code: str | None) -> str:
    country = context.catalogue.countries.get(code or "")
    return f"{country.name}: {title}" if country else title


@dataclass(frozen=True, slots=True)
class _Feed:
    context: SiteContext
    name: str
    page: str
    title: str

    def atom(self, entries: Iterable[FeedEntry]) -> bytes:
        """Return the feed as Atom. A feed without entries is as old as the build."""
        entries = list(entries)
        feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": self.context.language})
        address = self.context.addresses.page
        _add(feed, "title", self.title)
        _add(feed, "id", address(f"{self.name}.xml"))
        _add(feed, "updated", _moment(max((item.day for item in entries), default=self.context.as_of)))
        ET.SubElement(_add(feed, "author"), "name").text = self.context.messages.gettext("Contributors to the site")
        _add(feed, "link", rel="self", type="application/atom+xml", href=address(f"{self.name}.xml"))
        _add(feed, "link", rel="alternate", type="text/html", href=address(self.page))
        for item in entries:
            entry = _add(feed, "entry")
            _add(entry, "title", item.title)
            _add(entry, "id", item.id)
            _add(entry, "updated", _moment(item.day))
            _add(entry, "link", rel="alternate", type="text/html", href=item.address)
            _add(entry, "summary", item.summary)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()

    def json(self, entries: Iterable[FeedEntry]) -> bytes:
        """Return the feed as JSON Feed."""
        address = self.context.addresses.page
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": address(self.page),
            "feed_url": address(f"{self.name}.json"),
            "language": self.context.language,
            "items": [
                {
                    "id": item.id,
                    "url": item.address,
                    "title": item.title,
                    "content_text": item.summary,
                    "date_modified": _moment(item.day),
                }
                for item in entries
            ],
        }
        return f"{as_json(feed)}\n".encode()


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text
    return child


def _moment(day: date) -> str:
    """Return a day as a moment: both formats want a time, and records have none."""
    return f"{day.isoformat()}T00:00:00Z"
