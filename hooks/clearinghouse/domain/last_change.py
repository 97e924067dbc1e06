"""When something in a record was last read or happened, as far as the record says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearinghouse.json_value import JsonValue

_KEYS = frozenset({"on", "looked_up", "as_of"})  # `on`: of a check, of a step, of an offer


def last_change(data: JsonValue, *, as_of: date) -> date | None:
    """Return the latest full day up to `as_of` on which a record was checked, read or acted on; None without one.

    `data` is the record as plain data. Days to come, such as an announced change of a list, do not count.
    """
    return max((day for day in _days(data) if day <= as_of), default=None)


def _days(value: JsonValue) -> Iterator[date]:
    if isinstance(value, list):
        for item in value:
            yield from _days(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            day = _day(item) if key in _KEYS else None
            if day:
                yield day
            yield from _days(item)


def _day(value: JsonValue) -> date | None:
    """Return a full day; a year or a month alone is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
