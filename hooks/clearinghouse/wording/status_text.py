"""The status of a source: in the few words of a badge, and in a sentence with the age of what was read."""

from __future__ import annotations

from clearinghouse.domain.evidence_age import Dated
from clearinghouse.domain.intake import Intake, Status
from clearinghouse.language.formats import day, number, partial_day
from clearinghouse.language.messages import N_, Messages
from clearinghouse.wording.labels import STATUS

_OF_ROUND = (Status.OPEN, Status.CLOSING_SOON)
# What a source that works in no rounds is like by its nature, by the way of intake.
_BY_NATURE = {
    "rolling": N_("Takes requests at any time in principle"),
    "on-request": N_("Takes requests at any time in principle"),
    "programming": N_("The government and the provider agree the help between them"),
    "invitation": N_("By invitation, or after a letter of enquiry"),
    "none": N_("No application is needed"),
}
_BY_SOME_WAY = N_("How it takes requests is not known")


def badge(intake: Intake, messages: Messages) -> str:
    """Return the words of a status tag: at most four, the date that decides among them."""
    _ = messages.gettext
    if intake.on and intake.status in _OF_ROUND:
        if intake.status is Status.OPEN and not _has_first_day(intake):
            return _("Closes %(date)s", date=day(intake.on, messages.language))
        if intake.status is Status.OPEN:
            return _("Open until %(date)s", date=day(intake.on, messages.language))
        return closes_in(intake.days or 0, messages)
    if intake.on:
        return _("Opens %(date)s", date=day(intake.on, messages.language))
    if intake.status is Status.OPEN and intake.seen:
        return open_since(intake.seen, messages)
    return _(STATUS[intake.status])


def _has_first_day(intake: Intake) -> bool:
    """Return whether the record says when the round began: only then is it known to be open already."""
    return intake.round is not None and intake.round.opens is not None


def closes_in(days: int, messages: Messages) -> str:
    """Say in how many days a round closes."""
    if days == 0:
        return messages.gettext("Closes today")
    return messages.ngettext(
        "Closes in %(count)s day", "Closes in %(count)s days", days, count=number(days, messages.language)
    )


def open_since(seen: Dated, messages: Messages) -> str:
    """Say that a source is open and which page says so: "Open (page from 2026)"."""
    if seen.is_live:
        return messages.gettext("Open (seen %(date)s)", date=partial_day(seen.written, messages.language))
    return messages.gettext("Open (page from %(year)s)", year=seen.on.year)


def open_sentence(intake: Intake, messages: Messages) -> str:
    """Say that a source without rounds is open, how it takes requests, and what says so."""
    if intake.seen is None:
        opened = messages.gettext("Open.")
    elif intake.seen.is_live:
        date = partial_day(intake.seen.written, messages.language)
        opened = messages.gettext("Open: its own page says so, seen on %(date)s.", date=date)
    else:
        date = partial_day(intake.seen.written, messages.language)
        opened = messages.gettext("Open: a page dated %(date)s says so.", date=date)
    nature = _BY_NATURE.get(intake.pattern)
    return f"{opened} {messages.gettext(nature)}." if nature else opened


def not_confirmed_sentence(intake: Intake, messages: Messages) -> str:
    """Say how a source takes requests by its nature, and since when no page confirms it."""
    nature = messages.gettext(_BY_NATURE.get(intake.pattern, _BY_SOME_WAY))
    return messages.gettext("%(nature)s; %(age)s.", nature=nature, age=not_confirmed_since(intake, messages))


def not_confirmed_since(intake: Intake, messages: Messages) -> str:
    """Say since when a status is not confirmed, to follow a semicolon."""
    if intake.seen is None:
        return messages.gettext("no dated page confirms it")
    if intake.seen.is_live:
        date = partial_day(intake.seen.written, messages.language)
        return messages.gettext("not confirmed since %(date)s", date=date)
    return messages.gettext("not confirmed since %(date)s", date=intake.seen.on.year)
