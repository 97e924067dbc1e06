"""Statistics: every record is counted where it belongs, the page and the files have the same numbers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace

from clearinghouse.domain.evidence_age import SHOWN_FRESH, months_before, newest_evidence
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.statistics import statistics_tables
from clearinghouse.site.exports.statistics_tables import files
from clearinghouse.site.pages.directives.statistics import page_part


def test_tables_in_which_each_record_has_one_value_add_up(site_context: SiteContext) -> None:
    """Families, statuses and ages of sources add up to the sources, regions to the needs waiting for help."""
    sums = {table.id: sum(row.count for row in table.rows) for table in statistics_tables(site_context)}

    assert {sums[f"sources-{name}"] for name in ("family", "status", "age")} == {len(site_context.sources)}
    standings = site_context.facts.standings
    assert sums["needs-region"] == sum(standings[item.id] is NeedStanding.WAITING for item in site_context.requests)
    assert sums["needs-age"] == len(site_context.requests)
    outside = [item for item in site_context.catalogue.awards.values() if item.is_outside_gef]
    assert sums["awards-size"] == len(outside)


def test_the_youngest_class_is_that_of_freshness(site_context: SiteContext) -> None:
    """A source is up to one year old where its newest page is within the months that freshness publishes."""
    table = next(table for table in statistics_tables(site_context) if table.id == "sources-age")
    first = months_before(site_context.as_of, SHOWN_FRESH)
    newest = [newest_evidence(item.evidence, as_of=site_context.as_of) for item in site_context.sources]
    counts = Counter({row.id: row.count for row in table.rows})

    assert counts["Up to 1 year"] == sum(item is not None and item.on >= first for item in newest)
    assert counts["No date"] == newest.count(None)
    assert counts.total() == len(newest) > 0


def test_each_table_has_a_file_and_a_part_of_the_page(site_context: SiteContext) -> None:
    """The files have the rows of the tables, and the page links to each of them."""
    published, html = dict(files(site_context)), page_part(site_context, "../")
    tables = statistics_tables(site_context)

    assert len(published) == len(tables) > 8
    for table in tables:
        rows = csv.DictReader(io.StringIO(published[f"statistics/{table.id}.csv"].decode("utf-8-sig")))
        assert [int(row["count"]) for row in rows] == [row.count for row in table.rows]
        assert f"<h2 id={table.id}>" in html
        assert f"href=../statistics/{table.id}.csv" in html


def test_gef_money_is_in_no_table_of_awards(site_context: SiteContext) -> None:
    """When money of the GEF is in every award, there is no award to count."""
    awards = {key: replace(item, gef="seen") for key, item in site_context.catalogue.awards.items()}
    bare = replace(site_context, catalogue=replace(site_context.catalogue, awards=awards))

    assert [table.id for table in statistics_tables(bare) if table.id.startswith("awards")] == []
