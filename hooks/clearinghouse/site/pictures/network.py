"""The figure of the network: boxes below each other, the sources next to them, and arrows for what flows.

It is drawn 320 units wide, so that its words can be read on a small telephone. The colours are those of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from markupsafe import Markup

from clearinghouse.site.pictures.svg import element, short

_WIDTH = 320
_LEFT, _BOX_WIDTH, _BOX_HEIGHT, _DOWN = 2, 168, 62, 112
_RIGHT = 212
_RIGHT_WIDTH = _WIDTH - _RIGHT - 2
_LINE = 15
_LETTERS_LEFT, _LETTERS_RIGHT = 23, 16  # that fit into a line of a box


@dataclass(frozen=True, slots=True)
class NetworkBox:
    """A box at the left: what it is called, a line below its name, and the page that it leads to."""

    id: str
    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    """A group in the box at the right."""

    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class NetworkFlow:
    """An arrow between two boxes; `both_ways` is drawn with dashes and two heads."""

    start: str
    end: str
    both_ways: bool
    label: str


def network(
    boxes: Sequence[NetworkBox],
    side: NetworkBox,
    groups: Sequence[NetworkGroup],
    flows: Collection[NetworkFlow],
    *,
    label: str,
) -> Markup:
    """Draw the boxes from top to bottom, the side box next to its partners, and the arrows."""
    if not boxes:
        return Markup()
    tops = {box.id: 2 + place * _DOWN for place, box in enumerate(boxes)}
    bottom = max(tops.values()) + _BOX_HEIGHT
    ends = [(flow.start, flow.end) for flow in flows if side.id in (flow.start, flow.end)]
    side_top = min((tops[name] for pair in ends for name in pair if name in tops), default=2.0)
    rows, height = _groups(side, groups, side_top)
    end = max(bottom, side_top + height)
    drawn = [part for box in boxes for part in _box(box, tops[box.id])]
    drawn.append(_frame(_RIGHT, side_top, _RIGHT_WIDTH, end - side_top))
    drawn += rows
    drawn += _vertical(flows, tops)
    drawn += _horizontal(flows, tops, side.id)
    return _group_picture(label, end + 2, drawn)


def _group_picture(label: str, height: float, parts: Sequence[str]) -> Markup:
    """Return the picture as a group with a label, not as an image: its links must stay links for a screen reader."""
    attributes = {"aria-label": label, "font-size": "13"}
    view = f"0 0 {_WIDTH} {short(height)}"
    html = element("svg", "".join(parts), css="net", viewBox=view, width="100%", role="group", **attributes)
    return Markup(html)  # noqa: S704 - every value was escaped before


def _frame(x: float, y: float, width: float, height: float) -> str:
    return element("rect", x=x, y=y, width=width, height=height, rx=6, fill="none", stroke="currentColor")


def _linked(url: str, content: str) -> str:
    return f'<a href="{escape(url)}">{content}</a>'


def _box(box: NetworkBox, top: float) -> list[str]:
    lines = wrap(box.title, _LETTERS_LEFT)[:2]
    middle = _LEFT + _BOX_WIDTH / 2
    first = top + (22 if len(lines) > 1 else 28)
    words = [_words(line, middle, first + place * _LINE, bold=True) for place, line in enumerate(lines)]
    note = _words(box.note, middle, first + len(lines) * _LINE, bold=False) if box.note else ""
    return [_frame(_LEFT, top, _BOX_WIDTH, _BOX_HEIGHT), _linked(box.url, "".join(words)), note]


def _words(words: str, x: float, y: float, *, bold: bool, anchor: str = "middle") -> str:
    look = {"font-weight": "bold"} if bold else {"font-size": "11.5"}
    bidi = "" if words.isascii() else "plaintext"
    return element("text", escape(words, quote=False), x=x, y=y, anchor=anchor, bidi=bidi, fill="currentColor", **look)


def _groups(side: NetworkBox, groups: Sequence[NetworkGroup], top: float) -> tuple[list[str], float]:
    x, y = _RIGHT + 7, top + 20
    drawn: list[str] = []
    titles = wrap(side.title, _LETTERS_RIGHT - 2)
    words = "".join(_words(line, x, y + place * _LINE, bold=True, anchor="start") for place, line in enumerate(titles))
    drawn.append(_linked(side.url, words))
    y += len(titles) * _LINE + 6
    for group in groups:
        lines = wrap(group.title, _LETTERS_RIGHT)
        words = "".join(_words(line, x, y + n * 14, bold=False, anchor="start") for n, line in enumerate(lines))
        drawn.append(_linked(group.url, words))
        y += len(lines) * 14
        drawn.append(_words(group.note, x, y, bold=False, anchor="start"))
        y += 22
    return drawn, y - top


def _vertical(flows: Collection[NetworkFlow], tops: Mapping[str, float]) -> list[str]:
    """Draw the arrows between boxes below each other, from left to right in the order in which they are given."""
    used: Counter[tuple[float, float]] = Counter()
    drawn: list[str] = []
    for flow in flows:
        if flow.start not in tops or flow.end not in tops or flow.start == flow.end:
            continue
        upper, lower = sorted((tops[flow.start], tops[flow.end]))
        x = 16 + used[upper, lower] * 82
        used[upper, lower] += 1
        start, end = upper + _BOX_HEIGHT + 4, lower - 4
        is_up = tops[flow.end] < tops[flow.start]
        heads = _head(x, start, 6) if is_up or flow.both_ways else ""
        heads += _head(x, end, -6) if not is_up or flow.both_ways else ""
        drawn += [_stroke(f"M{x} {start}V{end}", dashed=flow.both_ways), _stroke(heads, dashed=False)]
        drawn.append(_words(flow.label, x + 7, (start + end) / 2 + 4, bold=False, anchor="start"))
    return drawn


def _head(x: float, y: float, back: float) -> str:
    return f"M{x - 4} {y + back}L{x} {y}L{x + 4} {y + back}"


def _stroke(path: str, *, dashed: bool) -> str:
    dashes = {"stroke-dasharray": "3 3"} if dashed else {}
    return element("path", d=path, fill="none", stroke="currentColor", **dashes)


def _horizontal(flows: Collection[NetworkFlow], tops: Mapping[str, float], side: str) -> list[str]:
    """Draw the arrows between a box and the side box: plain ones above, those both ways below."""
    drawn: list[str] = []
    left, right = _LEFT + _BOX_WIDTH + 4, _RIGHT - 4
    for flow in flows:
        other = flow.end if flow.start == side else flow.start
        if side not in (flow.start, flow.end) or other not in tops:
            continue
        y = tops[other] + (42 if flow.both_ways else 20)
        heads = f"M{right - 6} {y - 4}L{right} {y}L{right - 6} {y + 4}" if flow.end == side or flow.both_ways else ""
        heads += f"M{left + 6} {y - 4}L{left} {y}L{left + 6} {y + 4}" if flow.start == side or flow.both_ways else ""
        drawn += [_stroke(f"M{left} {y}H{right}", dashed=flow.both_ways), _stroke(heads, dashed=False)]
    return drawn
