"""The weights by which needs are matched with sources, as written in `data/matching.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class Effect(Part):
    """What a criterion does to the verdict when it is unmet and when it is unknown: an effect by name."""

    unmet: str
    unknown: str
    why: str


@dataclass(frozen=True, slots=True)
class Weight(Part):
    """The maximum that one reason adds to the score, in whole points."""

    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Matching(Record):
    """All weights. `criteria` and `order` are by name; `given_by` has forms of assistance by kind of source."""

    introduction: str
    criteria: Mapping[str, Effect]
    order: Mapping[str, Weight]
    fresh_months: int
    thin: int
    given_by: Mapping[str, tuple[str, ...]]
