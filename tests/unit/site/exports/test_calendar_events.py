"""The name and the version of an entry: the same for as long as it is the same, and newer when it has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from clearinghouse.domain.deadlines import find_deadlines
from clearinghouse.domain.intake import assess_intake
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Source
from clearinghouse.records.common import Evidence
from clearinghouse.records.vocabulary import Moved
from clearinghouse.site.exports.calendar_events import event, event_uids, first_identifiers, recorded_on
from support.factories import made_up
from support.paths import AS_OF

_YEARLY = (
    {"name": "Annual call", "opens": "2025-10-01", "closes": "2025-12-15"},
    {"name": "Annual call", "opens": "2026-10-01", "closes": "2026-12-15"},
    {"name": "Annual call", "opens": "2027-10-01", "closes": "2027-12-15"},
)


def _uids(
    *rounds: dict, name: str = "one", as_of: date = AS_OF, moved: tuple[Moved, ...] = ()
) -> dict[tuple[str, date], str]:
    """Return the names of the entries by event and date."""
    source = made_up(name, rounds=rounds)
    result = find_deadlines([source], {name: assess_intake(source, as_of=as_of)}, as_of=as_of)
    deadlines = (*result.upcoming, *result.recently_closed)
    uids = event_uids(deadlines, moved)
    assert len(uids) == len(set(uids)) == len(deadlines)
    return {(item.event.value, item.day): uid for item, uid in zip(deadlines, uids, strict=True)}


def _moved(identifier: str, to: str, on: date | None = None) -> Moved:
    return Moved(id=identifier, kind="sources", moved_to=to, on=on, reason=None)


def test_a_date_that_is_moved_keeps_its_name() -> None:
    """When a deadline is put off, even into the next year, the entry is the same one, so that a program moves it."""
    before = _uids({"name": "Call", "closes": "2026-12-15"})
    after = _uids({"name": "Call", "closes": "2027-01-15"})

    assert before["closes", date(2026, 12, 15)] == after["closes", date(2027, 1, 15)]


@pytest.mark.parametrize("as_of", [date(2026, 1, 1), date(2026, 11, 28), date(2026, 12, 20), date(2027, 11, 1)])
def test_rounds_of_one_name_keep_their_names_as_time_passes(as_of: date) -> None:
    """A year later, when the first has passed, no name goes to the round of another year."""
    at_first, later = _uids(*_YEARLY, as_of=date(2025, 11, 1)), _uids(*_YEARLY, as_of=as_of)

    assert {key: at_first[key] for key in later if key in at_first} == {
        key: uid for key, uid in later.items() if key in at_first
    }
    assert set(later) & set(at_first)


def test_a_new_round_takes_no_name_from_the_others() -> None:
    """A round of the same name for the next year, at the top or the end of the list, leaves the earlier names alone."""
    before = _uids(*_YEARLY[:2])

    for rounds in (_YEARLY, _YEARLY[::-1]):
        after = _uids(*rounds)
        assert before.items() <= after.items()


def test_rounds_that_say_the_same_have_names_of_their_own() -> None:
    """Two equal rounds, a slip in a record, are two entries, for no calendar may hold a name twice."""
    source = made_up("one", rounds=[_YEARLY[2], _YEARLY[2]])
    result = find_deadlines([source], {"one": assess_intake(source, as_of=AS_OF)}, as_of=AS_OF)

    uids = event_uids(result.upcoming, ())

    assert len(uids) == len(set(uids)) == 4


def test_a_source_that_got_another_id_keeps_its_names() -> None:
    """After `moved_to`, once or twice, entries are those of the first id; another source has other names."""
    before = _uids(*_YEARLY, name="old")
    once = _uids(*_YEARLY, name="new", moved=(_moved("old", "new"),))
    twice = _uids(*_YEARLY, name="newest", moved=(_moved("new", "newest"), _moved("old", "new")))
    other = _uids(*_YEARLY, name="new")

    assert before == once == twice
    assert set(other.values()).isdisjoint(before.values())


def test_where_records_were_joined_the_one_that_moved_first_counts() -> None:
    """A second record that is joined later changes no name; a circle of moves, a slip, ends."""
    joined = [_moved("a-late", "new", date(2026, 6, 1)), _moved("old", "new", date(2026, 1, 1)), _moved("b", "new")]

    assert first_identifiers(joined) == {"new": "old"}
    assert first_identifiers([_moved("a", "b"), _moved("b", "a")]) == {"a": "b", "b": "a"}
    assert first_identifiers([]) == {}


def _source(verified: date, *evidence: Evidence) -> Source:
    source = made_up("one", rounds=[_YEARLY[2]])
    return replace(source, verified=replace(source.verified, on=verified), evidence=evidence)


def _version(source: Source) -> tuple[int, datetime, datetime]:
    result = find_deadlines([source], {source.id: assess_intake(source, as_of=AS_OF)}, as_of=AS_OF).upcoming[0]
    entry = event(result, "x", page="", messages=ENGLISH)
    return entry["SEQUENCE"], entry["DTSTAMP"].dt, entry["LAST-MODIFIED"].dt


def test_the_version_is_the_date_on_which_the_rounds_were_last_checked() -> None:
    """The number grows by a day's step with the check of the record or of the evidence for its rounds."""
    read = Evidence(title="Page", read="live-page", looked_up="2026-11-20", supports=("rounds.closes", "amount"))
    other = Evidence(title="Page", read="live-page", looked_up="2026-11-22", supports=("amount",))
    first, second, third = (
        _version(_source(date(2026, 11, day), *items))
        for day, items in ((1, ()), (1, (read, other)), (21, (read, other)))
    )

    assert [stamp for _, stamp, _ in (first, second, third)] == [
        datetime(2026, 11, day, tzinfo=UTC) for day in (1, 20, 21)
    ]
    assert [modified for *_, modified in (first, second, third)] == [stamp for _, stamp, _ in (first, second, third)]
    assert (second[0] - first[0], third[0] - second[0]) == (19, 1)


def test_a_version_before_the_count_begins_is_the_first() -> None:
    """A date long past, a slip in a record, gives no negative number, which the standard forbids."""
    assert _version(_source(date(1999, 1, 1)))[0] == 0
    assert recorded_on(_source(date(2026, 1, 1))) == date(2026, 1, 1)
