"""The next deadline of a source: in a few words for lists and cards, in a sentence for its page."""

from __future__ import annotations

from clearinghouse.domain.intake import Intake, Status
from clearinghouse.domain.usual_months import UsualMonths
from clearinghouse.language.formats import day, month_name, number, partial_day
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records.source import Round
from clearinghouse.wording.status_text import not_confirmed_sentence, not_confirmed_since, open_sentence

_OPEN = (Status.OPEN, Status.CLOSING_SOON)


def next_deadline(state: Intake, messages: Messages) -> str:
    """Say when the next round closes or opens, or what is known instead."""
    item = state.round
    if item and item.closes and state.status in _OPEN:
        when = days_from_now(state.days, messages)
        return messages.gettext("closes on %(date)s, %(when)s", date=day(item.closes, messages.language), when=when)
    if item and item.opens and state.status is Status.OPENS_LATER:
        when = days_from_now(state.days, messages)
        return messages.gettext("opens on %(date)s, %(when)s", date=day(item.opens, messages.language), when=when)
    if state.status in (Status.OPEN, Status.NOT_CONFIRMED):
        return _without_deadline(state, messages)
    known = messages.gettext(_IN_FEW_WORDS[state.status])
    last = last_round(item, messages) if item and state.status in (Status.BETWEEN_ROUNDS, Status.NOT_STATED) else ""
    return messages.gettext("%(known)s; %(last_round)s", known=known, last_round=last) if last else known


def _without_deadline(state: Intake, messages: Messages) -> str:
    known = messages.gettext(_NO_DEADLINE.get(state.pattern, _NOT_KNOWN))
    if state.status is Status.OPEN:
        return known
    age = not_confirmed_since(state, messages)
    return messages.gettext("%(known)s; %(age)s", known=known, age=age)


_NOT_KNOWN = N_("not known")
_NOT_STATED = N_("not stated")
# A source without rounds: why it has no deadline depends on the way of intake.
_NO_DEADLINE = {
    "rolling": N_("No deadline: apply any time"),
    "on-request": N_("No deadline: ask any time"),
    "programming": N_("No deadline: agreed with your government"),
    "invitation": N_("No deadline: by invitation or letter of enquiry"),
    "none": N_("No application needed"),
}
_IN_FEW_WORDS = {
    Status.CLOSING_SOON: _NOT_KNOWN,
    Status.OPENS_LATER: _NOT_KNOWN,
    Status.BETWEEN_ROUNDS: _NOT_KNOWN,
    Status.NOT_STATED: _NOT_KNOWN,
    Status.CLOSED: N_("Takes no more requests"),
}


_CLOSES = N_("Open: %(round)s closes on %(date)s, %(when)s.")
_CLOSES_ONLY = N_("%(round)s closes on %(date)s, %(when)s. We do not know when it opens.")


def intake_sentence(state: Intake, messages: Messages) -> str:
    """Say in one sentence whether requests are taken, with the date that decides."""
    item = state.round
    if item and item.closes and state.status in _OPEN:
        return messages.gettext(
            _CLOSES if item.opens else _CLOSES_ONLY,
            round=item.name,
            date=day(item.closes, messages.language),
            when=days_from_now(state.days, messages),
        )
    if item and item.opens and state.status is Status.OPENS_LATER:
        return messages.gettext(
            "Opens later: %(round)s opens on %(date)s, %(when)s.",
            round=item.name,
            date=day(item.opens, messages.language),
            when=days_from_now(state.days, messages),
        )
    if state.status is Status.OPEN:
        return open_sentence(state, messages)
    if state.status is Status.NOT_CONFIRMED:
        return not_confirmed_sentence(state, messages)
    if state.status is Status.BETWEEN_ROUNDS and state.round is None and state.seen:
        date = partial_day(state.seen.written, messages.language)
        return messages.gettext(
            "Between rounds: a page dated %(date)s mentions rounds, but we know of none.", date=date
        )
    return " ".join(filter(None, [messages.gettext(_IN_A_SENTENCE[state.status]), _past_sentence(item, messages)]))


_IN_A_SENTENCE = {
    Status.CLOSING_SOON: N_("Open."),
    Status.OPENS_LATER: N_("Opens later."),
    Status.BETWEEN_ROUNDS: N_("Between rounds. We know of no open round."),
    Status.NOT_STATED: N_("We could not tell whether it takes requests now. Ask before you prepare anything."),
    Status.CLOSED: N_("Closed: it takes no more requests."),
}


def _past_sentence(item: Round | None, messages: Messages) -> str:
    if item is None or not (item.closes or item.opens):
        return ""
    return messages.gettext(
        "Last known round: %(round)s, %(what_happened)s.",
        round=item.name,
        what_happened=past_round(item, messages),
    )


def past_round(item: Round, messages: Messages) -> str:
    """Say when a past round closed, or that it opened and has no stated end, to follow its name."""
    if item.closes:
        return messages.gettext("closed on %(date)s", date=day(item.closes, messages.language))
    if item.opens:
        return messages.gettext("opened on %(date)s, with no closing date", date=day(item.opens, messages.language))
    return messages.gettext(_NOT_STATED)


def last_round(item: Round, messages: Messages) -> str:
    """Say when a past round closed, or that it opened and has no stated end; empty for a round without a date."""
    if item.closes:
        date = day(item.closes, messages.language)
        return messages.gettext("last known round closed on %(date)s", date=date)
    if item.opens:
        date = day(item.opens, messages.language)
        return messages.gettext("a round opened on %(date)s, with no closing date", date=date)
    return ""


def days_from_now(days: int | None, messages: Messages) -> str:
    """Say a number of days to come in words; nothing for None."""
    if days is None:
        return ""
    if days == 0:
        return messages.gettext("today")
    if days == 1:
        return messages.gettext("tomorrow")
    return messages.ngettext(
        "%(count)s day from now", "%(count)s days from now", days, count=number(days, messages.language)
    )


def usual_months_words(usual: UsualMonths, messages: Messages) -> str:
    """Say in which months past rounds closed, and on how many rounds that rests."""
    first, last = (month_name(month, messages.language) for month in (usual.first, usual.last))
    rounds = number(usual.rounds, messages.language)
    if usual.first == usual.last:
        return messages.gettext("%(month)s, based on %(count)s past rounds", month=first, count=rounds)
    return messages.gettext(
        "%(first)s to %(last)s, based on %(count)s past rounds", first=first, last=last, count=rounds
    )
