"""Which sources have no recent page on who may apply, so that "likely" is too strong a word for them."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.verdict_age import unconfirmed_sources
from clearinghouse.records import Source
from support.factories import made_up, made_up_half_lives

_TODAY = date(2026, 11, 28)
_TWO_YEARS = made_up_half_lives({"eligibility": ["sources.eligibility"]}, eligibility=24)


def _source(read: str = "stored-copy", on: str | None = None, *supports: str) -> Source:
    page = {"title": "A page", "read": read, "date": on, "looked_up": "2026-11-20", "supports": list(supports)}
    return made_up("fund", evidence=[page])


@pytest.mark.parametrize(
    ("source", "is_confirmed"),
    [
        (_source("stored-copy", "2024-11-28", "eligibility"), True),
        (_source("stored-copy", "2024-11-27", "eligibility"), False),
        (_source("stored-copy", None, "eligibility"), False),
        (_source("live-page", None, "eligibility"), True),
        (_source("memory", "2026", "eligibility"), False),
        (_source("stored-copy", "2026", "amount"), False),
        (_source("stored-copy", "2026", "eligibility.countries"), True),
        (made_up("fund"), False),
    ],
)
def test_a_dated_page_within_the_half_life_confirms(source: Source, *, is_confirmed: bool) -> None:
    """Old pages, pages without a date, pages about other facts and general knowledge do not."""
    found = unconfirmed_sources([source], _TWO_YEARS, as_of=_TODAY)

    assert found == (frozenset() if is_confirmed else {"fund"})


def test_without_a_half_life_no_page_gets_old() -> None:
    """Where the table says nothing of who may apply, every source keeps the strong word; nor has an empty list any."""
    assert unconfirmed_sources([made_up("fund")], made_up_half_lives(), as_of=_TODAY) == frozenset()
    assert unconfirmed_sources([], _TWO_YEARS, as_of=_TODAY) == frozenset()
