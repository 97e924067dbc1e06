"""Rules about sources: no GEF money, consistent rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from clearinghouse.problems.problem import Severity
from clearinghouse.records import Source
from clearinghouse.records.source import Round
from clearinghouse.rules.rule import RuleContext, Violation, rule

# Also in French and Spanish, but not "FEM" alone: that is also the World Economic Forum.
_GEF = re.compile(
    r"\b(?:GEF|FMAM)\b|Global Environment Facility|Fonds pour l['’]environnement mondial"
    r"|Fondo para el Medio Ambiente Mundial",
    re.I,
)


@rule("GEF-001", Severity.ERROR, "sources")
def gef_money(source: Source, context: RuleContext) -> Iterator[Violation]:
    """A source is not GEF money.

    What: The name of the source or of its organisation is that of the Global Environment Facility or one of its funds.

    Why: The inventory is of sources outside the principal entity of the financial mechanism (proposal, paragraph 2a).

    Fix: Remove the record. If the provider also has its own money, record only that, and set gef_link.
    """
    organisation = context.catalogue.organisations.get(source.organisation)
    for field in ("name", "short_name"):
        if _GEF.search(getattr(source, field) or ""):
            yield Violation((field,), "this names the GEF", "a source outside the GEF", "Remove the record.")
    if organisation and _GEF.search(f"{organisation.name} {organisation.short_name or ''}"):
        yield Violation(
            ("organisation",), "the organisation is the GEF", "a source outside the GEF", "Remove the record."
        )


@rule("RND-001", Severity.ERROR, "sources")
def closes_before_it_opens(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A round closes after it opens.

    What: The last day of a round is before its first day.

    Why: One of the two dates is wrong, and a wrong date can cost a country a year.

    Fix: Check both dates against the evidence.
    """
    for number, item in enumerate(source.rounds):
        if item.opens and item.closes and item.closes < item.opens:
            yield Violation(
                ("rounds", number, "closes"),
                f"the round closes on {item.closes}, before it opens on {item.opens}",
                "a last day on or after the first day",
                "Check both dates against the evidence.",
            )


@rule("RND-002", Severity.ERROR, "sources")
def overlapping_rounds(source: Source, _: RuleContext) -> Iterator[Violation]:
    """Rounds do not overlap without a reason.

    What: Two rounds of one source run at the same time, and neither says why in "parallel".

    Why: It is usually one round entered twice, or a wrong date.

    Fix: Correct the dates, remove the duplicate, or give the reason in "parallel".
    """
    for (_before, first), (number, second) in combinations(enumerate(source.rounds), 2):
        if _overlap(first, second) and not (first.parallel or second.parallel):
            yield Violation(
                ("rounds", number),
                f'"{second.name}" runs at the same time as "{first.name}"',
                'rounds one after the other, or a reason in "parallel"',
                "Correct the dates, or give the reason.",
            )


def _overlap(first: Round, second: Round) -> bool:
    if not (first.opens and first.closes and second.opens and second.closes):
        return False
    return first.opens <= second.closes and second.opens <= first.closes


@rule("RND-004", Severity.ERROR, "sources")
def more_awards_than_applications(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A round has no more awards than applications.

    What: The results of a round have more awards than applications.

    Why: The site computes the odds of an application from them.

    Fix: Check both numbers against the evidence.
    """
    for number, item in enumerate(source.rounds):
        results = item.results
        if results is None or results.applications is None or results.awards is None:
            continue
        if results.awards > results.applications:
            yield Violation(
                ("rounds", number, "results", "awards"),
                f"{results.awards:,} awards from {results.applications:,} applications",
                "at most as many awards as applications",
                "Check both numbers against the evidence.",
            )


@rule("RND-003", Severity.WARNING, "sources")
def undated_round(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A round has at least one date, or its results.

    What: A round has neither a first nor a last day, and no results.

    Why: The site cannot say whether it is open. A round with results is over, whatever its days were.

    Fix: Add a date from the evidence, or mention the round in the note on dates instead.
    """
    for number, item in enumerate(source.rounds):
        if not item.opens and not item.closes and not item.results:
            yield Violation(
                ("rounds", number), f'"{item.name}" has no date', '"opens" or "closes"', "Add a date from the evidence."
            )
