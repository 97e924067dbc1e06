"""The route of a request as boxes with arrows, and how far one request has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from markupsafe import Markup

from clearinghouse.site.pictures.svg import box, element, picture, text

_BOX_WIDTH, _BOX_HEIGHT, _ACROSS, _DOWN, _IN_ROW = 150, 56, 186, 88, 2
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class RouteBox:
    """One step of the route: who acts, what they do, and the class of the colour of the level."""

    actor: str
    act: str
    css: str


def route(steps: Sequence[RouteBox], *, label: str) -> Markup:
    """Draw boxes from left to right, then back from right to left in the next row; nothing of no steps."""
    if not steps:
        return Markup()
    places = [_place(number) for number in range(len(steps))]
    drawn = [_arrow(here, there) for here, there in pairwise(places)]
    for step, (x, y) in zip(steps, places, strict=True):
        middle = x + _BOX_WIDTH / 2
        drawn.append(box(x, y, _BOX_WIDTH, _BOX_HEIGHT, step.css, rounded=6))
        drawn.append(text(step.actor, middle, y + 24, css="on", anchor="middle"))
        drawn.append(text(step.act, middle, y + 43, css="on small", anchor="middle"))
    words = "; ".join(f"{number}. {step.actor}: {step.act}" for number, step in enumerate(steps, start=1))
    height = places[-1][1] + _BOX_HEIGHT + _MARGIN
    width = (min(len(steps), _IN_ROW) - 1) * _ACROSS + _BOX_WIDTH + 2 * _MARGIN
    return picture(f"{label}. {words}", width, height, drawn, css="route")


def _place(number: int) -> tuple[float, float]:
    row, column = divmod(number, _IN_ROW)
    across = column if row % 2 == 0 else _IN_ROW - 1 - column
    return _MARGIN + across * _ACROSS, _MARGIN + row * _DOWN


def _arrow(here: tuple[float, float], there: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = here, there
    middle = y + _BOX_HEIGHT / 2
    if to_y > y:
        centre = x + _BOX_WIDTH / 2
        return _line(f"M{centre:.0f} {y + _BOX_HEIGHT + 3:.0f}V{to_y - 4:.0f}m-5-6l5 6 5-6")
    if to_x > x:
        return _line(f"M{x + _BOX_WIDTH + 3:.0f} {middle:.0f}H{to_x - 4:.0f}m-6-5l6 5-6 5")
    return _line(f"M{x - 3:.0f} {middle:.0f}H{to_x + _BOX_WIDTH + 4:.0f}m6-5l-6 5 6 5")


def _line(path: str) -> str:
    return element("path", css="arrow", d=path)


class Reached(StrEnum):
    """Where a stop of the tracker lies: behind the request, where it is now, or ahead."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a request; `note` is a second line, such as the day on which it is due."""

    name: str
    progress: Reached
    note: str = ""


_STOP, _TRACK_WIDTH, _LINE, _TRACK_TOP = 34, 320, 14, 14


def tracker(stops: Sequence[Stop], *, label: str) -> Markup:
    """Draw the stops of one request from the top down.

    A filled disc is behind the request, a large ring is where it is, and a small ring is ahead.
    """
    if not stops:
        return Markup()
    places = [_TRACK_TOP + _STOP * number for number in range(len(stops))]
    drawn = [_way(y, end, stop) for (y, end), stop in zip(pairwise(places), stops[1:], strict=True)]
    for stop, y in zip(stops, places, strict=True):
        radius = 10 if stop.progress is Reached.NOW else 7
        drawn.append(element("circle", css=f"stop {stop.progress}", cx=_LINE, cy=y, r=radius))
        drawn.append(text(stop.name, _LINE + 20, y + 5, css="ci"))
        if stop.note:
            drawn.append(text(stop.note, _TRACK_WIDTH, y + 5, css="cw", anchor="end"))
    return picture(f"{label}. {_words(stops)}", _TRACK_WIDTH, places[-1] + _TRACK_TOP, drawn, css="track")


def _way(y: float, end: float, to: Stop) -> str:
    return element("path", css="ahead" if to.progress is Reached.AHEAD else "done", d=f"M{_LINE} {y:.0f}V{end:.0f}")


def _words(stops: Sequence[Stop]) -> str:
    marks = {Reached.DONE: "✓", Reached.NOW: "→", Reached.AHEAD: "…"}
    return ", ".join(f"{marks[stop.progress]} {stop.name}{f' ({stop.note})' if stop.note else ''}" for stop in stops)
