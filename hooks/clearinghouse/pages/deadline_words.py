"""The next deadline of a source in a few words, for lists and cards."""

from __future__ import annotations

from clearinghouse.derive.intake import Intake, Status
from clearinghouse.render import day


def next_deadline(state: Intake) -> str:
    """Say when the next round closes or opens, or what is known instead."""
    item = state.round
    if item and state.status in (Status.OPEN, Status.CLOSING_SOON):
        return f"closes on {day(item.closes)}, {days_from_now(state.days)}"
    if item and state.status is Status.OPENS_LATER:
        return f"opens on {day(item.opens)}, {days_from_now(state.days)}"
    if state.status is Status.BETWEEN_ROUNDS and item:
        return f"not known; {last_round(item)}"
    return _WITHOUT_ROUND[state.status]


_WITHOUT_ROUND = {
    Status.OPEN: "none; requests are taken at any time",
    Status.CLOSING_SOON: "not stated",
    Status.OPENS_LATER: "not stated",
    Status.BETWEEN_ROUNDS: "not known",
    Status.NOT_STATED: "not stated",
    Status.CLOSED: "none; it takes no more requests",
}


def last_round(item: object) -> str:
    """Say when a past round closed, or that it opened and has no stated end."""
    if item.closes:
        return f"the last known round closed on {day(item.closes)}"
    return f"a round opened on {day(item.opens)}, its end is not stated"


def days_from_now(number: int) -> str:
    """Say a number of days to come in words."""
    return {0: "today", 1: "tomorrow"}.get(number, f"{number:,} days from now")
