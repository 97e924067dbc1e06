"""What was read for a record, when and how, and how old the newest page is: said once a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from clearinghouse.domain.evidence_age import Dated, FactAge, newest_evidence
from clearinghouse.language.formats import partial_day
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records.common import Evidence

_READ_ON = {
    "live-page": N_("Seen on its own page on %(date)s"),
    "letter": N_("From a letter dated %(date)s"),
    "stored-copy": N_("Read in a stored copy on %(date)s"),
}
_READ = {
    "live-page": N_("Seen on its own page"),
    "letter": N_("From a letter"),
    "stored-copy": N_("Read in a stored copy"),
}
_STRONGEST_FIRST = tuple(_READ_ON)
# The key facts of records, to follow a colon.
FACT = {
    "eligibility": N_("who may apply"),
    "amount": N_("amount"),
    "cofinancing": N_("co-financing"),
    "availability": N_("whether it is open"),
    "access": N_("how to apply"),
    "rounds": N_("dates of rounds"),
    "contact": N_("contact"),
    "serves": N_("countries served"),
    "problem": N_("the problem"),
    "quantities": N_("quantities"),
    "budget": N_("costs"),
    "convention": N_("status as a Party"),
    "countries": N_("the list of countries"),
}


def reading_summary(evidence: Sequence[Evidence], messages: Messages, *, as_of: date) -> str:
    """Say how and when the facts were read, and how old the newest page is, as one sentence.

    The strongest way of reading counts, with its last day. Nothing but general knowledge is said to be that.
    """
    read = [item for item in evidence if item.read in _READ_ON]
    if not read:
        return messages.gettext("General knowledge: we read no page.")
    how = min((item.read for item in read), key=_STRONGEST_FIRST.index)
    newest = newest_evidence(evidence, as_of=as_of)
    return messages.gettext("%(read)s; %(newest)s.", read=_read(read, how, messages), newest=_newest(newest, messages))


def _read(read: Sequence[Evidence], how: str, messages: Messages) -> str:
    last = max((item.looked_up for item in read if item.read == how and item.looked_up), default=None)
    if last is None:
        return messages.gettext(_READ[how])
    return messages.gettext(_READ_ON[how], date=partial_day(last, messages.language))


def _newest(newest: Dated | None, messages: Messages) -> str:
    if newest is None:
        return messages.gettext("no page shows a date")
    return messages.gettext("newest page: %(date)s", date=partial_day(newest.written, messages.language))


def newest_page(evidence: Sequence[Evidence], messages: Messages, *, as_of: date) -> str:
    """Return the date of the newest page in words, or that none has one: for lists."""
    newest = newest_evidence(evidence, as_of=as_of)
    return partial_day(newest.written, messages.language) if newest else messages.gettext("no date")


def old_facts(ages: Iterable[FactAge], messages: Messages) -> str:
    """Name the facts that no page within their half-life supports, as a list with commas; empty where there is none."""
    names = (messages.gettext(FACT.get(age.field, age.field)) for age in ages if not age.is_fresh)
    return ", ".join(names)
