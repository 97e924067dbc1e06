"""The codes of the problems that reading reports. Rules that are functions bring their own (`rules/registry`)."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.problems import document_codes, schema_codes
from clearinghouse.problems.code import Code
from clearinghouse.problems.problem import TOP, Mark, Problem

CODES: Mapping[str, Code] = {code.id: code for code in (*document_codes.CODES, *schema_codes.CODES)}


def problem(
    code: str, path: str, message: str, expected: str = "", fix: str = "", suggestion: str = "", *, mark: Mark = TOP
) -> Problem:
    """Return a problem with the severity of its code. Raises KeyError for a code that is not in the table."""
    return CODES[code].problem(path, message, expected, fix, suggestion, mark=mark)
