"""What weighs how much when a need is matched with a source, as written in `data/matching.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """What a criterion does to the verdict when it is unmet and when it is unknown: an effect by name."""

    unmet: str
    unknown: str
    why: str


@dataclass(frozen=True, slots=True)
class Weight:
    """The most points that one reason can give in the order, in whole points."""

    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Matching:
    """All of it. `criteria` and `order` are by name; `given_by` has forms of assistance by kind of helper."""

    id: str
    introduction: str
    criteria: Mapping[str, Effect]
    order: Mapping[str, Weight]
    fresh_months: int
    thin: int
    given_by: Mapping[str, tuple[str, ...]]


def matching(identifier: str, data: Mapping) -> Matching:
    """Return the weights that `data`, accepted by the schema, describes."""
    return Matching(
        id=identifier,
        introduction=data["introduction"],
        criteria={key: Effect(**item) for key, item in data["criteria"].items()},
        order={key: Weight(**item) for key, item in data["order"].items()},
        fresh_months=data["fresh_months"],
        thin=data["thin"],
        given_by={key: tuple(forms) for key, forms in data["given_by"].items()},
    )
