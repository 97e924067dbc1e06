"""How old a need is: since its document, or since its submission. Old needs may be met, or forgotten."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from clearinghouse.derive.request_day import request_day
from clearinghouse.records import Request

_DAYS_IN_A_YEAR = 365.25


class Age(StrEnum):
    """Classes of age, the youngest first."""

    UNDER_TWO = "under-two-years"
    TWO_TO_FIVE = "two-to-five-years"
    FIVE_TO_TEN = "five-to-ten-years"
    OVER_TEN = "over-ten-years"
    UNDATED = "undated"


_UPPER = ((2, Age.UNDER_TWO), (5, Age.TWO_TO_FIVE), (10, Age.FIVE_TO_TEN))


def age(request: Request, *, as_of: date) -> Age:
    """Return the class of age of a need on a day. A document dated only by its year counts from the end of it."""
    dated = request.submitted or request.history or (request.document and request.document.date)
    if not dated:
        return Age.UNDATED
    years = (as_of - request_day(request)).days / _DAYS_IN_A_YEAR
    return next((found for upper, found in _UPPER if years < upper), Age.OVER_TEN)
