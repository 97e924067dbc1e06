"""When something in a record was last read or happened, as far as the record says."""

from __future__ import annotations

from datetime import date

from clearinghouse.json_value import JsonValue

_KEYS = frozenset({"on", "looked_up", "as_of"})  # `on`: of a check, of a step, of an offer


def last_change(data: JsonValue, *, as_of: date) -> date | None:
    """Return the latest full day up to `as_of` on which a record was checked, read or acted on; None without one.

    `data` is the record as plain data. Days to come, such as an announced change of a list, do not count.
    """
    texts: set[str] = set()
    _collect_days(data, texts)
    days = (day for day in map(_day, texts) if day)
    return max((day for day in days if day <= as_of), default=None)


def _collect_days(value: JsonValue, texts: set[str]) -> None:
    """Add what may be a day; a record has few different ones, but many places to look at."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, (dict, list)):
            _collect_days(item, texts)
    for key, item in value.items() if isinstance(value, dict) else ():
        if isinstance(item, (dict, list)):
            _collect_days(item, texts)
        elif key in _KEYS and isinstance(item, str):
            texts.add(item)


def _day(text: str) -> date | None:
    """Return a full day; a year or a month alone is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
