"""The last day on which something in a record was read or happened."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.last_change import last_change
from clearinghouse.json_value import JsonValue

_TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("data", "day"),
    [
        ({"verified": {"on": "2026-01-05"}, "evidence": [{"looked_up": "2026-03-01"}]}, date(2026, 3, 1)),
        ({"changes": [{"on": "2027-01-01"}, {"on": "2025-01-01"}]}, date(2025, 1, 1)),
        ({"verified": {"on": "2026-11-28"}}, _TODAY),
        ({"evidence": [{"date": "2026-03-01", "looked_up": "2026-03"}]}, None),
        ({"verified": {"on": "2026-02-30"}, "looked_up": 20260301}, None),
        ({}, None),
        (None, None),
    ],
)
def test_the_latest_full_day_up_to_today_counts(data: JsonValue, day: date | None) -> None:
    """Days to come, dates of pages, months, days that cannot be, and other values are passed over."""
    assert last_change(data, as_of=_TODAY) == day
