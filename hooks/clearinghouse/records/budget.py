"""The pilot budget, as written: inputs and printed figures. Totals are computed elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record, at

Cell = int | str | None  # whole units of the currency, "in kind", or an empty cell
IN_KIND = "in kind"


@dataclass(frozen=True, slots=True)
class Line(Part):
    """A line item for one unit; `amounts` by year."""

    id: str
    group: str | None
    item: str
    amounts: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Unit(Part):
    """An organisational unit; `counted_as` says which quantity of the pilot multiplies it."""

    id: str
    name: str
    heading: str
    level: str
    counted_as: str = field(metadata=at("quantity.of"))
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pilot(Part):
    """The size of the pilot phase (proposal, paragraph 13)."""

    regions: int
    centres_per_region: int
    focal_points_per_region: int
    duration_years: int


@dataclass(frozen=True, slots=True)
class Printed(Part):
    """A row as the document prints it; `row` is unit, unit/line, unit/subtotal, programme, overhead or total."""

    table: int
    row: str
    quantity: int | None
    amounts: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Difference(Part):
    """A declared difference between print and arithmetic in one cell."""

    table: int
    row: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Budget(Record):
    """The whole budget record."""

    title: str
    currency: str
    years: tuple[int, ...]
    pilot: Pilot
    units: tuple[Unit, ...]
    overhead_percent: int = field(metadata=at("overhead.percent"))
    overhead_note: str | None = field(metadata=at("overhead.note"))
    printed: tuple[Printed, ...]
    differences: tuple[Difference, ...]
    evidence: tuple[Evidence, ...]
    notes: str | None
