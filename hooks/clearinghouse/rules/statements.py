"""Rules about statements of contribution."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.events import first_day
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Statement
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("STM-001", Severity.ERROR, "statements")
def statement_of_nobody(statement: Statement, _: RuleContext) -> Iterator[Violation]:
    """A statement of contribution names who makes it.

    What: None of "organisation", "country" and "contributor" is filled in.

    Why: Readers must know whom to ask, and whose word it is (proposal, paragraph 15).

    Fix: Name the organisation or the country. If neither has a record, write its name under "contributor".
    """
    if not (statement.organisation or statement.country or statement.contributor):
        yield Violation(
            ("title",),
            "nobody is named who states it",
            '"organisation", "country" or "contributor"',
            "Name who states it.",
        )


@rule("STM-002", Severity.ERROR, "statements")
def statement_that_nobody_can_read(statement: Statement, _: RuleContext) -> Iterator[Violation]:
    """A statement of contribution was made in public.

    What: No entry of its evidence has the address of a page.

    Why: A promise that nobody can look up is hearsay, and its author could not object.

    Fix: Give the page or document in which it is stated. Without one, remove the record.
    """
    if not any(item.url for item in statement.evidence):
        yield Violation(
            ("evidence",),
            "no public page has the statement",
            'an entry with a "url"',
            "Give the page, or remove the record.",
        )


@rule("STM-003", Severity.ERROR, "statements")
def contribution_without_currency(statement: Statement, _: RuleContext) -> Iterator[Violation]:
    """The sum of a statement of contribution has a currency.

    What: "amount" is given without "currency".

    Why: A sum without a currency cannot be read.

    Fix: Add the currency, three capital letters such as USD.
    """
    if statement.amount is not None and not statement.currency:
        yield Violation(("amount",), "the sum has no currency", "a currency, such as USD", "Add the currency.")


@rule("STM-004", Severity.ERROR, "statements")
def statement_of_tomorrow(statement: Statement, context: RuleContext) -> Iterator[Violation]:
    """A statement of contribution was made before today.

    What: "stated" is a day that has not come.

    Why: Nobody has stated it yet, so the day is wrong.

    Fix: Correct the day.
    """
    if statement.stated and first_day(statement.stated) > context.latest_today:
        yield Violation(
            ("stated",),
            f"{statement.stated} has not come",
            f"{context.latest_today} or before",
            "Correct the day.",
        )
