"""How old the evidence of a fact is on a date, and whether it is within the half-life of that kind of fact.

The date of the page counts, never the day on which a copy of it was read. A page that was opened on its own site is
dated on that day; general knowledge has no date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from clearinghouse.domain.reference_date import last_day
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.records import HalfLives
from clearinghouse.records.common import Evidence

SHOWN_FRESH = 12  # months within which evidence counts for the share that is published, whatever the kind of fact
STATUS, PAST_ROUND = "status", "past-round"  # half-lives that the status of a source is computed with
_LIVE, _LETTER, _MEMORY = "live-page", "letter", "memory"
_MONTHS_A_YEAR = 12


class Evidenced(Protocol):
    """A record that says where its facts were read."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the pages and documents."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Evidence with a date: its number in the record, from 1, the day that counts, and the date as written."""

    number: int
    on: date
    written: str
    read: str

    @property
    def is_live(self) -> bool:
        """Whether the page itself was opened, so that the date is that of reading it."""
        return self.read == _LIVE


class HalfLifeTable:
    """The half-lives by identifier and by field, in months; what is not in the table has no limit."""

    def __init__(self, tables: Iterable[HalfLives] = ()) -> None:
        """Read the records of half-lives, of which a site has at most one."""
        entries = [entry for table in tables for entry in table.half_lives]
        self._months = {entry.id: entry.months for entry in entries}
        self.fields: Mapping[str, str] = {field: entry.id for entry in entries for field in entry.fields}

    def months(self, identifier: str) -> int | None:
        """Return the half-life of a kind of fact; None: evidence of it does not get old."""
        return self._months.get(identifier)

    def is_fresh(self, identifier: str, on: date, *, as_of: date) -> bool:
        """Return whether a page of the day `on` is within the half-life of a kind of fact on the date `as_of`."""
        months = self.months(identifier)
        return months is None or on >= months_before(as_of, months)


@dataclass(frozen=True, slots=True)
class FactAge:
    """The evidence of one fact of a record: the numbers that support it, the newest dated one, and its age in months.

    `field` is the name in the record, `kind_of_fact` the identifier of its half-life.
    """

    field: str
    kind_of_fact: str
    numbers: tuple[int, ...]
    newest: Dated | None
    months: int | None
    is_read: bool  # a page or letter supports it, not only general knowledge
    is_fresh: bool
    is_recent: bool  # dated or seen live within SHOWN_FRESH months


def evidence_date(item: Evidence, *, as_of: date) -> date | None:
    """Return the day that counts for a page: its last possible day, no later than the day on which it was read."""
    if item.read == _MEMORY:
        return None
    read_on = min(last_day(item.looked_up), as_of) if item.looked_up else as_of
    if item.looked_up and (item.read == _LIVE or (item.read == _LETTER and not item.date)):
        return read_on
    return min(last_day(item.date), read_on) if item.date else None


def newest_evidence(evidence: Sequence[Evidence], fields: Sequence[str] = (), *, as_of: date) -> Dated | None:
    """Return the newest dated evidence that supports one of `fields`, or of all evidence where none is named."""
    numbers = supporting(evidence, fields) if fields else range(1, len(evidence) + 1)
    dated = [
        Dated(number, on, _written(evidence[number - 1]), evidence[number - 1].read)
        for number in numbers
        if (on := evidence_date(evidence[number - 1], as_of=as_of))
    ]
    return max(dated, key=lambda item: (item.on, -item.number), default=None)


def _written(item: Evidence) -> str:
    if item.read == _LIVE or not item.date:
        return item.looked_up or item.date or ""
    return item.date


def supporting(evidence: Sequence[Evidence], fields: Sequence[str]) -> Iterator[int]:
    """Yield the numbers, from 1, of the evidence that supports one of `fields` or a part of it."""
    names = tuple(fields)
    for number, item in enumerate(evidence, start=1):
        if any(_supports(name, names) for name in item.supports):
            yield number


@cache  # the same few names return in every record
def _supports(name: str, fields: tuple[str, ...]) -> bool:
    return any(_meet(name, field) for field in fields)


def _meet(supported: str, field: str) -> bool:
    """Say whether one of two fields is the other or a part of it: the steps of access say nothing of the intake."""
    return supported == field or supported.startswith(f"{field}.") or field.startswith(f"{supported}.")


def fact_ages(
    kind: str, evidence: Sequence[Evidence], data: JsonObject, half_lives: HalfLifeTable, *, as_of: date
) -> tuple[FactAge, ...]:
    """Return the age of each key fact that a record states; `data` is what its file says.

    Which fields are key facts, the table of half-lives says: `half_lives.fields`.
    """
    prefix = f"{kind}."
    return tuple(
        fact_age(evidence, name.removeprefix(prefix), identifier, half_lives, as_of=as_of)
        for name, identifier in half_lives.fields.items()
        if name.startswith(prefix) and is_stated(field_value(data, name.removeprefix(prefix)))
    )


def fact_age(
    evidence: Sequence[Evidence], field: str, kind_of_fact: str, half_lives: HalfLifeTable, *, as_of: date
) -> FactAge:
    """Return the age of the evidence for one field."""
    newest = newest_evidence(evidence, (field,), as_of=as_of)
    numbers = tuple(supporting(evidence, (field,)))
    return FactAge(
        field,
        kind_of_fact,
        numbers,
        newest,
        months_between(newest.on, as_of) if newest else None,
        any(evidence[number - 1].read != _MEMORY for number in numbers),
        newest is not None and half_lives.is_fresh(kind_of_fact, newest.on, as_of=as_of),
        newest is not None and newest.on >= months_before(as_of, SHOWN_FRESH),
    )


def is_stated(value: JsonValue) -> bool:
    """Return whether a value of a file says something: `unknown` and empty groups do not."""
    if isinstance(value, dict):
        return any(map(is_stated, value.values()))
    return value not in (None, "", [], "unknown")


def field_value(data: JsonObject, field: str) -> JsonValue:
    """Return the value of a dotted field in the data of a file; None where there is none."""
    value: JsonValue = data
    for key in field.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def months_between(start: date, end: date) -> int:
    """Return the full months from one day to another; 0 where the first is later."""
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month
    return max(0, months - (end.day < start.day))


def months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or its last day; `date.min` where there is no such year."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 - months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year >= 1 else date.min
