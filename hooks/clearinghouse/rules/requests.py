"""Rules about requests: who may ask, and what may happen to a request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Standing, assess_country
from clearinghouse.domain.reference_date import eligibility_date
from clearinghouse.domain.request_lifecycle import allowed
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Request
from clearinghouse.rules.rule import RuleContext, Violation, rule

_IN_WORDS = (
    "eligible: a Party (before 17 May 2004 also a signatory) that is an ODA recipient or an economy in transition"
)


def _standing(request: Request, catalogue: Catalogue) -> tuple[Standing | None, date]:
    day = eligibility_date(request)
    country = catalogue.countries.get(request.country or "")
    return (assess_country(country, as_of=day).standing if country else None), day


def _named(request: Request, catalogue: Catalogue) -> str:
    return f"{catalogue.countries[request.country].name} ({request.country})"


@rule("ELG-001", Severity.ERROR, "requests")
def country_not_eligible(request: Request, context: RuleContext) -> Iterator[Violation]:
    """The country of a request is eligible.

    What: On the day of the request its country was no Party and no interim signatory, or it is a donor on no list.

    Why: Paragraph 9 of the proposal opens the network to developing-country Parties and to Parties with economies in
    transition.

    Fix: Check the country and the date. If the record of the country is wrong, correct that first.
    """
    standing, day = _standing(request, context.catalogue)
    if standing is Standing.NOT_ELIGIBLE and not request.retired:
        yield Violation(
            ("country",),
            f"{_named(request, context.catalogue)} was not eligible on {day}",
            _IN_WORDS,
            "Check the country and the date.",
        )


@rule("ELG-002", Severity.WARNING, "requests")
def eligibility_to_be_confirmed(request: Request, context: RuleContext) -> Iterator[Violation]:
    """Whether the country is eligible must be confirmed.

    What: The country is on no list that settles it, or its Party status is in doubt.

    Why: The Convention has no list of developing countries. The site accepts the request and never guesses.

    Fix: Nothing in the record. The secretariat asks the country. A better source can go into the country's record.
    """
    standing, day = _standing(request, context.catalogue)
    if standing is Standing.TO_BE_CONFIRMED and not request.retired:
        yield Violation(
            ("country",),
            f"whether {_named(request, context.catalogue)} was eligible on {day} must be confirmed",
            _IN_WORDS,
            "The request is accepted. Confirm it with the country.",
        )


@rule("LIF-001", Severity.ERROR, "requests")
def broken_life_cycle(request: Request, _: RuleContext) -> Iterator[Violation]:
    """The states of a request follow each other.

    What: A state in the history cannot follow the one before it.

    Why: The clock of each stage, and the report, rest on the history.

    Fix: Add the missing step, or correct the state.
    """
    states = [None, *(event.status for event in request.history)]
    for number, (before, after) in enumerate(pairwise(states)):
        possible = allowed(before, after)
        if after not in possible:
            first = "a history begins with" if before is None else f'after "{before}" comes'
            yield Violation(
                ("history", number, "status"),
                f'"{after}" cannot stand here',
                f"{first} {' or '.join(possible) or 'nothing'}",
                "Add the missing step, or correct the state.",
                suggest(after, possible),
            )


@rule("LIF-002", Severity.ERROR, "requests")
def history_runs_backwards(request: Request, context: RuleContext) -> Iterator[Violation]:
    """A history runs forward.

    What: An entry is dated before the one above it, or after today.

    Why: Entries are only ever added, in the order in which things happened.

    Fix: Correct the date, or move the entry to its place.
    """
    days = [event.on for event in request.history]
    for number, (before, after) in enumerate(pairwise(days), start=1):
        if after < before:
            yield Violation(
                ("history", number, "on"),
                f"{after} lies before the entry above it ({before})",
                "days in order",
                "Correct the date, or move the entry.",
            )
    for number, day in enumerate(days):
        if day > context.as_of:
            yield Violation(
                ("history", number, "on"), f"{day} has not come yet", f"at most {context.as_of}", "Correct the date."
            )


@rule("LIF-003", Severity.ERROR, "requests")
def submitted_without_consent(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A submitted request has a reference and consent.

    What: "origin" is "submitted", but "submitted" with its reference is missing, or "consent" is not true.

    Why: Only a focal point can submit, and only with its consent may the request be shown.

    Fix: Add the reference of the letter and the consent. A need from a public document is "transcribed".
    """
    if request.origin == "submitted" and not request.submitted:
        yield Violation(
            ("origin",),
            'a submitted request needs the group "submitted"',
            "on, by, reference and consent",
            'Add it, or set origin to "transcribed".',
        )
    elif request.origin == "submitted" and not request.submitted.consent:
        yield Violation(
            ("submitted", "consent"),
            "the sender has not agreed to publication",
            "true",
            "Do not publish the request before the sender agrees in writing.",
        )


@rule("LIF-004", Severity.ERROR, "requests")
def need_shown_as_request(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A documented need is never shown as a request.

    What: "origin" is not "submitted", but the record has a submission, a history or offers.

    Why: Nobody submitted it. To show it as pending would put words into a country's mouth.

    Fix: Remove these parts, or set origin to "submitted" if the focal point really sent it.
    """
    if request.origin == "submitted":
        return
    for field in ("submitted", "history", "offers"):
        if getattr(request, field):
            yield Violation(
                (field,),
                f'a record of origin "{request.origin}" has no "{field}"',
                "no such key",
                f'Remove "{field}".',
                of_key=True,
            )


@rule("LIF-005", Severity.ERROR, "requests")
def need_without_document(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A documented need names its document.

    What: "origin" is "transcribed", but "document" is missing.

    Why: Readers must see who said it and when.

    Fix: Add the document with its title, issuer, date and address.
    """
    if request.origin == "transcribed" and not request.document:
        yield Violation(
            ("origin",), "the document is missing", 'the group "document" with a title', "Add the document."
        )
