"""A map of the world in dots. It has no boundaries: a dot says that something is in a country, not where in it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from clearinghouse.site.pictures.svg import element, picture, short, words_in_html

_FOLDER = Path(__file__).parent
_DEGREES, _WEST, _NORTH = 3, -180, 78  # of one character of land.txt, and where its first line begins


class Shape(StrEnum):
    """The shape of a layer: a disc, a ring or a square. Each name is also the class of its colour."""

    DISC = "disc"
    RING = "ring"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one shape: how many things there are in each country, and what they are called."""

    mark: Shape
    counts: Mapping[str, int]  # by the code of the country
    name: str

    @property
    def total(self) -> int:
        """How many things there are."""
        return sum(self.counts.values())


def layer(mark: Shape, countries: Iterable[str], name: str) -> Layer:
    """Return a layer with one thing in each of the given countries; a country may come more than once."""
    return Layer(mark, Counter(countries), name)


@cache
def points() -> Mapping[str, tuple[int, int]]:
    """Return the place of each country: longitude and latitude in whole degrees."""
    with (_FOLDER / "points.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: (int(row["longitude"]), int(row["latitude"])) for row in csv.DictReader(file)}


@cache
def _land() -> tuple[str, int, int]:
    """Return the land as one path of rows of dots, and the width and height of the map in dots."""
    lines = (_FOLDER / "land.txt").read_text(encoding="utf-8").split()
    path = "".join(run for row, line in enumerate(lines) for run in _runs(line, row))
    return path, len(lines[0]), len(lines)


def _runs(line: str, row: int) -> Iterable[str]:
    column = 0
    for character, group in groupby(line):
        length = len(list(group))
        if character == "#":
            yield f"M{column} {row}h{length - 1}" if length > 1 else f"M{column} {row}h0"
        column += length


def world(layers: Sequence[Layer], *, label: str) -> Markup:
    """Draw the land and the marks of each layer; a country with more things has a larger mark.

    A country without a place in the table is left off, so the names must be listed next to the map.
    """
    path, width, height = _land()
    drawn = [element("path", css="land", d=path)]
    for item in layers:
        drawn += _marks(item)
    counts = ", ".join(f"{item.total} {item.name}" for item in layers)
    return picture(f"{label}: {counts}" if counts else label, width, height, drawn, css="world")


_SIZES = (("s", 1), ("m", 3), ("l", 10**9))  # class, and up to how many things


def _marks(item: Layer) -> list[str]:
    """Return one path for each size of mark: a line of no length, whose rounded or square end is the mark."""
    drawn = []
    above = 0
    for size, most in _SIZES:
        places = [
            points()[code] for code, count in sorted(item.counts.items()) if above < count <= most and code in points()
        ]
        if places:
            path = "".join(f"M{short(_column(x))} {short(_row(y))}h0" for x, y in places)
            drawn.append(element("path", css=f"{item.mark} {size}", d=path))
            if item.mark is Shape.RING:  # its middle, in the colour of the ground
                drawn.append(element("path", css=f"hole {size}", d=path))
        above = most
    return drawn


def _column(longitude: float) -> float:
    return (longitude - _WEST) / _DEGREES - 0.5


def _row(latitude: float) -> float:
    return (_NORTH - latitude) / _DEGREES - 0.5


def world_key(layers: Sequence[Layer]) -> Markup:
    """Return the key of the map as a list: the shape, the number and the word."""
    items = "".join(_key_item(item) for item in layers if item.total)
    return Markup(f'<ul class="key">{items}</ul>') if items else Markup()  # noqa: S704 - escaped


def _key_item(item: Layer) -> str:
    words = f'<b class="n">{item.total}</b> {words_in_html(item.name)}'
    shape = f'<svg class="sw world" viewBox="-1.5 -1.5 3 3" aria-hidden="true">{_swatch(item.mark)}</svg>'
    return f"<li>{shape}<span>{words}</span></li>"


def _swatch(mark: Shape) -> str:
    path = {"d": "M0 0h0"}
    hole = element("path", css="hole m", **path) if mark is Shape.RING else ""
    return element("path", css=f"{mark} m", **path) + hole
