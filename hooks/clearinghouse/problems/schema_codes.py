"""Rules about the fields of one record, one for each group of schema keywords."""

from __future__ import annotations

from clearinghouse.problems.code import Code
from clearinghouse.problems.problem import Severity

CODES = (
    Code(
        "SCH-001",
        Severity.ERROR,
        "Every required key is present",
        what="A key that every record of this kind needs is missing.",
        why="Without it, the page could not answer one of its readers' questions.",
        fix="Add the key. The field reference says what it holds and gives an example.",
    ),
    Code(
        "SCH-002",
        Severity.ERROR,
        "Every key is known",
        what="The record has a key that this kind of record does not have. It is often one letter off.",
        why="A misspelt key would be ignored, and its fact with it.",
        fix="Correct the key. If no field fits, put the fact into a note.",
    ),
    Code(
        "SCH-003",
        Severity.ERROR,
        "A value has the right type",
        what="There is text where a number, a list or a group of keys belongs, or the other way round.",
        why="Amounts are compared and lists are filtered; text in their place cannot be.",
        fix="Write it as in the example. Numbers have no separators and no currency symbol.",
    ),
    Code(
        "SCH-004",
        Severity.ERROR,
        "A value has the right form",
        what="A code, an identifier, an address or a line of text is not in its form: KEN, pcb, https://…",
        why="Codes connect records with each other. The characters < and > are rejected in names to keep pages safe.",
        fix="Write it as in the example.",
        autofix="It replaces the exact name of a country, in any of the six languages, with its code, and a date in "
        "words or numbers, such as 20 July 2026 or 20/07/2026, with YYYY-MM-DD. Ambiguous dates stay as they are. "
        "In CAS numbers it replaces other dashes and digits.",
    ),
    Code(
        "SCH-005",
        Severity.ERROR,
        "A date, an address or a number exists",
        what="The form is right, but there is no such date, no such address, or the check digit is wrong.",
        why="A wrong deadline can cost a country a year.",
        fix="Look it up again in the evidence and correct it.",
    ),
    Code(
        "SCH-006",
        Severity.ERROR,
        "A value is one that the field allows",
        what="The field takes one of a few values, and this is not one of them.",
        why="Each value has a meaning for the pages and the calculations.",
        fix="Choose one of the values in the message.",
    ),
    Code(
        "SCH-007",
        Severity.ERROR,
        "A value is neither empty nor too long",
        what="A text or list is empty, or longer than the field allows.",
        why="An empty text looks like an answer. A very long one is not read.",
        fix="Omit the key if the fact is not known. Shorten a long text to what matters.",
    ),
    Code(
        "SCH-008",
        Severity.ERROR,
        "A number is within its range",
        what="The number is smaller or larger than is possible.",
        why="It is probably a typing error.",
        fix="Check it against the evidence and correct it.",
    ),
    Code(
        "SCH-009",
        Severity.ERROR,
        "A list names each entry once",
        what="The same entry is in a list twice.",
        why="Counts would be wrong.",
        fix="Remove one of the two.",
    ),
)
