"""The pilot budget, as written: inputs and printed figures. Totals are computed elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.common import Evidence, evidence

Cell = int | str | None  # whole units of the currency, "in kind", or an empty cell
IN_KIND = "in kind"


@dataclass(frozen=True, slots=True)
class Line:
    """A line item for one unit; `amounts` by year."""

    id: str
    group: str | None
    item: str
    amounts: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Unit:
    """An organizational unit; `counted_as` says which quantity of the pilot multiplies it."""

    id: str
    name: str
    heading: str
    level: str
    counted_as: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pilot:
    """The size of the pilot phase (proposal, paragraph 13)."""

    regions: int
    centres_per_region: int
    focal_points_per_region: int
    duration_years: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A row as the document prints it; `row` is unit, unit/line, unit/subtotal, programme, overhead or total."""

    table: int
    row: str
    quantity: int | None
    amounts: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Difference:
    """A declared difference between print and arithmetic in one cell."""

    table: int
    row: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The whole budget record."""

    id: str
    title: str
    currency: str
    years: tuple[int, ...]
    pilot: Pilot
    units: tuple[Unit, ...]
    overhead_percent: int
    overhead_note: str | None
    printed: tuple[Printed, ...]
    differences: tuple[Difference, ...]
    evidence: tuple[Evidence, ...]
    notes: str | None


def budget(identifier: str, data: Mapping) -> Budget:
    """Return the budget that `data`, accepted by the schema, describes."""
    overhead = data["overhead"]
    return Budget(
        id=identifier,
        title=data["title"],
        currency=data["currency"],
        years=tuple(data["years"]),
        pilot=Pilot(**data["pilot"]),
        units=tuple(map(_unit, data["units"])),
        overhead_percent=overhead["percent"],
        overhead_note=overhead.get("note"),
        printed=tuple(
            Printed(item["table"], item["row"], item.get("quantity"), _by_year(item["amounts"]))
            for item in data["printed"]
        ),
        differences=tuple(Difference(**item) for item in data["differences"]),
        evidence=evidence(data),
        notes=data.get("notes"),
    )


def _unit(data: Mapping) -> Unit:
    lines = tuple(
        Line(item["id"], item.get("group"), item["item"], _by_year(item["amounts"])) for item in data["lines"]
    )
    return Unit(data["id"], data["name"], data["heading"], data["level"], data["quantity"]["of"], lines)


def _by_year(amounts: Mapping[str, Cell]) -> dict[int, Cell]:
    return {int(year): cell for year, cell in amounts.items()}
