"""What the index returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranked:
    """The matches of one verdict: how many there are, and the ids of the best, in order."""

    total: int
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a need is covered: the sources that likely serve it, those of them open now, and those in doubt.

    `topics` and `forms` are the topics and forms of assistance of the need that no likely source has.
    """

    likely: int
    open: int
    doubted: int
    topics: tuple[str, ...]
    forms: tuple[str, ...]
