"""Rules about the fields of one record, one for each group of schema keywords."""

from __future__ import annotations

from clearinghouse.problems.problem import Severity
from clearinghouse.rules.rule import rule

_ERROR = Severity.ERROR


@rule("SCH-001", _ERROR, scope="file")
def missing_key() -> None:
    """Every required key is present.

    What: A key that every record of this kind needs is missing.

    Why: Without it, the page could not answer one of its readers' questions.

    Fix: Add the key. The field reference says what it holds and gives an example.
    """


@rule("SCH-002", _ERROR, scope="file")
def unknown_key() -> None:
    """Every key is known.

    What: The record has a key that this kind of record does not have. It is often one letter off.

    Why: A misspelt key would be ignored, and its fact with it.

    Fix: Correct the key. If no field fits, put the fact into a note.
    """


@rule("SCH-003", _ERROR, scope="file")
def wrong_type() -> None:
    """A value has the right type.

    What: There is text where a number, a list or a group of keys belongs, or the other way round.

    Why: Amounts are compared and lists are filtered; text in their place cannot be.

    Fix: Write it as in the example. Numbers have no separators and no currency symbol.
    """


@rule(
    "SCH-004",
    _ERROR,
    scope="file",
    autofix="It replaces the exact name of a country, in any of the six languages, with its code, and a date in words "
    "or numbers, such as 20 July 2026 or 20/07/2026, with YYYY-MM-DD. Ambiguous dates stay as they are.",
)
def wrong_form() -> None:
    """A value has the right form.

    What: A code, an identifier, an address or a line of text is not in its form: KEN, pcb, https://…

    Why: Codes connect records with each other. The characters < and > are rejected in names to keep pages safe.

    Fix: Write it as in the example.
    """


@rule("SCH-005", _ERROR, scope="file")
def impossible_value() -> None:
    """A date, an address or a number exists.

    What: The form is right, but there is no such date, no such address, or the check digit is wrong.

    Why: A wrong deadline can cost a country a year.

    Fix: Look it up again in the evidence and correct it.
    """


@rule("SCH-006", _ERROR, scope="file")
def not_allowed() -> None:
    """A value is one that the field allows.

    What: The field takes one of a few values, and this is not one of them.

    Why: Each value has a meaning for the pages and the calculations.

    Fix: Choose one of the values in the message.
    """


@rule("SCH-007", _ERROR, scope="file")
def wrong_length() -> None:
    """A value is neither empty nor too long.

    What: A text or list is empty, or longer than the field allows.

    Why: An empty text looks like an answer. A very long one is not read.

    Fix: Omit the key if the fact is not known. Shorten a long text to what matters.
    """


@rule("SCH-008", _ERROR, scope="file")
def out_of_range() -> None:
    """A number is within its range.

    What: The number is smaller or larger than is possible.

    Why: It is probably a typing error.

    Fix: Check it against the evidence and correct it.
    """


@rule("SCH-009", _ERROR, scope="file")
def named_twice() -> None:
    """A list names each entry once.

    What: The same entry is in a list twice.

    Why: Counts would be wrong.

    Fix: Remove one of the two.
    """
