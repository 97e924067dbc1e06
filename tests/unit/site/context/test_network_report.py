"""The figures of the report: one name each, the same in sentences and tables, for any period."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import network_report, usual_period
from clearinghouse.site.exports.report_figures import figures_csv
from clearinghouse.site.pages.report_parts import report_body, report_document

_FIGURE = re.compile(r'<data value="(-?\d+)" data-figure="?([a-z-]+)"?>([^<]*)</data>')
_PERIOD = date(2024, 1, 1), date(2026, 11, 24)


def test_sentences_and_tables_have_the_same_figures(site_context: SiteContext) -> None:
    """Every figure of the report is shown, and each place that shows it has its value."""
    report = network_report(site_context, *_PERIOD)
    shown = _FIGURE.findall(report_body(site_context, "", report))

    assert {name for _, name, _ in shown} == set(report.figures)
    assert {(name, int(value)) for value, name, _ in shown} == set(report.figures.items())
    assert len({(name, words) for _, name, words in shown}) == len(report.figures)
    in_sentences = [name for _, name, _ in shown if [one for _, one, _ in shown].count(name) > 1]
    assert len(set(in_sentences)) > 12


def test_the_file_has_the_same_figures(site_context: SiteContext) -> None:
    """The CSV has one row for each figure, with the value of the report."""
    report = network_report(site_context, *_PERIOD)
    rows = list(csv.DictReader(io.StringIO(figures_csv(site_context, report).decode("utf-8-sig"))))

    assert {row["figure"]: int(row["value"]) for row in rows} == report.figures
    assert len(rows) == len(report.figures)


def test_a_period_in_the_past_has_its_own_awards(site_context: SiteContext) -> None:
    """A period before everything has no award and no check; the whole time has all awards with a year."""
    early = network_report(site_context, date(1990, 1, 1), date(1990, 12, 31)).figures
    always = network_report(site_context, date(1990, 1, 1), date(2026, 11, 24)).figures

    assert early["awards"] == early["checked-in-period"] == 0
    assert always["awards"] == sum(award.year is not None for award in site_context.catalogue.awards.values())


def test_a_period_that_ends_before_it_begins_is_refused(site_context: SiteContext) -> None:
    """Such a period is an error, not an empty report."""
    with pytest.raises(ValueError, match="before it begins"):
        network_report(site_context, date(2026, 1, 2), date(2026, 1, 1))


def test_the_usual_period_of_a_leap_day_begins_the_day_before() -> None:
    """Two years before 29 February there is no such day."""
    assert usual_period(date(2028, 2, 29)) == (date(2026, 2, 28), date(2028, 2, 29))
    assert usual_period(date(2026, 11, 28))[0] == date(2024, 11, 28)


def test_a_comparison_shows_what_changed(site_context: SiteContext) -> None:
    """Next to each figure is the earlier one; a figure that is new has none."""
    report = network_report(site_context, *_PERIOD)
    before = {name: value - 1 for name, value in report.figures.items() if name != "stale"}

    html = report_body(site_context, "", report, before=before, before_name="the first <release>")

    assert html.count("+1") == len(report.figures) - 1
    assert "the first &lt;release&gt;" in html
    assert "Compared with" not in report_body(site_context, "", report)


def test_requests_that_were_sent_are_counted_with_their_stages(busy: SiteContext) -> None:
    """In a network with submitted requests the report has their number and the median of each stage."""
    report = network_report(busy, *_PERIOD)
    html = report_body(busy, "", report)

    assert report.figures["requests"] == report.statistics.total > 0
    assert "Median days in each stage of a request" in html
    assert "does not exist" not in html


def test_an_empty_catalogue_has_a_report(site_context: SiteContext) -> None:
    """Without budget, work plan and awards the report still has every figure."""
    bare = replace(site_context, catalogue=replace(site_context.catalogue, budget={}, workplan={}, awards={}))
    report = network_report(bare, *_PERIOD)

    assert report.figures["awards"] == 0
    assert "Overhead" not in report_body(bare, "", report)


def test_the_document_says_that_the_network_does_not_exist_and_links_its_parts(site_context: SiteContext) -> None:
    """The notice stands before everything else, and each line of the contents leads to a heading."""
    report = network_report(site_context, *_PERIOD)
    html = report_document(site_context, report_body(site_context, "", report), report)

    assert html.index("does not exist") < html.index("1. National level")
    links = re.findall(r"<li><a href=#([a-z]+)>", html)
    assert len(links) == len(set(links)) == html.count("<h2 ")
    assert all(f"<h2 id={name}>" in html for name in links)
