"""Whether a source takes requests on a day: its rounds, what is stated, and what is in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.records.common import Retired
from clearinghouse.records.source import Round
from support.factories import made_up, made_up_half_lives
from support.paths import AS_OF

_TODAY = date(2026, 11, 24)
_PAST = {"name": "Past", "opens": "2025-01-01", "closes": "2025-03-01"}
_PAST_WITHOUT_END = {"name": "Begun", "opens": "2025-06-01"}
_RUNNING = {"name": "Running", "opens": "2026-11-24", "closes": "2027-02-01"}
_RUNNING_SHORT = {"name": "Short", "closes": "2026-12-24"}
_LATER = {"name": "Later", "opens": "2027-03-01", "closes": "2027-04-01"}
_SOON = {"name": "Soon", "opens": "2026-11-25"}


def _rounds(catalogue: Catalogue, *rounds: Round, **changes: object) -> object:
    return replace(catalogue.sources["global-programme"], rounds=rounds, **changes)


@pytest.mark.parametrize(
    ("day", "status", "days"),
    [
        (date(2026, 5, 14), Status.OPENS_LATER, 1),
        (date(2026, 5, 15), Status.OPEN, 66),
        (date(2026, 6, 20), Status.CLOSING_SOON, 30),
        (date(2026, 7, 20), Status.CLOSING_SOON, 0),
        (date(2026, 7, 21), Status.BETWEEN_ROUNDS, None),
    ],
)
def test_a_round_decides_by_its_dates(catalogue: Catalogue, day: date, status: Status, days: int | None) -> None:
    """A round opens on 15 May and closes on 20 July 2026, both days included."""
    result = assess_intake(catalogue.sources["global-programme"], as_of=day)

    assert (result.status, result.days) == (status, days)


def test_an_old_page_that_says_open_does_not_open_a_source_in_rounds(catalogue: Catalogue) -> None:
    """A source that works in rounds is not open without a running round, whatever the evidence says."""
    source = _rounds(catalogue, stated="open")

    assert assess_intake(source, as_of=AS_OF).status is Status.NOT_STATED


def test_a_round_without_an_end_does_not_open_a_source(catalogue: Catalogue) -> None:
    """A round whose last day is not stated never counts as open."""
    source = _rounds(catalogue, Round("First", opens=date(2026, 1, 1)))

    assert assess_intake(source, as_of=AS_OF).status is Status.BETWEEN_ROUNDS


def test_a_closed_source_stays_closed(catalogue: Catalogue) -> None:
    """A source that has ended reads closed."""
    assert assess_intake(catalogue.sources["closed-programme"], as_of=AS_OF).status is Status.CLOSED


def test_a_programme_of_which_nobody_knows_whether_it_goes_on_is_not_between_rounds(catalogue: Catalogue) -> None:
    """Where the evidence does not tell whether a source still runs, its way of intake does not tell it either."""
    stated = {item.id: item.stated for item in catalogue.sources.values()}
    between = {
        key
        for key, item in catalogue.sources.items()
        if assess_intake(item, as_of=AS_OF).status is Status.BETWEEN_ROUNDS
    }

    assert stated["old-cycle"] == stated["summer-academy"] == "unknown"
    assert {stated[key] for key in between} <= {"open", "periodic"}
    assert "global-programme" in between


def test_a_running_round_opens_a_source_in_doubt(catalogue: Catalogue) -> None:
    """A call that was published counts, even when nothing else is known of the source."""
    academy = catalogue.sources["summer-academy"]
    running = replace(academy, rounds=(replace(academy.rounds[0], closes=AS_OF),))

    assert assess_intake(running, as_of=AS_OF).status is Status.CLOSING_SOON


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([], (Status.NOT_STATED, None, None, None)),
        ([{"name": "Undated"}], (Status.NOT_STATED, None, None, None)),
        ([_PAST], (Status.BETWEEN_ROUNDS, "Past", None, None)),
        ([_PAST_WITHOUT_END, _PAST], (Status.BETWEEN_ROUNDS, "Begun", None, None)),
        ([_PAST, {"name": "Undated"}, _PAST_WITHOUT_END], (Status.BETWEEN_ROUNDS, "Begun", None, None)),
        ([_LATER], (Status.OPENS_LATER, "Later", date(2027, 3, 1), 97)),
        ([_LATER, _SOON, _PAST], (Status.OPENS_LATER, "Soon", date(2026, 11, 25), 1)),
        ([_LATER, _RUNNING], (Status.OPEN, "Running", date(2027, 2, 1), 69)),
        ([_RUNNING, _RUNNING_SHORT, _SOON], (Status.CLOSING_SOON, "Short", date(2026, 12, 24), 30)),
        ([{"name": "Last day", "closes": "2026-11-24"}], (Status.CLOSING_SOON, "Last day", date(2026, 11, 24), 0)),
        ([{"name": "Long", "closes": "2026-12-25"}], (Status.OPEN, "Long", date(2026, 12, 25), 31)),
        (
            [{"name": "Not begun", "opens": "2026-11-25", "closes": "2026-11-26"}],
            (
                Status.OPENS_LATER,
                "Not begun",
                date(2026, 11, 25),
                1,
            ),
        ),
    ],
)
def test_the_round_that_decides(rounds: list, expected: tuple) -> None:
    """The running round that closes first, else the later one that opens first, else the last one with a date."""
    intake = assess_intake(made_up("a", rounds=rounds), as_of=_TODAY)

    assert (intake.status, intake.round and intake.round.name, intake.on, intake.days) == expected


@pytest.mark.parametrize(
    ("stated", "pattern", "status"),
    [
        ("unknown", "rolling", Status.NOT_STATED),
        ("unknown", "rounds", Status.NOT_STATED),
        ("open", "rolling", Status.NOT_CONFIRMED),
        ("open", "unknown", Status.NOT_STATED),
        ("by-nature", "on-request", Status.NOT_CONFIRMED),
        ("by-nature", "none", Status.NOT_CONFIRMED),
        ("by-nature", "unknown", Status.NOT_STATED),
        ("periodic", "rolling", Status.NOT_STATED),
        ("open", "rounds", Status.NOT_STATED),
        ("by-nature", "annual-rounds", Status.NOT_STATED),
        ("open", "programme-cycle", Status.NOT_STATED),
        ("open", "course-dates", Status.NOT_STATED),
        ("closed", "rolling", Status.CLOSED),
        ("open", "closed", Status.CLOSED),
    ],
)
def test_without_dates_and_pages_no_state_is_strong(stated: str, pattern: str, status: Status) -> None:
    """No record is called open, or between rounds, by its own word; its way of intake is kept with the answer."""
    intake = assess_intake(made_up("a", stated=stated, intake=pattern), as_of=_TODAY)

    assert (intake.status, intake.round, intake.on, intake.days, intake.pattern) == (status, None, None, None, pattern)


def test_a_source_with_a_past_round_is_not_open_although_it_says_so() -> None:
    """A source that has had a round works in rounds, whatever way of intake it names."""
    source = made_up("a", rounds=[_PAST], stated="open", intake="rolling")

    assert assess_intake(source, as_of=_TODAY).status is Status.BETWEEN_ROUNDS


@pytest.mark.parametrize("change", ["retired", "stated", "intake"])
def test_closed_for_good_is_closed_even_while_a_round_runs(change: str) -> None:
    """A record out of use, or evidence that a source has ended, outweighs the dates of its rounds."""
    running = made_up("a", rounds=[_PAST, _RUNNING])
    closed = {
        "retired": replace(running, retired=Retired(_TODAY, "It has ended.")),
        "stated": replace(running, stated="closed"),
        "intake": replace(running, access=replace(running.access, intake="closed")),
    }[change]

    intake = assess_intake(closed, as_of=_TODAY)

    assert (intake.status, intake.round and intake.round.name, intake.on) == (Status.CLOSED, "Running", None)


_PAGE = {"title": "A page", "read": "stored-copy", "looked_up": "2026-11-20"}


def _seen(date_: str | None, supports: str, **fields: object) -> list:
    return [{**_PAGE, "date": date_, "supports": [supports], **fields}]


@pytest.mark.parametrize(
    ("evidence", "status", "seen"),
    [
        (_seen("2026", "availability"), Status.OPEN, "2026"),
        (_seen("2025-11-24", "availability.stated"), Status.OPEN, "2025-11-24"),
        (_seen("2025-11-23", "availability"), Status.NOT_CONFIRMED, "2025-11-23"),
        (_seen(None, "availability"), Status.NOT_CONFIRMED, None),
        (_seen(None, "availability", read="live-page"), Status.OPEN, "2026-11-20"),
        (_seen("2026", "access"), Status.NOT_CONFIRMED, "2026"),
        (_seen("2026", "summary"), Status.NOT_CONFIRMED, None),
        (_seen("2026", "availability", read="memory"), Status.NOT_CONFIRMED, None),
    ],
)
def test_open_needs_a_fresh_page_that_says_so(evidence: list, status: Status, seen: str | None) -> None:
    """A page about availability within the half-life opens a source; an older or undated one leaves a doubt."""
    source = made_up("a", stated="open", intake="rolling", evidence=evidence)
    intake = assess_intake(source, as_of=_TODAY, half_lives=made_up_half_lives(status=12))

    assert (intake.status, intake.seen and intake.seen.written) == (status, seen)


@pytest.mark.parametrize(
    ("closed", "page", "status"),
    [
        ("2023-11-24", None, Status.BETWEEN_ROUNDS),
        ("2023-11-23", None, Status.NOT_STATED),
        ("2017-10-01", "2024", Status.BETWEEN_ROUNDS),
        ("2017-10-01", "2017", Status.NOT_STATED),
    ],
)
def test_between_rounds_needs_a_sign_that_rounds_go_on(closed: str, page: str | None, status: Status) -> None:
    """A last round or a page within three years shows that rounds go on; an older one does not."""
    source = made_up("a", rounds=[{"name": "Last", "closes": closed}], evidence=_seen(page, "rounds"))
    half_lives = made_up_half_lives(**{"past-round": 36})
    intake = assess_intake(source, as_of=_TODAY, half_lives=half_lives)

    assert (intake.status, intake.round.name) == (status, "Last")


def test_rounds_that_begin_or_end_on_one_day_are_no_tie_that_fails() -> None:
    """Two rounds of one day have no order of their own: the first in the record stands for both."""
    soon = [{"name": "B", "opens": "2026-12-01"}, {"name": "A", "opens": "2026-12-01"}]
    past = [{"name": "B", "closes": "2025-12-01"}, {"name": "A", "closes": "2025-12-01"}]

    coming = assess_intake(made_up("x", rounds=soon), as_of=_TODAY)
    gone = assess_intake(made_up("x", rounds=past), as_of=_TODAY)

    assert (coming.status, coming.round.name) == (Status.OPENS_LATER, "B")
    assert gone.round.name == "B"
