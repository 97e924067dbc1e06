"""The desk of the secretariat: each number has its file, requests that have ended do not wait, nothing is added up."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.secretariat_desk import pending_requests, stale_sources
from clearinghouse.site.exports.secretariat_tables import files
from clearinghouse.site.pages.directives.secretariat import desk


def _tables(context: SiteContext) -> dict[str, list[dict[str, str]]]:
    return {name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))) for name, content in files(context)}


def test_requests_that_have_ended_do_not_wait(busy: SiteContext) -> None:
    """Only submitted requests before their end are pending; the overdue ones come first."""
    pending = pending_requests(busy)

    assert pending
    assert all(item.request.origin == "submitted" and item.stage.status not in FINAL for item in pending)
    overdue = [bool(item.stage.overdue) for item in pending]
    assert overdue == sorted(overdue, reverse=True)
    assert [row["request"] for row in _tables(busy)["secretariat/requests.csv"]] == [
        item.request.id for item in pending
    ]


def test_each_number_of_the_desk_has_a_file(busy: SiteContext) -> None:
    """Every row of the first table links to a CSV file of the site."""
    html = desk(busy, "../")
    first = html.split("</table>")[0]

    assert first.count("<tr><th scope=row") == len(re.findall(r'href="\.\./[a-z/-]+\.csv', first)) == 8
    assert f"<td class=ch-number>{len(pending_requests(busy))}</td>" in first


def test_a_total_that_was_not_found_is_no_zero(site_context: SiteContext) -> None:
    """The page says "not found", and the file has an empty cell."""
    rows = [row for row in _tables(site_context)["secretariat/funding-needs.csv"] if row["kind"] == "assessment"]

    assert [row["total_usd"] for row in rows] == ["", "1200000000"]
    html = desk(site_context, "../")
    assert "not found" in html
    assert "Some assessments state a total." in html


def test_a_catalogue_without_the_record_has_a_desk(site_context: SiteContext) -> None:
    """Without assessments the desk has its numbers, and says nothing about overall needs."""
    bare = replace(site_context, catalogue=replace(site_context.catalogue, funding_needs={}))

    assert "Overall funding needs" not in desk(bare, "../")
    assert _tables(bare)["secretariat/funding-needs.csv"] == []


def test_stale_sources_are_the_oldest_first(site_context: SiteContext) -> None:
    """The list is in the order of the last check, and has only sources in use."""
    checked = [source.verified.on for source in stale_sources(site_context)]

    assert checked == sorted(checked)
    assert set(stale_sources(site_context)) <= set(site_context.sources)
