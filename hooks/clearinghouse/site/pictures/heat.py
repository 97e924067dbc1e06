"""A table whose cells are shaded by their number. It stays a table, for readers who see no shades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from clearinghouse.site.pictures.svg import words_in_html

_STEPS = 4  # of the scale, besides the one for few


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number with its words, such as "11 (5 to 12)"; without a number, nothing is known."""

    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its name, where the name leads, and its cells."""

    name: str
    cells: tuple[HeatCell, ...]
    url: str = ""


def heat_table(corner: str, columns: Sequence[str], rows: Sequence[HeatRow], *, few: float, few_word: str) -> Markup:
    """Return the table. A number below `few` has the sign ▲ and, for those who hear the page, the word for it."""
    most = max((item.value for row in rows for item in row.cells if item.value is not None), default=0)
    head = "".join(f'<th scope="col">{words_in_html(name)}</th>' for name in (corner, *columns))
    body = "".join(_row(row, most, few, few_word) for row in rows)
    html = f'<table class="heat"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return Markup(html) if rows else Markup()  # noqa: S704 - escaped


def _row(row: HeatRow, most: float, few: float, few_word: str) -> str:
    name = f'<a href="{escape(row.url)}">{words_in_html(row.name)}</a>' if row.url else words_in_html(row.name)
    cells = "".join(_cell(item, most, few, few_word) for item in row.cells)
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(item: HeatCell, most: float, few: float, few_word: str) -> str:
    if item.value is None:
        return f"<td>{escape(item.shown)}</td>"
    if item.value < few:
        sign = f'<span aria-hidden="true">▲ </span><span class="vh">{escape(few_word)}: </span>'
        return f'<td class="h0">{sign}{escape(item.shown)}</td>'
    step = min(_STEPS, 1 + int(_STEPS * (item.value - few) / (most - few))) if most > few else 1
    return f'<td class="h{step}">{escape(item.shown)}</td>'
