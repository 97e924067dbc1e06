"""The log of corrections: split by month and kind, in pages that load fast, each row with a lasting address."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from clearinghouse.records.corrections import Corrections
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.correction_log import PER_PAGE, addresses, corrections, log_parts
from clearinghouse.site.exports import feeds
from clearinghouse.site.pages.corrections import by_record, tasks
from clearinghouse.site.pages.directives import freshness


def _with(context: SiteContext, *rows: tuple[date, str, str, str]) -> SiteContext:
    keys = ("on", "record", "field", "what")
    data = {"title": "Log", "corrections": [dict(zip(keys, (str(row[0]), *row[1:]), strict=True)) for row in rows]}
    log = Corrections.from_data(data, id="2026-11")
    return replace(context, catalogue=replace(context.catalogue, corrections={log.id: log}))


def _row(number: int, record: str = "sources/a-fund", field: str = "summary") -> tuple[date, str, str, str]:
    return date(2026, 10, 31) - timedelta(days=number % 3), record, field, f"Wrong {number}."


def test_a_long_month_has_several_pages_and_every_row_once(site_context: SiteContext) -> None:
    """The pages of a part have all rows, the last day first; the feed knows where each row is."""
    rows = [_row(number) for number in range(PER_PAGE + 1)]
    context = _with(site_context, *rows)
    items = corrections(context.catalogue)
    pages = {task.uri: task.render(context, task.key).body for task in tasks(context)}

    assert list(pages) == ["freshness/corrections/2026-10-sources/", "freshness/corrections/2026-10-sources-2/"]
    assert [item.on for item in items] == sorted((row[0] for row in rows), reverse=True)
    assert all(f'id="{at.split("#")[1]}"' in pages[at.split("#")[0]] for _, at in addresses(context.catalogue))
    assert "rel=next" in pages["freshness/corrections/2026-10-sources/"]


def test_months_and_kinds_have_parts_of_their_own(site_context: SiteContext) -> None:
    """A kind without a line of its own is among the others; rows of a record on a day are together."""
    later = (date(2026, 11, 2), "vocabularies/topics", "name", "Later.")
    context = _with(site_context, _row(0), later, _row(0, "sources/z"), _row(3, field="amount.note"))
    parts = log_parts(corrections(context.catalogue))

    assert [(part.address(), len(part.entries)) for part in parts] == [
        ("freshness/corrections/2026-11-others/", 1),
        ("freshness/corrections/2026-10-sources/", 3),
    ]
    assert [(item.identifier, len(item.entries)) for item in by_record(parts[1].entries)] == [("a-fund", 2), ("z", 1)]


def test_text_is_escaped_and_an_unknown_field_shows_its_path(site_context: SiteContext) -> None:
    """Neither the text nor the name of a field becomes markup; a known field has the title of the schema."""
    hostile = (date(2026, 11, 2), "sources/<b>", "no.such<i>", "<script>alert(1)</script>")
    known = (date(2026, 11, 2), "sources/<b>", "access.intake", "Was open.")
    context = _with(site_context, hostile, known)
    body = next(iter(tasks(context))).render(context, "1").body

    assert "<script>" not in body
    assert "no.such&lt;i&gt;:" in body
    assert "access.intake" not in body


def test_an_empty_log_has_no_pages_and_says_so(site_context: SiteContext) -> None:
    """Without a correction there is one sentence, and no part."""
    context = _with(site_context)

    assert list(tasks(context)) == []
    assert "No correction is in the log yet" in freshness.part(context, "../../", "corrections")


def test_the_overview_links_to_each_part_with_its_number(site_context: SiteContext) -> None:
    """Every month and kind is a link next to the number of its rows."""
    context = _with(site_context, _row(0), _row(1), _row(0, "requests/a-need"))
    overview = freshness.part(context, "../../", "corrections")

    assert 'href="../../freshness/corrections/2026-10-sources/">Sources</a> <span class="q n">2<' in overview
    assert "2026-10-requests" in overview


def test_an_entry_of_the_feed_keeps_its_identifier(site_context: SiteContext) -> None:
    """The address names the page of the row; the identifier names none, because a row moves to further pages."""
    context = _with(site_context, _row(0))
    located = replace(context, addresses=replace(context.addresses, site="https://example.org/can/"))
    item = json.loads(dict(feeds.files(located))["freshness/corrections.json"])["items"][0]

    assert item["url"].startswith("https://example.org/can/freshness/corrections/2026-10-sources/#")
    assert item["id"].startswith("https://example.org/can/freshness/corrections/#")
