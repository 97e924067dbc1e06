"""What is known of a country besides its eligibility, part by part, and which parts were not found.

The parts are those that an official looks for first: the plan, reports, figures, amendments, past help, a centre, and
laboratories and plants. What was not found may exist: nothing here says that it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.records import Country
from clearinghouse.records.country import ImplementationPlan, InformationSent


class FilePart(StrEnum):
    """A part of a country file."""

    PLAN = "plan"
    REPORTS = "reports"
    FIGURES = "figures"
    AMENDMENTS = "amendments"
    PAST_HELP = "past-help"
    CENTRE = "centre"
    FACILITIES = "facilities"


@dataclass(frozen=True, slots=True)
class CountryFile:
    """The parts of a country file that were found, in the order of `FilePart`, and those that were not."""

    found: tuple[FilePart, ...]
    missing: tuple[FilePart, ...]
    plans: tuple[ImplementationPlan, ...]  # finished ones before work on one; the newest first
    sent: InformationSent | None  # of the newest cycle


def country_file(country: Country, facts: DerivedFacts) -> CountryFile:
    """Return what is known of a country."""
    found = frozenset(_parts(country, facts))
    return CountryFile(
        tuple(part for part in FilePart if part in found),
        tuple(part for part in FilePart if part not in found),
        tuple(sorted(country.plans, key=_newest_plan_first, reverse=True)),
        max(country.information_sent, key=lambda item: item.year, default=None),
    )


def _parts(country: Country, facts: DerivedFacts) -> Iterator[FilePart]:
    if country.plans:
        yield FilePart.PLAN
    if country.reports or country.information_sent:
        yield FilePart.REPORTS
    if country.figures:
        yield FilePart.FIGURES
    if country.amendments.rule:
        yield FilePart.AMENDMENTS
    if facts.awards.of_country(country.id):
        yield FilePart.PAST_HELP
    if facts.served_by.get(country.id):
        yield FilePart.CENTRE
    if facts.facilities.reach(country).total:
        yield FilePart.FACILITIES


def _newest_plan_first(plan: ImplementationPlan) -> tuple[bool, bool, str]:
    dated = max(plan.transmitted or "", plan.adopted or "", plan.document_date or "", (plan.period or "")[:4])
    return plan.is_document, plan.kind == "update", dated
