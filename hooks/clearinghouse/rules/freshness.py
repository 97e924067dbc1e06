"""Rules about what becomes old: checks, rounds and the evidence of key facts."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.freshness import assess_freshness
from clearinghouse.problems.problem import Severity
from clearinghouse.records import KINDS, Centre, Record, Request, Source
from clearinghouse.rules.rule import RuleContext, Violation, rule

_SIX_MONTHS, _TWELVE_MONTHS = 183, 365  # days
_WITH_EVIDENCE = tuple(kind.name for kind in KINDS.values() if kind.is_evidenced)


@rule("FRE-001", Severity.NOTICE, "sources", "requests", "centres")
def check_too_old(record: Source | Request | Centre, context: RuleContext) -> Iterator[Violation]:
    """The facts were checked within the last six months.

    What: The last check was more than six months ago, or more than twelve.

    Why: Deadlines and ceilings change every year.

    Fix: Open the provider's page, correct the record, and set "verified".
    """
    age = (context.as_of - record.verified.on).days
    invented = getattr(record, "origin", None) == "illustrative"  # there is no page to check it against
    if age > _SIX_MONTHS and not record.retired and not invented:
        months = 12 if age > _TWELVE_MONTHS else 6
        yield Violation(
            ("verified", "on"),
            f"not checked for more than {months} months",
            "a check within six months",
            "Open the provider's page and check the facts.",
        )


@rule("FRE-002", Severity.NOTICE, "sources")
def all_rounds_passed(source: Source, context: RuleContext) -> Iterator[Violation]:
    """A source with rounds has a future round.

    What: Every dated round is over.

    Why: The next one may have been announced.

    Fix: Look at the provider's page. If there is nothing new, set "verified" to today.
    """
    closing = [item.closes for item in source.rounds if item.closes]
    if closing and max(closing) < context.as_of and source.stated != "closed" and not source.retired:
        yield Violation(
            ("rounds",),
            f"the last round closed on {max(closing)}",
            "the dates of the next round, if announced",
            "Look for a new round.",
            of_key=True,
        )


@rule("FRE-004", Severity.WARNING)
def facts_without_fresh_evidence(context: RuleContext) -> Iterator[Violation]:
    """Key facts have evidence within their half-life.

    What: Some key facts rest on no page, on pages without a date, or on pages that are older than the half-life of
    that kind of fact. The rule counts them in one line; the page on freshness and its files list them.

    Why: An old page may describe a programme that has changed or ended.

    Fix: Read the page again, or a newer one, and add it to the evidence with its date. Start with the oldest facts on
    the page on freshness.
    """
    counts = assess_freshness(context.catalogue, as_of=context.as_of).counts
    for identifier in context.catalogue.half_lives if counts.stale else ():
        yield Violation(
            ("half_lives",),
            f"{counts.stale} of {counts.total} key facts have no evidence within their half-life",
            "a dated page, or one seen live, within the half-life of each kind of fact",
            "See the page on freshness for the list, the oldest first.",
            record=("half-lives", identifier),
            of_key=True,
        )


@rule("FRE-003", Severity.ERROR, *_WITH_EVIDENCE)
def checked_in_the_future(record: Record, context: RuleContext) -> Iterator[Violation]:
    """Dates of checks are not in the future.

    What: "verified" or "looked_up" is a date in the future.

    Why: The date is wrong, and freshness would be measured from it.

    Fix: Write the date on which you checked.
    """
    verified = getattr(record, "verified", None)
    if verified and verified.on > context.latest_today:
        yield Violation(
            ("verified", "on"),
            f"{verified.on} is in the future",
            f"{context.latest_today} or earlier",
            "Write the date of the check.",
        )
    for number, item in enumerate(getattr(record, "evidence", ())):
        if item.looked_up and item.looked_up > context.latest_today.isoformat():
            yield Violation(
                ("evidence", number, "looked_up"),
                f"{item.looked_up} is in the future",
                f"{context.latest_today} or earlier",
                "Write the date on which you read it.",
            )
