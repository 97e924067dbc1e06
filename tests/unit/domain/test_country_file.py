"""What a country file has, what was not found, and in which order its plans are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.country_file import FilePart, country_file
from clearinghouse.domain.derived_facts import DerivedFacts, derive_facts
from support.factories import made_up_country


@pytest.fixture(scope="module")
def facts(catalogue: Catalogue) -> DerivedFacts:
    """Compute the facts of a catalogue without awards, centres and facilities."""
    bare = replace(catalogue, awards={}, centres={}, facilities={}, requests={})
    return derive_facts(bare, as_of=date(2026, 11, 24))


def _plan(kind: str, state: str = "document", **dates: str) -> dict[str, object]:
    return {"kind": kind, "state": state, "evidence": [1], **dates}


def test_an_empty_file_has_nothing_and_names_every_part(facts: DerivedFacts) -> None:
    """A country of which nothing was read is shown with all that was not found, and denies nothing."""
    file = country_file(made_up_country("AAA"), facts)

    assert (file.found, file.missing, file.plans, file.sent) == ((), tuple(FilePart), (), None)


def test_each_part_is_found_by_its_own_facts(facts: DerivedFacts) -> None:
    """Plans, figures and the rule on amendments count; an amendment without a rule does not."""
    country = made_up_country(
        "AAA",
        plans=[_plan("initial")],
        figures=[{"item": "PCB oil", "unit": "tonnes", "value": 0, "evidence": [1]}],
        information_sent=[{"year": 2020, "percent": 0, "evidence": [1]}],
        amendments={"rule": "general", "evidence": [1]},
    )

    assert country_file(country, facts).found == (
        FilePart.PLAN,
        FilePart.REPORTS,
        FilePart.FIGURES,
        FilePart.AMENDMENTS,
    )
    unsure = made_up_country("AAA", amendments={"rule": None, "evidence": [1]})
    assert FilePart.AMENDMENTS in country_file(unsure, facts).missing


def test_what_others_hold_about_a_country_counts(catalogue: Catalogue) -> None:
    """Awards, centres that list it and facilities in reach are parts of its file, though its record names none."""
    facts = derive_facts(catalogue, as_of=date(2026, 11, 24))
    kenya = country_file(catalogue.countries["KEN"], facts)

    assert {FilePart.PAST_HELP, FilePart.CENTRE, FilePart.FACILITIES} <= set(kenya.found)


def test_finished_plans_come_before_work_and_updates_before_the_first_plan(facts: DerivedFacts) -> None:
    """A reader sees the plan that is valid first; of two updates the newer one, whatever its date is called."""
    country = made_up_country(
        "AAA",
        plans=[
            _plan("update", "under-way", document_date="2025"),
            _plan("initial", transmitted="2007-05-30"),
            _plan("update", document_date="2014"),
            _plan("update", period="2018-2022"),
        ],
    )

    shown = country_file(country, facts).plans
    assert [(item.kind, item.document_date or item.period or item.transmitted) for item in shown] == [
        ("update", "2018-2022"),
        ("update", "2014"),
        ("initial", "2007-05-30"),
        ("update", "2025"),
    ]


def test_the_newest_cycle_is_the_one_that_is_shown(facts: DerivedFacts) -> None:
    """The order in the record does not matter."""
    cycles = [{"year": year, "percent": year - 2000, "evidence": [1]} for year in (2020, 2015)]

    assert country_file(made_up_country("AAA", information_sent=cycles), facts).sent.percent == 20
