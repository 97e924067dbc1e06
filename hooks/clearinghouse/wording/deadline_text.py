"""The next deadline of a source: in a few words for lists and cards, in a sentence for its page."""

from __future__ import annotations

from clearinghouse.domain.intake import Intake, Status
from clearinghouse.wording.formats import day


def next_deadline(state: Intake) -> str:
    """Say when the next round closes or opens, or what is known instead."""
    item = state.round
    if item and state.status in (Status.OPEN, Status.CLOSING_SOON):
        return f"closes on {day(item.closes)}, {days_from_now(state.days)}"
    if item and state.status is Status.OPENS_LATER:
        return f"opens on {day(item.opens)}, {days_from_now(state.days)}"
    if item and state.status in (Status.BETWEEN_ROUNDS, Status.NOT_STATED):
        return f"{_IN_FEW_WORDS[state.status]}; {last_round(item)}"
    if state.status is Status.OPEN:
        return _OPEN_IN_FEW_WORDS.get(state.pattern, "not stated")
    return _IN_FEW_WORDS[state.status]


# An open source without a date: what "open" means depends on the way of intake.
_OPEN_IN_FEW_WORDS = {
    "rolling": "none known; requests are taken at any time",
    "on-request": "none known; requests are taken at any time",
    "programming": "none known; it is agreed in talks with the government",
    "invitation": "none known; by invitation or letter of enquiry",
    "none": "none; there is nothing to apply for",
}
_IN_FEW_WORDS = {
    Status.CLOSING_SOON: "not stated",
    Status.OPENS_LATER: "not stated",
    Status.BETWEEN_ROUNDS: "not known",
    Status.NOT_STATED: "not stated",
    Status.CLOSED: "none; it takes no more requests",
}


def intake_sentence(state: Intake) -> str:
    """Say in one sentence whether requests are taken, with the date that decides."""
    item = state.round
    if item and state.status in (Status.OPEN, Status.CLOSING_SOON):
        return f"Open: {item.name} closes on {day(item.closes)}, {days_from_now(state.days)}."
    if item and state.status is Status.OPENS_LATER:
        return f"Opens later: {item.name} opens on {day(item.opens)}, {days_from_now(state.days)}."
    dated = item and (item.closes or item.opens)
    past = f" The last round with a known date, {item.name}, {past_round(item)}." if dated else ""
    if state.status is Status.OPEN:
        return _OPEN_IN_A_SENTENCE.get(
            state.pattern, "Open, as far as the evidence shows. How requests are taken is not stated."
        )
    return _IN_A_SENTENCE[state.status] + past


_OPEN_IN_A_SENTENCE = {
    "rolling": "Requests are taken at any time, as far as the evidence shows.",
    "on-request": "Requests are taken at any time, as far as the evidence shows.",
    "programming": "Open, as far as the evidence shows. It is agreed in talks between the government and the provider.",
    "invitation": "Open, as far as the evidence shows, but only by invitation or after a letter of enquiry.",
    "none": "Open, as far as the evidence shows. There is nothing to apply for.",
}
_IN_A_SENTENCE = {
    Status.CLOSING_SOON: "Open.",
    Status.OPENS_LATER: "Opens later.",
    Status.BETWEEN_ROUNDS: "It works in rounds or cycles, and no round is known to be open.",
    Status.NOT_STATED: "The evidence does not say whether requests are taken now. Ask before you prepare anything.",
    Status.CLOSED: "It takes no more requests.",
}


def past_round(item: object) -> str:
    """Say when a past round closed, or that it opened and has no stated end, to follow its name."""
    return f"closed on {day(item.closes)}" if item.closes else f"opened on {day(item.opens)}; its end is not stated"


def last_round(item: object) -> str:
    """Say when a past round closed, or that it opened and has no stated end."""
    if item.closes:
        return f"the last round with a known date closed on {day(item.closes)}"
    return f"a round opened on {day(item.opens)}, its end is not stated"


def days_from_now(number: int) -> str:
    """Say a number of days to come in words."""
    return {0: "today", 1: "tomorrow"}.get(number, f"{number:,} days from now")
