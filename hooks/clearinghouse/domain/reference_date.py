"""The date on which the eligibility of a request is assessed (proposal, paragraph 9)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from clearinghouse.records import Request

_DECEMBER = 12


def eligibility_date(request: Request) -> date:
    """Return the date of submission, else of the first history entry, else the end of the document's period.

    A document dated 2017 counts as of 31 December 2017. Without any of these it is the date of the last check.
    """
    if request.submitted:
        return request.submitted.on
    if request.history:
        return request.history[0].on
    if request.document and request.document.date:
        return last_day(request.document.date)
    return request.verified.on


def last_day(stated: str) -> date:
    """Return the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    year, month, day = [*map(int, stated.split("-")), 0, 0][:3]
    return date(year, month or _DECEMBER, day or monthrange(year, month or _DECEMBER)[1])
