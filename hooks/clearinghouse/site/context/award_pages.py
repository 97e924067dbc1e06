"""On which page of the list of awards an award is: the newest are on the first, the others on further pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

FOLDER = "ledger/"
FIRST, PER_PAGE = 25, 50  # awards on the first page, which has more than the list, and on each further one
_SECOND = 2
A = TypeVar("A")


def page_of(place: int) -> int:
    """Return the page of an award, from 1, by its place in the list, from 0."""
    return 1 if place < FIRST else _SECOND + (place - FIRST) // PER_PAGE


def page_address(number: int) -> str:
    """Return the address of a page from the top of the site."""
    return FOLDER if number == 1 else f"{FOLDER}page/{number}/"


def pages(awards: Sequence[A]) -> list[Sequence[A]]:
    """Return the awards of each page; without any, the first page is empty."""
    further = range(FIRST, len(awards), PER_PAGE)
    return [awards[:FIRST], *(awards[start : start + PER_PAGE] for start in further)]
