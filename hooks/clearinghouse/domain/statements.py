"""Statements of contribution: those in use, in their order, and those of one organisation or country."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.records import Statement


def statements_in_use(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that are not retired, the newest first; those without a day last, then by identifier."""
    in_use = sorted((item for item in statements if not item.retired), key=lambda item: item.id)
    return tuple(sorted(in_use, key=lambda item: item.stated or "", reverse=True))


def statements_of_organisation(statements: Iterable[Statement], organisation: str) -> tuple[Statement, ...]:
    """Return the statements of one organisation, the newest first."""
    return statements_in_use(item for item in statements if item.organisation == organisation)


def statements_of_country(statements: Iterable[Statement], country: str) -> tuple[Statement, ...]:
    """Return the statements of the government of one country or of its bodies, the newest first."""
    return statements_in_use(item for item in statements if item.country == country)
