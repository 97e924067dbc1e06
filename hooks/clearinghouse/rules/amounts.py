"""Rules about money."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request, Source
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("AMT-001", Severity.ERROR, "sources")
def amounts_out_of_order(source: Source, _: RuleContext) -> Iterator[Violation]:
    """The least amount is not above the most.

    What: "min" is above "max", or "typical" lies outside them.

    Why: Filters by amount would give wrong answers.

    Fix: Read the amounts again in the evidence.
    """
    amount = source.amount
    pairs = (("min", "max"), ("min", "typical"), ("typical", "max"))
    for low, high in pairs:
        below, above = getattr(amount, low), getattr(amount, high)
        if below is not None and above is not None and below > above:
            yield Violation(
                ("amount", low),
                f'"{low}" ({below:,}) is above "{high}" ({above:,})',
                f"{low} at most {high}",
                "Read both amounts again in the evidence.",
            )


@rule("AMT-002", Severity.ERROR, "sources", "requests")
def amount_without_currency(record: Source | Request, _: RuleContext) -> Iterator[Violation]:
    """An amount has its currency.

    What: A number stands without the currency it is in.

    Why: 200,000 dollars and 200,000 yen are not the same help.

    Fix: Add the ISO 4217 code, for example currency: USD.
    """
    for where, currency, values in _sums(record):
        if currency is None and any(value is not None for value in values):
            yield Violation(
                where,
                "the amount has no currency",
                "an ISO 4217 code beside it; for a round, that of the source's amount",
                "Add a line such as currency: USD.",
            )


def _sums(record: Source | Request) -> Iterator[tuple[tuple, str | None, tuple]]:
    if isinstance(record, Source):
        amount = record.amount
        yield ("amount",), amount.currency, (amount.min, amount.max, amount.typical)
        for number, item in enumerate(record.rounds):
            yield ("rounds", number, "max_amount"), amount.currency, (item.max_amount,)
        return
    budget = record.budget
    yield ("budget",), budget.currency, (budget.total, budget.secured, budget.sought)
    for number, project in enumerate(record.existing_projects):
        yield ("existing_projects", number, "amount"), project.currency, (project.amount,)
    for number, offer in enumerate(record.offers):
        yield ("offers", number, "amount"), offer.currency, (offer.amount,)


@rule("AMT-003", Severity.ERROR, "requests")
def budget_does_not_add_up(request: Request, _: RuleContext) -> Iterator[Violation]:
    """What is secured and sought fits into the total.

    What: "secured" and "sought" together are more than "total".

    Why: A donor would see a need that is larger than it is.

    Fix: Read the three sums again, or explain them in the note and leave one out.
    """
    budget = request.budget
    parts = [value for value in (budget.secured, budget.sought) if value is not None]
    if budget.total is not None and sum(parts) > budget.total:
        yield Violation(
            ("budget", "total"),
            f"secured and sought make {sum(parts):,}, more than the total of {budget.total:,}",
            "secured + sought at most total",
            "Read the sums again in the document.",
        )


@rule("AMT-004", Severity.WARNING, "sources")
def round_above_ceiling(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A round does not give more than the source.

    What: The ceiling of a round is above the largest amount of the source.

    Why: One of the two is probably old.

    Fix: Correct the older one, or explain it in the note of the round.
    """
    for number, item in enumerate(source.rounds):
        most = source.amount.max
        if item.max_amount is not None and most is not None and item.max_amount > most and not item.note:
            yield Violation(
                ("rounds", number, "max_amount"),
                f"{item.max_amount:,} is above the ceiling of {most:,}",
                "at most amount.max",
                "Correct the older one, or explain it in the note.",
            )
