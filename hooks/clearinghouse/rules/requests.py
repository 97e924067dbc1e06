"""Rules about requests: which countries are eligible, and what may happen to a request."""

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
from clearinghouse.records import Country, Request
from clearinghouse.records.requirements import requires
from clearinghouse.rules.rule import RuleContext, Violation, rule

_ELIGIBLE = (
    "eligible: a Party (before 17 May 2004 also a signatory) that is an ODA recipient or an economy in transition"
)


def _country(request: Request, catalogue: Catalogue, standing: Standing) -> tuple[Country, date] | None:
    """Return the country and the date of a request in use whose country had this standing then; otherwise None."""
    on = eligibility_date(request)
    country = catalogue.countries.get(request.country or "")
    is_so = country and not request.retired and assess_country(country, as_of=on).standing is standing
    return (country, on) if country and is_so else None


@rule("ELG-001", Severity.ERROR, "requests")
def country_not_eligible(request: Request, context: RuleContext) -> Iterator[Violation]:
    """The country of a request is eligible.

    What: On the date of the request, its country was neither a Party nor an interim signatory, or is a donor and on
    no list.

    Why: Paragraph 9 of the proposal opens the network to developing-country Parties and to Parties with economies in
    transition.

    Fix: Check the country and the date. If the record of the country is wrong, correct that first.
    """
    if ineligible := _country(request, context.catalogue, Standing.NOT_ELIGIBLE):
        country, on = ineligible
        yield Violation(
            ("country",),
            f"{country.name} ({country.id}) was not eligible on {on}",
            _ELIGIBLE,
            "Check the country and the date.",
        )


@rule("ELG-002", Severity.NOTICE, "requests")
def eligibility_to_be_confirmed(request: Request, context: RuleContext) -> Iterator[Violation]:
    """The eligibility of the country is confirmed.

    What: No list settles whether the country is eligible, or its Party status is in doubt.

    Why: The Convention has no list of developing countries. The site accepts the request and never guesses.

    Fix: Nothing in the record: the secretariat asks the country. Better evidence can go into the country's record.
    """
    if unconfirmed := _country(request, context.catalogue, Standing.TO_BE_CONFIRMED):
        country, on = unconfirmed
        yield Violation(
            ("country",),
            f"it must be confirmed whether {country.name} ({country.id}) was eligible on {on}",
            _ELIGIBLE,
            "The request is accepted. Confirm it with the country.",
        )


@rule("LIF-001", Severity.ERROR, "requests")
def broken_life_cycle(request: Request, _: RuleContext) -> Iterator[Violation]:
    """The states of a request follow each other.

    What: A state in the history cannot follow the one before it.

    Why: The clock of each stage, and the report, are based on the history.

    Fix: Add the missing step, or correct the state.
    """
    before: str | None = None
    for number, event in enumerate(request.history):
        possible = allowed(before, event.status)
        if event.status not in possible:
            first = "a history begins with" if before is None else f'after "{before}" comes'
            yield Violation(
                ("history", number, "status"),
                f'"{event.status}" cannot come here',
                f"{first} {' or '.join(possible) or 'nothing'}",
                "Add the missing step, or correct the state.",
                suggest(event.status, possible),
            )
        before = event.status


@rule("LIF-002", Severity.ERROR, "requests")
def history_runs_backwards(request: Request, context: RuleContext) -> Iterator[Violation]:
    """A history runs forward.

    What: An entry is dated before the one above it, or in the future.

    Why: Entries are only added, in the order in which things happened.

    Fix: Correct the date, or move the entry to its place.
    """
    dates = [event.on for event in request.history]
    for number, (before, after) in enumerate(pairwise(dates), start=1):
        if after < before:
            yield Violation(
                ("history", number, "on"),
                f"{after} is before the date of the entry above it ({before})",
                "dates in order",
                "Correct the date, or move the entry.",
            )
    for number, on in enumerate(dates):
        if on > context.latest_today:
            yield Violation(
                ("history", number, "on"),
                f"{on} is in the future",
                f"{context.latest_today} or earlier",
                "Correct the date.",
            )


@rule("LIF-003", Severity.ERROR, "requests")
def submitted_without_consent(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A submitted request has a reference and consent.

    What: "origin" is "submitted", but "submitted" with its reference is missing, or "consent" is not true.

    Why: Only a focal point can submit a request, and the request may be shown only with its consent.

    Fix: Add the reference of the letter, and the consent. A need from a public document is "transcribed". If consent
    was withdrawn after publication, the file must contain only "removed" with "on" and "reason": consent-withdrawn.
    """
    if not requires(request.origin, "submitted"):
        return
    if not request.submitted:
        yield Violation(
            ("origin",),
            'a submitted request needs the group "submitted"',
            '"on", "by", "reference" and "consent"',
            'Add it, or set origin to "transcribed".',
        )
    elif not request.submitted.consent:
        yield Violation(
            ("submitted", "consent"),
            "the sender has not consented to publication",
            "true",
            "Do not publish the request before the sender consents in writing. If consent was withdrawn, the file must "
            'contain only "removed" with "on" and "reason": consent-withdrawn.',
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
                f'a record of origin "{request.origin}" cannot have "{field}"',
                "no such key",
                f'Remove "{field}".',
                of_key=True,
            )


@rule("LIF-005", Severity.ERROR, "requests")
def need_without_document(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A documented need names its document.

    What: "origin" is "transcribed", but "document" is missing.

    Why: Readers must see who said it, and when.

    Fix: Add the document with its title, issuer, date and address.
    """
    if requires(request.origin, "document") and not request.document:
        yield Violation(
            ("origin",), "the document is missing", 'the group "document" with a title', "Add the document."
        )
