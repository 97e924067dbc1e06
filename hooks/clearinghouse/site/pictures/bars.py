"""Bars: one that is divided into parts, with its key; small ones for a column of a table; and rows of bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from clearinghouse.site.pictures.svg import box, picture, short, text, words_in_html

_WIDTH, _HEIGHT, _GAP = 1000, 24, 3
_SMALLEST = 6  # a part that is not empty can be seen
_CELL_WIDTH, _CELL_HEIGHT, _NUMBER_ROOM = 150, 18, 30


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: a number, what it counts, and the class of its colour. `shown` is the number in words."""

    value: float
    label: str
    css: str
    shown: str = ""
    url: str = ""

    @property
    def number(self) -> str:
        """The number as the key shows it."""
        return self.shown or short(self.value)


def stacked(parts: Iterable[BarPart], *, name: str = "") -> Markup:
    """Return a bar as wide as its place, divided in proportion. Empty parts are skipped."""
    shown = [part for part in parts if part.value > 0]
    if not shown:
        return Markup()
    widths = _widths([part.value for part in shown])
    boxes, x = [], 0.0
    for part, width in zip(shown, widths, strict=True):
        boxes.append(box(x, 0, width, _HEIGHT, part.css))
        x += width + _GAP
    words = ", ".join(f"{part.number} {part.label}" for part in shown)
    label = f"{name}: {words}" if name else words
    return picture(label, _WIDTH, _HEIGHT, boxes, css="bar", stretched=True)


def _widths(values: Sequence[float]) -> list[float]:
    """Share the width among values. A part too small to be seen gets a little of the widest one."""
    room = _WIDTH - _GAP * (len(values) - 1)
    total = sum(values)
    widths = [max(_SMALLEST, room * value / total) for value in values]
    widest = widths.index(max(widths))
    widths[widest] -= sum(widths) - room
    return widths


def key(parts: Iterable[BarPart]) -> Markup:
    """Return the key of a bar as a list: a swatch of the colour, the number and the word, as a link if it has one."""
    items = "".join(_key_item(part) for part in parts if part.value > 0)
    return Markup(f'<ul class="key">{items}</ul>') if items else Markup()  # noqa: S704 - escaped


def _key_item(part: BarPart) -> str:
    words = f'<b class="n">{escape(part.number)}</b> {words_in_html(part.label)}'
    linked = f'<a href="{escape(part.url)}">{words}</a>' if part.url else f"<span>{words}</span>"
    return f"<li>{swatch(part.css)}{linked}</li>"


def swatch(css: str) -> str:
    """Return a small square in a colour, for a key. It says nothing that the words next to it do not say."""
    return (
        f'<svg class="sw" viewBox="0 0 8 8" aria-hidden="true"><rect class="{escape(css)}" width="8" height="8"/></svg>'
    )


def bar_with_key(parts: Sequence[BarPart], *, name: str = "") -> Markup:
    """Return a divided bar and its key below it."""
    return stacked(parts, name=name) + key(parts)


def cell(parts: Sequence[BarPart], most: float) -> Markup:
    """Return a small bar for a cell of a table, with the total next to it; `most` is the longest bar of the column."""
    total = sum(part.value for part in parts)
    room = _CELL_WIDTH - _NUMBER_ROOM
    boxes, x = [], 0.0
    for part in parts:
        width = room * part.value / most if most > 0 else 0
        if width > 0:
            boxes.append(box(x, 3, width, 12, part.css))
        x += width
    label = ", ".join(f"{part.number} {part.label}" for part in parts if part.value > 0) or "0"
    number = text(short(total), x + 6, 13.5, css="ci")
    return picture(label, _CELL_WIDTH, _CELL_HEIGHT, [*boxes, number], css="cell")


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar of several below each other: its name at the left, its parts, and its total in words at the end."""

    name: str
    parts: tuple[BarPart, ...]
    total: str


_ROW_HEIGHT, _NAME_ROOM, _TOTAL_ROOM, _ROWS_WIDTH = 44, 44, 84, 360


def rows(bars: Sequence[BarRow], *, name: str) -> Markup:
    """Return bars below each other on one scale, each with its name and total; nothing where all are empty."""
    most = max((sum(part.value for part in bar.parts) for bar in bars), default=0)
    if most <= 0:
        return Markup()
    room = _ROWS_WIDTH - _NAME_ROOM - _TOTAL_ROOM
    drawn: list[str] = []
    for place, bar in enumerate(bars):
        y = place * _ROW_HEIGHT + 6
        x = float(_NAME_ROOM)
        drawn.append(text(bar.name, 0, y + 20, css="ci"))
        for part in bar.parts:
            width = room * part.value / most
            if width > 0:
                drawn.append(box(x, y, max(1, width - 2), 30, part.css))
            x += width
        drawn.append(text(bar.total, x + 6, y + 20, css="ci"))
    words = "; ".join(
        f"{bar.name}: " + ", ".join(f"{part.number} {part.label}" for part in bar.parts if part.value > 0)
        for bar in bars
    )
    return picture(f"{name}. {words}", _ROWS_WIDTH, len(bars) * _ROW_HEIGHT, drawn, css="wide")
