"""Whether a need waits for help, and why not where it does not.

Only a need that waits counts as unmet. One that is met or fully paid does not wait, and neither does one that no
document from the last five years confirms: it may be over.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.records import Request
from clearinghouse.records.common import newest_date

CONFIRMED_YEARS = 5


class NeedStanding(StrEnum):
    """Whether a need waits."""

    WAITING = "waiting"
    TO_BE_CONFIRMED = "to-be-confirmed"
    FULLY_PAID = "fully-paid"
    MET = "met"
    CLOSED = "closed"  # at its end, without being met
    NOT_IN_USE = "not-in-use"  # retired, or an invented example

    __hash__ = str.__hash__


# A need to be confirmed has a plan too, and is shown to donors; it is not counted as unmet.
MAY_BE_SERVED = frozenset({NeedStanding.WAITING, NeedStanding.TO_BE_CONFIRMED})


def need_standing(request: Request, *, as_of: date) -> NeedStanding:
    """Return whether a need waits on the date `as_of`."""
    if request.retired or request.origin == "illustrative":
        return NeedStanding.NOT_IN_USE
    if request.outcome is not None and request.outcome.status == "met":
        return NeedStanding.MET
    status = request.history[-1].status if request.history else ""
    if status in FINAL - {"unmet"}:
        return NeedStanding.CLOSED
    if _is_fully_paid(request):
        return NeedStanding.FULLY_PAID
    return NeedStanding.WAITING if _is_confirmed(request, as_of) else NeedStanding.TO_BE_CONFIRMED


def last_confirmed(request: Request) -> str | None:
    """Return the newest date, whole or in part, of a document that speaks of a need; None when none has a date."""
    document = request.document.date if request.document else None
    dates = (newest_date(request.evidence), document, *(item.on.isoformat() for item in request.history))
    return max(filter(None, dates), default=None)


def _is_confirmed(request: Request, as_of: date) -> bool:
    newest = last_confirmed(request)
    if newest is None:
        return False
    limit = as_of.replace(year=as_of.year - CONFIRMED_YEARS, day=min(as_of.day, 28)).isoformat()
    # A year or a month counts until its end.
    return newest >= limit[: len(newest)]


def _is_fully_paid(request: Request) -> bool:
    budget = request.budget
    if budget.total and budget.secured is not None and budget.secured >= budget.total:
        return True
    return bool(request.packages) and all(item.done for item in request.packages)
