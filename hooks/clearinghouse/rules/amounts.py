"""Rules about money."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request, Source
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("AMT-001", Severity.ERROR, "sources")
def amounts_out_of_order(source: Source, _: RuleContext) -> Iterator[Violation]:
    """The minimum amount is not above the maximum.

    What: "min" is above "max", or "typical" is outside their range.

    Why: Filters by amount would give wrong results.

    Fix: Check the amounts against the evidence.
    """
    amount = source.amount
    pairs = (("min", "max"), ("min", "typical"), ("typical", "max"))
    for low, high in pairs:
        below, above = getattr(amount, low), getattr(amount, high)
        if below is not None and above is not None and below > above:
            yield Violation(
                ("amount", low),
                f'"{low}" ({below:,}) is above "{high}" ({above:,})',
                f'"{low}" at most "{high}"',
                "Check both amounts against the evidence.",
            )


@rule("AMT-002", Severity.ERROR, "sources", "requests")
def amount_without_currency(record: Source | Request, _: RuleContext) -> Iterator[Violation]:
    """An amount has a currency.

    What: An amount is given without its currency.

    Why: 200,000 dollars is not the same help as 200,000 yen.

    Fix: Add the ISO 4217 code, for example currency: USD.
    """
    for where, currency, values in _amounts(record):
        if currency is None and any(value is not None for value in values):
            yield Violation(
                where,
                "the amount has no currency",
                "an ISO 4217 code next to it, or in the amount of the source or the budget of the need",
                "Add a line such as currency: USD.",
            )


def _amounts(record: Source | Request) -> Iterator[tuple[DataPath, str | None, tuple[float | None, ...]]]:
    """Yield the place, the currency and the values of each group of amounts."""
    if isinstance(record, Source):
        amount = record.amount
        yield ("amount",), amount.currency, (amount.min, amount.max, amount.typical)
        for number, item in enumerate(record.rounds):
            yield ("rounds", number, "max_amount"), amount.currency, (item.max_amount,)
            if item.results:
                yield ("rounds", number, "results"), item.results.currency, (item.results.total,)
        for number, line in enumerate(record.provides):
            yield ("provides", number, "ceiling"), amount.currency, (line.ceiling,)
        for number, condition in enumerate(record.conditions):
            yield ("conditions", number, "amount"), amount.currency, (condition.amount,)
        return
    budget = record.budget
    yield ("budget",), budget.currency, (budget.total, budget.secured, budget.sought)
    for number, package in enumerate(record.packages):
        yield ("packages", number), package.currency or budget.currency, (package.cost, package.secured)
    for number, project in enumerate(record.existing_projects):
        yield ("existing_projects", number, "amount"), project.currency, (project.amount,)
    for number, offer in enumerate(record.offers):
        yield ("offers", number, "amount"), offer.currency, (offer.amount,)


@rule("AMT-003", Severity.ERROR, "requests")
def budget_does_not_add_up(request: Request, _: RuleContext) -> Iterator[Violation]:
    """The secured and the sought amount fit into the total.

    What: "secured" and "sought" together are more than "total", or more of a work package is secured than it costs.

    Why: Donors would see a larger need than there is.

    Fix: Check the three amounts, or explain them in the note and omit one.
    """
    budget = request.budget
    parts = [value for value in (budget.secured, budget.sought) if value is not None]
    if budget.total is not None and sum(parts) > budget.total:
        yield Violation(
            ("budget", "total"),
            f"secured and sought add up to {sum(parts):,}, more than the total of {budget.total:,}",
            "secured + sought at most total",
            "Check the amounts against the document.",
        )
    for number, package in enumerate(request.packages):
        if package.cost is not None and (package.secured or 0) > package.cost:
            yield Violation(
                ("packages", number, "secured"),
                f"{package.secured:,} is secured, more than the cost of {package.cost:,}",
                "secured at most cost",
                "Check both amounts against the document.",
            )


@rule("AMT-004", Severity.WARNING, "sources")
def round_above_ceiling(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A round does not offer more than the source.

    What: The ceiling of a round is above the maximum amount of the source.

    Why: One of the two is probably out of date.

    Fix: Correct the outdated amount, or explain the difference in the note of the round.
    """
    ceiling = source.amount.max
    for number, item in enumerate(source.rounds):
        if item.max_amount is not None and ceiling is not None and item.max_amount > ceiling and not item.note:
            yield Violation(
                ("rounds", number, "max_amount"),
                f"{item.max_amount:,} is above the ceiling of {ceiling:,}",
                "at most amount.max",
                "Correct the outdated amount, or explain the difference in the note.",
            )
