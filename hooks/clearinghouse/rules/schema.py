"""Rules about the fields of one record, one for each family of schema keywords."""

from __future__ import annotations

from clearinghouse.problems.problem import Severity
from clearinghouse.rules.rule import rule

_ERROR = Severity.ERROR


@rule("SCH-001", _ERROR, scope="file")
def missing_key() -> None:
    """Every required key is there.

    What: A key that every record of this kind needs is missing.

    Why: Without it the page could not answer one of the questions that readers come with.

    Fix: Add the key. The field reference says what it holds and gives an example.
    """


@rule("SCH-002", _ERROR, scope="file")
def unknown_key() -> None:
    """Every key is known.

    What: The record has a key that this kind does not have. It is often one letter off.

    Why: A misspelt key would be passed over, and its fact with it.

    Fix: Correct the key. When no field fits, put the fact into a note.
    """


@rule("SCH-003", _ERROR, scope="file")
def wrong_type() -> None:
    """A value has the right type.

    What: Text stands where a number, a list or a group of keys belongs, or the other way round.

    Why: Amounts are compared and lists are filtered; text in their place cannot be.

    Fix: Write it as the example shows. Numbers have no separators and no currency sign.
    """


@rule(
    "SCH-004",
    _ERROR,
    scope="file",
    autofix="It writes the code for the exact name of a country in any of the six languages, and YYYY-MM-DD for a date "
    "in words or in numbers, such as 20 July 2026 or 20/07/2026. A date that can be read in two ways stays.",
)
def wrong_form() -> None:
    """A value has the right form.

    What: A code, an identifier, an address or a line of text does not have its form: KEN, pcb, https://…

    Why: Codes join records to each other. The signs < and > are refused in names to keep pages safe.

    Fix: Write it as the example shows.
    """


@rule("SCH-005", _ERROR, scope="file")
def impossible_value() -> None:
    """A date, an address or a number that exists.

    What: The form is right, but there is no such day, no such address, or the check digit is wrong.

    Why: A wrong deadline can cost a country a year.

    Fix: Look it up again in the evidence and correct it.
    """


@rule("SCH-006", _ERROR, scope="file")
def not_allowed() -> None:
    """Only the values that the field allows.

    What: The field takes one of a few values, and this is none of them.

    Why: Each value has a meaning in the pages and in the arithmetic.

    Fix: Choose one of the values in the message.
    """


@rule("SCH-007", _ERROR, scope="file")
def wrong_length() -> None:
    """Not empty and not too long.

    What: A text or list is empty, or longer than the field allows.

    Why: An empty text looks like an answer. A very long one is not read.

    Fix: Leave the key out when the fact is not known. Shorten long text to what decides.
    """


@rule("SCH-008", _ERROR, scope="file")
def out_of_range() -> None:
    """A number within its range.

    What: The number is smaller or larger than can be.

    Why: It is most likely a slip of the pen.

    Fix: Compare with the evidence and correct it.
    """


@rule("SCH-009", _ERROR, scope="file")
def named_twice() -> None:
    """A list names each entry once.

    What: The same entry stands twice in a list.

    Why: Counts would be wrong.

    Fix: Remove one of the two.
    """
