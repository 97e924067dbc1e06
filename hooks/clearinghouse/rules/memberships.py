"""Rules about lists of members."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.membership import overdue_changes
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Membership
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("MEM-001", Severity.WARNING, "memberships")
def announced_day_has_passed(listed: Membership, context: RuleContext) -> Iterator[Violation]:
    """A list shows the changes whose day has come.

    What: A country was to join or to leave on a day that has passed, and the list still shows the state before it.

    Why: Announced days move. Until somebody confirms the change, the country must ask each source of the list.

    Fix: Read whether it happened. If it did, add the country to the list or remove it. If not, correct the change.
    """
    for place, item in overdue_changes(listed, context.as_of):
        done = "is not on the list" if item.change == "joins" else "is still on the list"
        yield Violation(
            ("changes", place, "on"),
            f"{item.country} {item.change} on {item.on}, and {done}",
            "a list that shows the change, or a change with another day",
            "Read whether it happened; then correct the list or the change.",
        )


@rule("MEM-002", Severity.ERROR, "memberships")
def evidence_of_a_change(listed: Membership, _: RuleContext) -> Iterator[Violation]:
    """A change of members cites evidence that exists.

    What: A change cites an evidence number that is larger than the number of entries under Evidence.

    Why: Readers must be able to verify the change.

    Fix: Count the entries under Evidence; the first is 1.
    """
    for place, item in enumerate(listed.changes):
        for at, number in enumerate(item.evidence):
            if number > len(listed.evidence):
                yield Violation(
                    ("changes", place, "evidence", at),
                    f"there is no evidence number {number}",
                    f"a number from 1 to {len(listed.evidence)}",
                    "Count the entries under Evidence; the first is 1.",
                )
