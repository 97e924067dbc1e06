"""The day for which the eligibility of a request counts (proposal, paragraph 9)."""

from __future__ import annotations

import calendar
from datetime import date

from clearinghouse.records import Request


def eligibility_date(request: Request) -> date:
    """Return the day of submission, else of the first history entry, else the end of the document's period.

    A document dated 2017 counts as of 31 December 2017. Without any of these it is the day of the last check.
    """
    if request.submitted:
        return request.submitted.on
    if request.history:
        return request.history[0].on
    if request.document and request.document.date:
        return _end(request.document.date)
    return request.verified.on


def _end(stated: str) -> date:
    parts = [int(part) for part in stated.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004
