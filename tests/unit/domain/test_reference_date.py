"""The day for which a documented need counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.reference_date import eligibility_date
from clearinghouse.records.request import Publication


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2017", date(2017, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2017-12-21", date(2017, 12, 21)),
        (None, date(2026, 11, 1)),
    ],
)
def test_a_need_counts_at_the_end_of_the_period_of_its_document(
    catalogue: Catalogue, stated: str | None, day: date
) -> None:
    """A document dated by a year or month counts at its end; one without a date at the last check."""
    request = replace(catalogue.requests["vnm-ddt"], document=Publication("x", date=stated))

    assert eligibility_date(request) == day
