"""When the rounds of a source usually close: an inference from past rounds, never a date.

At least two past rounds of different years must have closed within four neighbouring months. Anything else says
nothing about the next round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clearinghouse.domain.intake import is_closed_for_good
from clearinghouse.records.source import Source

LEAST_ROUNDS = 2
_MOST_MONTHS = 4  # from the first to the last month in which the rounds closed
_YEAR = 12


@dataclass(frozen=True, slots=True)
class UsualMonths:
    """The months, from 1, in which past rounds closed, and how many rounds that rests on."""

    source: Source
    first: int
    last: int
    rounds: int


def usual_months(source: Source, *, as_of: date) -> UsualMonths | None:
    """Return when past rounds of a source closed; None where they are too few, too scattered, or the source closed."""
    closings = [item.closes for item in source.rounds if item.closes and item.closes < as_of]
    if is_closed_for_good(source) or len({day.year for day in closings}) < LEAST_ROUNDS:
        return None
    window = _window({day.month for day in closings})
    return UsualMonths(source, *window, len(closings)) if window else None


def find_usual_months(sources: Iterable[Source], *, as_of: date) -> tuple[UsualMonths, ...]:
    """Return the usual months of the sources that have some, the next ones from `as_of` on first."""
    found = [item for source in sources if (item := usual_months(source, as_of=as_of))]
    return tuple(sorted(found, key=lambda item: ((item.first - as_of.month) % _YEAR, item.source.name.casefold())))


def _window(months: set[int]) -> tuple[int, int] | None:
    """Return the shortest run of months, perhaps across the new year, that has all of them; None if it is too long."""
    runs = [(max((month - first) % _YEAR for month in months), first) for first in sorted(months)]
    length, first = min(runs)
    return (first, (first + length - 1) % _YEAR + 1) if length < _MOST_MONTHS else None
