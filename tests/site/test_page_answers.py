"""What pages of the built site answer, in which order, and how honestly."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from support.site_files import read


def test_source_page_answers_in_order(site: Path) -> None:
    """A source page answers its questions in one order; the needs that it could serve come after them."""
    headings = re.findall(r"<h2 id=([a-z]+)>", read(site, "sources/global-programme/"))

    assert headings == [
        *("steps", "where", "prepare", "who", "conditions", "gives", "open"),
        *("awards", "serve", "evidence"),
    ]


def test_a_focal_point_in_kenya_finds_the_answer_in_three_clicks(site: Path) -> None:
    """Home, countries, Kenya, source: eligibility, who helps with laws, and the steps; all by plain links."""
    assert "href=countries/" in read(site, "")
    assert "href=../countries/KEN/" in read(site, "countries/")
    kenya = read(site, "countries/KEN/")
    assert "is eligible" in kenya
    laws = re.search(r'<tr id="package-institutions">.*?</tr>', kenya, re.S).group(0)
    first = re.search(r"href=\.\./\.\./(sources/[a-z0-9-]+/)>", laws).group(1)
    assert "id=steps" in read(site, first)


def test_country_page_answers_in_order(site: Path) -> None:
    """A country page says: eligible, who helps with what, whom to ask, by when, what to prepare, needs."""
    html = read(site, "countries/KEN/")
    parts = ["eligible", "help", "ask", "prepare", "packages", "likely", "deadlines", "needs", "past", "evidence"]

    places = [html.find(f"id={part}") for part in parts if part != "past" or "id=past" in html]
    assert -1 not in places
    assert places == sorted(places)


def test_the_calendar_says_plainly_what_is_to_come_and_what_is_past(site: Path) -> None:
    """Days to come, or a plain word that none is stated; then those open without a date; past days stand under Past."""
    html = read(site, "deadlines/")
    parts = dict(re.findall(r'<h2 id="?([a-z-]+)"?>(.*?)(?=<h2|</article|</main)', html, re.S))

    assert list(parts) == [
        "coming",
        "convention",
        "months",
        "open-with-no-date-stated",
        "between-rounds-when-the-last-one-was",
        "opened-and-the-last-day-is-not-stated",
        "past-closed-in-the-last-twelve-months",
    ]
    assert "No record states a day" in html or html.index('id="month-') < html.index('id="months"')
    assert 'href="../sources/?status=not-confirmed"' in parts["open-with-no-date-stated"]
    assert "20 July 2026</time>: " in parts["past-closed-in-the-last-twelve-months"]


def test_honesty_is_on_the_front_page(site: Path) -> None:
    """The front page says that this is no UN service and that nothing was checked catalogue."""
    home = " ".join(read(site, "").split())

    assert "not a service of the United Nations or of the Secretariat" in home
    assert "No source has been checked on the live page of its provider yet." in home


def test_a_documented_need_says_that_it_is_no_request(site: Path) -> None:
    """The page of a transcribed need says so above everything else."""
    html = read(site, "requests/vnm-ddt/")

    assert html.index("Nobody has submitted it here.") < html.index("<h2 id=need>")


def test_budget_tables_are_linked_and_right(site: Path) -> None:
    """Both tables are there with footnotes, and their CSV and JSON have computed and printed figures."""
    html = read(site, "budget/")
    rows = list(csv.DictReader(io.StringIO((site / "budget/example-budget-table-2.csv").read_text("utf-8-sig"))))
    table = json.loads((site / "budget/example-budget-table-1.json").read_text())

    assert html.count("<caption>") == 2
    assert [(row["row"], row["2027"], row["2027_printed"]) for row in rows][2:] == [
        ("central-unit", "12460", "12461"),
        ("programme", "38460", "38460"),
        ("overhead", "5000", "5000"),
        ("total", "43460", "43460"),
    ]
    assert [row["name"] for row in rows][3:] == ["Total programme expenditure", "Overhead charge", "Total expenditure"]
    assert {key: table["rows"][0][key] for key in ("unit", "group", "name")} == {
        "unit": "National focal points",
        "group": "Staff costs (in kind)",
        "name": "Professional staff",
    }
    assert "12,460" in html
    assert "12,461" in html
    assert next(row for row in table["rows"] if row["row"] == "focal-points/staff")["2027"] == "in kind"
