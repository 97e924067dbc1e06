"""When rounds usually close: only from several past rounds at one time of year."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.usual_months import find_usual_months, usual_months
from clearinghouse.language.messages import ENGLISH
from clearinghouse.wording.deadline_text import usual_months_words
from support.factories import made_up

_TODAY = date(2026, 11, 24)


def _source(*closings: str, **fields: object) -> object:
    return made_up("a", rounds=[{"name": day, "closes": day} for day in closings], **fields)


@pytest.mark.parametrize(
    ("closings", "expected"),
    [
        ((), None),
        (("2025-06-01",), None),
        (("2025-06-01", "2025-06-20"), None),
        (("2025-06-01", "2024-06-20"), (6, 6, 2)),
        (("2026-07-20", "2024-08-23", "2017-06-20"), (6, 8, 3)),
        (("2025-12-15", "2024-01-20"), (12, 1, 2)),
        (("2025-03-01", "2024-09-01"), None),
        (("2027-06-01", "2025-06-01"), None),
    ],
)
def test_two_rounds_of_one_season_are_a_rhythm(closings: tuple, expected: tuple | None) -> None:
    """Rounds of one year, rounds to come, and rounds all over the year give no month; the new year is no border."""
    usual = usual_months(_source(*closings), as_of=_TODAY)

    assert (usual and (usual.first, usual.last, usual.rounds)) == expected


def test_a_closed_source_has_no_usual_month() -> None:
    """Nobody waits for the next round of a source that has ended."""
    assert usual_months(_source("2025-06-01", "2024-06-20", stated="closed"), as_of=_TODAY) is None


def test_the_next_months_come_first_in_words() -> None:
    """In November a source that closes in January comes before one that closes in June, with the number of rounds."""
    june, january = _source("2025-06-01", "2024-06-20"), _source("2025-01-01", "2024-02-20")
    found = find_usual_months([june, january], as_of=_TODAY)

    assert [usual_months_words(item, ENGLISH) for item in found] == [
        "January to February, based on 2 past rounds",
        "June, based on 2 past rounds",
    ]
