"""The day for which a documented need counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.reference_date import eligibility_date
from clearinghouse.records.request import Publication
from support.factories import made_up_request


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


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, date(2026, 11, 1)),
        ({"document": {"title": "Plan"}}, date(2026, 11, 1)),
        ({"document": {"title": "Plan", "date": "2016"}}, date(2016, 12, 31)),
        ({"document": {"title": "Plan", "date": "2015-11"}}, date(2015, 11, 30)),
        ({"document": {"title": "Plan", "date": "2015-01-02"}}, date(2015, 1, 2)),
        (
            {
                "history": [{"on": "2020-05-01", "status": "received"}, {"on": "2021-05-01", "status": "matched"}],
                "document": {"title": "Plan", "date": "2016"},
            },
            date(2020, 5, 1),
        ),
        (
            {
                "submitted": {"on": "2019-04-03", "by": "x", "reference": "y", "consent": True},
                "history": [{"on": "2020-05-01", "status": "received"}],
            },
            date(2019, 4, 3),
        ),
    ],
)
def test_the_date_comes_from_the_best_fact_that_is_there(fields: dict, expected: date) -> None:
    """Submission, then the first entry of the history, then the document, then the last check."""
    assert eligibility_date(made_up_request(**fields)) == expected
