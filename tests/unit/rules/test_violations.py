"""What a rule reports in full, where its case in the case library shows another of its reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import Record
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext, Violation
from support.factories import made_up, made_up_request
from support.paths import AS_OF


def _reports(catalogue: Catalogue, code: str, record: Record) -> list[Violation]:
    return list(RULES[code].check(record, RuleContext(catalogue, AS_OF)))


@pytest.mark.parametrize("length", [1, 2, 3])
def test_terms_in_a_circle_are_reported(catalogue: Catalogue, length: int) -> None:
    """A term that is its own broader term, at once or after others; a term above which the circle lies is not."""
    topics = catalogue.vocabularies["topics"]
    names = list(topics.terms)[: length + 1]
    assert len(names) == length + 1
    circle = {key: replace(topics.terms[key], broader=names[(place + 1) % length]) for place, key in enumerate(names)}
    circle[names[length]] = replace(topics.terms[names[length]], broader=names[0])
    terms = {key: replace(term, broader=None) for key, term in topics.terms.items()} | circle

    assert _reports(catalogue, "VOC-001", replace(topics, terms=terms)) == [
        Violation(
            ("terms", key, "broader"),
            f'"{key}" leads back to itself',
            "a broader term",
            "Remove one link of the circle.",
        )
        for key in terms
        if key in names[:length]
    ]


def test_activities_in_a_circle_are_reported(catalogue: Catalogue) -> None:
    """Two activities, each after the other, are both reported."""
    (plan,) = catalogue.records("workplan").values()
    strand = plan.strands[1]
    first, second, *_ = strand.activities
    circle = (replace(first, after=(second.id,)), replace(second, after=(first.id,)))
    strands = (plan.strands[0], replace(strand, activities=circle))

    assert _reports(catalogue, "WPL-001", replace(plan, strands=strands)) == [
        Violation(
            ("strands", 1, "activities", number, "after"),
            f'"{item.id}" leads back to itself',
            "an earlier activity",
            "Remove one link of the circle.",
        )
        for number, item in enumerate(circle)
    ]


def test_who_checked_must_be_a_role(catalogue: Catalogue) -> None:
    """The word that comes nearest is suggested, at the place of the word."""
    source = made_up("x", verified={"on": "2026-11-01", "by": "reserch", "how": "stored-copy"})

    assert _reports(catalogue, "MNT-001", source) == [
        Violation(
            ("verified", "by"),
            '"reserch" is not a role',
            "secretariat, research, provider, or a centre",
            "Write the role.",
            "research",
        )
    ]


@pytest.mark.parametrize(
    ("fields", "where", "message"),
    [
        ({"short_name": "GEF"}, ("short_name",), "this names the GEF"),
        ({"name": "Global Environment Facility"}, ("name",), "this names the GEF"),
        ({"organisation": "the-fund"}, ("organisation",), "the organisation is the GEF"),
    ],
)
def test_money_of_the_gef_is_reported_where_it_is_named(
    catalogue: Catalogue, fields: dict, where: tuple, message: str
) -> None:
    """In the name, in the short name, or in the name of the organisation."""
    organisation = replace(next(iter(catalogue.organisations.values())), id="the-fund", name="GEF Secretariat")
    with_fund = replace(catalogue, organisations={**catalogue.organisations, "the-fund": organisation})

    assert _reports(with_fund, "GEF-001", made_up("x", **fields)) == [
        Violation(where, message, "a source outside the GEF", "Remove the record.")
    ]


def test_a_source_without_a_short_name_is_not_of_the_gef(catalogue: Catalogue) -> None:
    """Nothing is read into a name that is not there."""
    assert _reports(catalogue, "GEF-001", made_up("x")) == []


def test_a_history_that_begins_on_another_day_is_reported(catalogue: Catalogue) -> None:
    """Both days are named, since either can be the wrong one."""
    request = made_up_request(
        origin="submitted",
        submitted={"on": "2026-11-02", "by": "focal-point", "reference": "A letter", "consent": True},
        history=[{"on": "2026-11-03", "status": "received"}],
    )

    assert _reports(catalogue, "LIF-013", request) == [
        Violation(
            ("history", 0, "on"),
            "the history begins on 2026-11-03, but the request was received on 2026-11-02",
            "the same date",
            "Correct one of the two.",
        )
    ]


def test_a_printed_quantity_that_is_not_computed_is_reported(catalogue: Catalogue) -> None:
    """The printed and the computed quantity are both named."""
    budget = next(item for item in catalogue.records("budget").values() if item.printed)
    row = budget.printed[0]
    printed = (replace(row, quantity=(row.quantity or 0) + 1), *budget.printed[1:])

    assert _reports(catalogue, "BUD-003", replace(budget, printed=printed)) == [
        Violation(
            ("printed", 0, "quantity"),
            f"printed {(row.quantity or 0) + 1}, computed {row.quantity}",
            "the same quantity",
            "Correct the quantity or the pilot.",
        )
    ]


def test_an_entry_of_a_history_in_the_future_is_reported(catalogue: Catalogue) -> None:
    """The latest day that it is anywhere is the last that is accepted."""
    history = [{"on": day, "status": "received"} for day in ("2026-11-03", "2999-01-01")]
    (reported,) = _reports(catalogue, "LIF-002", made_up_request(history=history))

    assert (reported.where, reported.message) == (("history", 1, "on"), "2999-01-01 is in the future")
    assert reported.expected == f"{RuleContext(catalogue, AS_OF).latest_today} or earlier"


_CONCRETE = {"quantities": [{"item": "PCB oil", "value": 20, "unit": "t"}], "place": "Port Example"}


@pytest.mark.parametrize(
    ("fields", "reported"),
    [({"example_of": "poor"}, []), ({"example_of": "poor", **_CONCRETE}, ["the poor example would be accepted"])],
)
def test_a_poor_example_that_is_concrete_is_reported(catalogue: Catalogue, fields: dict, reported: list[str]) -> None:
    """An example of what is not accepted must be one."""
    found = _reports(catalogue, "ILL-002", made_up_request(origin="illustrative", **fields))

    assert [item.message for item in found] == reported
    assert all(item.expected == "an example that QUA-001 rejects" for item in found)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-11-01", "2026-11-01 is before the receipt of the request (2026-11-03)"),
        ("2026-11-03", None),
        ("2999-01-01", "2999-01-01 is in the future"),
    ],
)
def test_an_offer_out_of_time_says_on_which_side(catalogue: Catalogue, day: str, message: str | None) -> None:
    """Before the request was there, and after today, are two different slips."""
    history = [{"on": "2026-11-03", "status": "received"}]
    request = made_up_request(history=history, offers=[{"source": "a-fund", "on": day, "status": "offered"}])

    assert [item.message for item in _reports(catalogue, "LIF-012", request)] == ([message] if message else [])
