"""The months of a year with a mark for each round that closed in them, and a line for today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from html import escape
from textwrap import shorten

from markupsafe import Markup

from clearinghouse.site.pictures.svg import box, element, picture, text, words_in_html

_MONTH, _STEP, _RADIUS, _LEFT = 33.5, 17, 6.8, 16.5
_MOST = 8  # marks on one another; more of a month are a number
_MONTHS = 12
_LONGEST = 60  # characters of a title


@dataclass(frozen=True, slots=True)
class Closing:
    """The last day of a round: the month, what it is called, and whether it lies in the last two years."""

    on: date
    title: str
    recent: bool


def closing_months(
    closings: Sequence[Closing], today: date, *, names: Sequence[str], today_word: str, label: str
) -> Markup:
    """Draw the months. `names` are the twelve short names; nothing is drawn of no closings.

    A recent round is a disc, an earlier one a square, so that colour is not the only difference.
    """
    if not closings:
        return Markup()
    by_month: list[list[Closing]] = [[] for _ in range(_MONTHS)]
    for item in closings:
        by_month[item.on.month - 1].append(item)
    highest = min(_MOST, max(map(len, by_month)))
    floor = highest * _STEP + 34  # the word for today has a line of its own
    drawn = [part for month, items in enumerate(by_month) for part in _month(month, items, names[month], floor)]
    place = (today.month - 1 + (today.day - 1) / 31) * _MONTH
    drawn.append(element("path", css="now", d=f"M{place:.1f} 18V{floor + 4:.1f}"))
    drawn.append(text(today_word, place, 13, css="ci", anchor="end" if today.month > _MONTHS / 2 else "start"))
    counts = ", ".join(f"{names[month]} {len(items)}" for month, items in enumerate(by_month) if items)
    return picture(f"{label}: {counts}", _MONTHS * _MONTH, floor + 24, drawn, css="yr")


def key(recent: str, earlier: str) -> Markup:
    """Return what a disc and a square stand for, in words."""
    disc, square = element("circle", css="c3", cx=4, cy=4, r=4), box(0.5, 0.5, 7, 7, "c4")
    items = [
        f'<li><svg class="sw" viewBox="0 0 8 8" aria-hidden="true">{mark}</svg><span>{words_in_html(words)}</span></li>'
        for mark, words in ((disc, recent), (square, earlier))
    ]
    return Markup(f'<ul class="key">{"".join(items)}</ul>')  # noqa: S704 - escaped


def _latest(item: Closing) -> tuple[int, str]:
    return -item.on.toordinal(), item.title


def _month(month: int, items: Sequence[Closing], name: str, floor: float) -> list[str]:
    x = month * _MONTH + _LEFT
    drawn = [
        box(month * _MONTH + 1, floor, _MONTH - 2.5, 3, "cl"),
        text(name, x, floor + 18, css="cq alt" if month % 2 else "cq", anchor="middle"),  # a phone has room for half
    ]
    shown = nsmallest(_MOST, items, key=_latest)
    drawn += [_mark(item, x, floor - 11 - place * _STEP) for place, item in enumerate(shown)]
    if len(items) > _MOST:
        drawn.append(text(f"+{len(items) - _MOST}", x, floor - 11 - _MOST * _STEP + 8, css="ci", anchor="middle"))
    return drawn


def _mark(item: Closing, x: float, y: float) -> str:
    words = shorten(item.title, _LONGEST, placeholder=" …")
    title = f"<title>{escape(words, quote=False)}</title>"
    if item.recent:
        return element("circle", title, css="c3", cx=x, cy=y, r=_RADIUS)
    size = 2 * _RADIUS - 2
    return element("rect", title, css="c4", x=x - size / 2, y=y - size / 2, width=size, height=size)
