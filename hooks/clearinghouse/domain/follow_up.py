"""One year after a match the country is asked whether the need was met; this finds the questions that are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clearinghouse.records import Request

_NO_QUESTION = frozenset({"followed-up", "withdrawn", "expired"})
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that is due: the request, the day of its match, the sources whose offers were accepted."""

    request: Request
    matched: date
    due: date
    sources: tuple[str, ...]


def follow_up(request: Request, *, as_of: date) -> FollowUp | None:
    """Return the question about a request; None where there is no match, no year has passed, or the answer is known."""
    matches = [event.on for event in request.history if event.status == "matched"]
    if request.origin != "submitted" or request.retired or not matches:
        return None
    known = request.outcome is not None and request.outcome.status != "unknown"
    if known or request.history[-1].status in _NO_QUESTION:
        return None
    due = _year_after(matches[-1])
    accepted = tuple(offer.source for offer in request.offers if offer.status == "accepted")
    return FollowUp(request, matches[-1], due, accepted) if due <= as_of else None


def due_follow_ups(requests: Iterable[Request], *, as_of: date) -> tuple[FollowUp, ...]:
    """Return all questions that are due, the oldest first."""
    found = (item for request in requests if (item := follow_up(request, as_of=as_of)))
    return tuple(sorted(found, key=lambda item: (item.due, item.request.id)))


def _year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == _LEAP_DAY
    return day.replace(year=day.year + 1, day=day.day - 1 if is_leap_day else day.day)
