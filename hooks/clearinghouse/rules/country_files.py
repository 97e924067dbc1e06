"""Rules about country files: plans, reports, figures and other facts of a country."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Country
from clearinghouse.rules.rule import RuleContext, Violation, rule

_LISTS = ("plans", "reports", "information_sent", "figures", "file_notes")


@rule("CTY-001", Severity.ERROR, "countries")
def evidence_of_a_country_file(country: Country, _: RuleContext) -> Iterator[Violation]:
    """A fact in a country file cites evidence that exists.

    What: A plan, report, figure, amendment or fact cites an evidence number that is larger than the number of entries
    under Evidence.

    Why: Readers must be able to verify the fact.

    Fix: Count the entries under Evidence; the first is 1.
    """
    total = len(country.evidence)
    for where, numbers in _numbers(country):
        for at, number in enumerate(numbers):
            if number > total:
                yield Violation(
                    (*where, "evidence", at),
                    f"there is no evidence number {number}",
                    f"a number from 1 to {total}",
                    "Count the entries under Evidence; the first is 1.",
                )


def _numbers(country: Country) -> Iterator[tuple[DataPath, tuple[int, ...]]]:
    for name in _LISTS:
        for place, item in enumerate(getattr(country, name)):
            yield (name, place), item.evidence
    yield ("amendments",), country.amendments.evidence


@rule("CTY-002", Severity.ERROR, "countries")
def figure_without_quantity(country: Country, _: RuleContext) -> Iterator[Violation]:
    """A figure has a quantity: a value, or a range whose ends are in order.

    What: A figure has neither a value nor an end of a range, or its lower end is above its upper end.

    Why: A line without a quantity says nothing, and a reversed range is a slip.

    Fix: Write "value", or "low" and "high". Remove a figure that the document does not give.
    """
    for place, item in enumerate(country.figures):
        if item.value is None and item.low is None and item.high is None:
            yield Violation(("figures", place), "the figure has no quantity", '"value", or "low" and "high"', "Add it.")
        if item.low is not None and item.high is not None and item.low > item.high:
            yield Violation(
                ("figures", place, "low"), f"{item.low} is above {item.high}", f"{item.high} or less", "Swap the two."
            )
