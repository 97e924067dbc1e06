"""Half-lives: for how many months the evidence of each kind of fact counts as fresh, as written."""

from dataclasses import dataclass

from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class HalfLife(Part):
    """One kind of fact: evidence older than `months` is stale. `fields` are "kind.field", such as "sources.rounds"."""

    id: str
    title: str
    months: int
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class HalfLives(Record):
    """All half-lives."""

    title: str
    introduction: str | None
    half_lives: tuple[HalfLife, ...]
    notes: str | None
