"""Whether a source takes requests on a day: its rounds, what is stated, and what is in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.records.source import Round
from support.paths import AS_OF


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
    found = assess_intake(catalogue.sources["global-programme"], as_of=day)

    assert (found.status, found.days) == (status, days)


def test_an_old_page_that_says_open_does_not_open_a_source_in_rounds(catalogue: Catalogue) -> None:
    """A source that works in rounds is not open without a running round, whatever the evidence says."""
    source = _rounds(catalogue, stated="open")

    assert assess_intake(source, as_of=AS_OF).status is Status.BETWEEN_ROUNDS


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
