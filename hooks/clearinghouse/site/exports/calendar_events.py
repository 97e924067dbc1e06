"""One date of a round as an entry of a calendar (RFC 5545), with a name and a version that follow from the records.

Decision 20 says why: a build knows no earlier state, and a calendar program must still see that an entry is the one
that it has, or a newer version of it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event, vText

from clearinghouse.domain.deadlines import Deadline, DeadlineEvent
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records.source import Round, Source
from clearinghouse.records.vocabulary import Moved

# SEQUENCE counts days from here. It is older than any record, and must never change, or versions would go back.
SEQUENCE_EPOCH = date(2000, 1, 1)
_SUMMARIES: Mapping[DeadlineEvent, str] = {
    DeadlineEvent.OPENS: N_("%(source)s: %(round)s opens"),
    DeadlineEvent.CLOSES: N_("%(source)s: %(round)s closes"),
}
_CAUTION = N_("Check the page of the provider before you rely on this date.")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # not the line feed
Uid = str


def event(deadline: Deadline, uid: Uid, *, page: str, messages: Messages) -> Event:
    """Return the entry of one date, for the whole day; `page` is the address of the source, empty when not known."""
    entry = whole_days(uid, recorded_on(deadline.source), deadline.day, deadline.day)
    describe(entry, _summary(deadline, messages), (deadline.source.name, messages.gettext(_CAUTION)), page)
    return entry


def whole_days(uid: Uid, version: date, first: date, last: date) -> Event:
    """Return an entry for whole days, both included, without words; `version` is the day of its last change."""
    stamp = datetime.combine(version, time(), UTC)
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("sequence", max(0, (version - SEQUENCE_EPOCH).days))
    entry.add("dtstart", first)
    if last != first:  # section 3.6.1: without an end it lasts one day; the end is the first day that is not part of it
        entry.add("dtend", last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry


def describe(entry: Event, summary: str, lines: Iterable[str | None], page: str) -> None:
    """Add the words of an entry, and the address of its page unless that is empty."""
    entry.add("summary", text(summary))
    entry.add("description", text("\n".join(filter(None, (*lines, page)))))
    if page:
        entry.add("url", page)


def text(value: str) -> vText:
    """Return a text (section 3.3.11): line ends stay, other control characters go. The library escapes the rest."""
    return vText(_CONTROL.sub("", value))


def _summary(deadline: Deadline, messages: Messages) -> str:
    source = deadline.source
    name = source.short_name or source.name
    return messages.gettext(_SUMMARIES[deadline.event], source=name, round=deadline.round.name)


def recorded_on(source: Source) -> date:
    """Return the date of the version of a source's rounds: the last check of the record, or of their evidence."""
    supporting = (item for item in source.evidence if any(_is_about_rounds(field) for field in item.supports))
    looked_up = [date.fromisoformat(item.looked_up) for item in supporting if item.looked_up]
    return max([source.verified.on, *looked_up])


def _is_about_rounds(field: str) -> bool:
    return field.partition(".")[0] == "rounds"


def event_uids(deadlines: Iterable[Deadline], moved: Iterable[Moved]) -> list[Uid]:
    """Return the name of each entry, of the id that its source had first, the round and what happens.

    `moved` are the sources that got another id. A name depends neither on the dates nor on the date of the build, so
    an entry keeps it when its date changes.
    """
    first = first_identifiers(moved)
    numbers: dict[str, tuple[int, ...]] = {}
    names = []
    for item in deadlines:
        source = item.source
        number = numbers.setdefault(source.id, round_numbers(source.rounds))[_place(item)]
        names.append(entry_uid(f"{first.get(source.id, source.id)}\n{item.round.name}\n{item.event}\n{number}"))
    return names


def entry_uid(name: str) -> Uid:
    """Return the name of an entry for calendar programs, from the text that identifies it."""
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@capacity-assistance-network"


def _place(deadline: Deadline) -> int:
    # By identity: a record may have two rounds that say the same.
    return next(place for place, item in enumerate(deadline.source.rounds) if item is deadline.round)


def round_numbers(rounds: Sequence[Round]) -> tuple[int, ...]:
    """Return for each round its number among the rounds of the same name, from 1 for the earliest."""
    seen: Counter[str] = Counter()
    numbers = {}
    for place in sorted(range(len(rounds)), key=lambda place: (_first_date(rounds[place]), place)):
        name = rounds[place].name
        seen[name] += 1
        numbers[place] = seen[name]
    return tuple(numbers[place] for place in range(len(rounds)))


def _first_date(item: Round) -> date:
    return item.opens or item.closes or date.max


def first_identifiers(moved: Iterable[Moved]) -> dict[str, str]:
    """Return the id that a source had first, by each id that it moved to.

    Where several records were joined, the one that moved first counts.
    """
    before: dict[str, str] = {}
    for item in sorted(moved, key=lambda item: (item.on or date.max, item.id)):
        before.setdefault(item.moved_to, item.id)
    return {identifier: _first(identifier, before) for identifier in before}


def _first(identifier: str, before: Mapping[str, str]) -> str:
    passed = {identifier}
    while (earlier := before.get(identifier)) and earlier not in passed:
        passed.add(earlier)
        identifier = earlier
    return identifier
