"""Laboratories and plants on pages and in files: named with their warnings, recommended nowhere, payers nowhere."""

from __future__ import annotations

import csv
import io
import re

import pytest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.facility_tables import files
from clearinghouse.site.pages import country_file, facility, facility_list, lists, request, term

_CAUTION = "This is not a recommendation"


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def _country(context: SiteContext, code: str) -> str:
    return _words(country_file.page(context, code).body)


@pytest.mark.parametrize("identifier", ["example-plant", "example-laboratory", "planned-plant", "technology-guide"])
def test_a_page_says_once_that_it_recommends_nothing(site_context: SiteContext, identifier: str) -> None:
    """The caution is on the page of every facility, and not twice."""
    assert _words(facility.page(site_context, identifier).body).count(_CAUTION) == 1


def test_the_warning_comes_before_the_facts(site_context: SiteContext) -> None:
    """Who reads only the beginning of the page has read the warning."""
    words = _words(facility.page(site_context, "example-plant").body)

    assert words.index("Read this first: In 2024 it refused") < words.index("Kind Plant")
    assert "Described as running (newest document: October 2025)" in words


def test_what_was_not_read_is_not_denied(site_context: SiteContext) -> None:
    """An empty record says that nothing was found, never "none" or "no"."""
    words = _words(facility.page(site_context, "example-laboratory").body)

    nothing = words[words.index("We found nothing on:") :]
    assert "permits and accreditation" in nothing
    assert "whether it accepts waste or samples from other countries" in nothing


def test_a_country_shows_its_own_and_those_of_its_group(site_context: SiteContext) -> None:
    """Kenya has a plant and a plan for one; Senegal is in its group. The file of Haiti says that none is."""
    kenya = _country(site_context, "KEN")

    assert "Laboratories and plants in reach (3)" in kenya
    assert kenya.count(_CAUTION) == 1
    assert "We know of none in this country or its regional group." in _country(site_context, "HTI")


def test_a_need_names_plants_that_take_it_and_calls_none_a_payer(site_context: SiteContext) -> None:
    """The nearest plants are in a sentence of their own; the one that was only announced is not there."""
    need = next(item for item in site_context.requests if "laboratory" in {part.package for part in item.packages})
    words = _words(request.page(site_context, need.id).body)

    assert "They do not pay." in words
    assert "Example laboratory for dioxins" in words
    assert "Kiln that was announced" not in words


def test_a_need_of_other_work_has_no_such_section(site_context: SiteContext) -> None:
    """Nothing is said of plants where the need asks for none."""
    other = next(
        item
        for item in site_context.requests
        if item.packages and not request.technical_packages(item) and not item.retired
    )

    assert "Laboratories and plants said to accept this" not in _words(request.page(site_context, other.id).body)


def test_the_list_has_each_facility_with_what_it_can_be_chosen_by(site_context: SiteContext) -> None:
    """Kind, region, work, topic and state are in the row; a list of several countries has no region."""
    html = lists.first_page(site_context, facility_list.LISTING, "../")
    keys = dict(re.findall(r'<li id=([a-z-]+) data-k="([^"]*)"', html))

    chosen_by = "kind=plant region=african work=destruction work=decontamination topic=pcb foreign=yes state=running"
    assert keys["example-plant"] == f"{chosen_by} country=KEN"
    assert keys["technology-guide"] == "kind=list work=destruction topic=pcb state=not-known"
    assert html.count("has a note") == 1


def test_the_table_has_a_row_for_each_with_unknown_cells_empty(site_context: SiteContext) -> None:
    """What is not known is an empty cell, so that nobody reads a "no" into it."""
    (address, content), *others = files(site_context)
    rows = {row["facility"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}

    assert (address, others) == ("data/facilities.csv", [])
    assert sorted(rows) == ["example-laboratory", "example-plant", "planned-plant", "technology-guide"]
    assert rows["example-plant"]["takes_foreign_waste"] == "true"
    assert rows["example-laboratory"]["takes_foreign_waste"] == ""


def test_a_topic_leads_to_its_laboratories_and_plants(site_context: SiteContext) -> None:
    """A topic with some says how many and leads to the list; another topic, and a kind of help, say nothing."""
    pages = {task.uri: task for task in (*term.tasks("topics", site_context), *term.tasks("assistance", site_context))}
    html = {uri: task.render(site_context, task.key).body for uri, task in pages.items()}

    assert 'href="../../facilities/?topic=pcb"' in html["topics/pcb/"]
    assert "Laboratories and plants (3)" in html["topics/pcb/"]
    assert "facilities/?topic" not in html["topics/ddt-vector-control/"]
    assert "facilities/?topic" not in html["assistance/grant/"]
