"""How fresh the key facts of all records are on a date, by kind of record and by who keeps it.

Records out of use and invented examples are left out. The page, the files, the rule and the report count with this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.evidence_age import FactAge, HalfLifeTable, fact_ages
from clearinghouse.records import KINDS, Centre
from clearinghouse.records.common import Evidence
from clearinghouse.records.requirements import SECRETARIAT

_EXAMPLE = "illustrative"  # origin of an invented request


@dataclass(frozen=True, slots=True)
class FactRow:
    """One key fact of one record, with who keeps the record and the age of its evidence."""

    kind: str
    identifier: str
    maintainer: str
    age: FactAge


@dataclass(frozen=True, slots=True)
class FactCounts:
    """How many key facts there are, and how old their evidence is.

    `recent`: dated or seen live within twelve months; `fresh`: within the half-life of the kind of fact; `undated`:
    read on a page without a date; `unread`: no page that was read supports it.
    """

    total: int
    recent: int
    fresh: int
    undated: int
    unread: int

    @property
    def recent_percent(self) -> int:
        """The share of recent facts, rounded down: half a percent too little promises nothing. 0 without facts."""
        return 100 * self.recent // self.total if self.total else 0

    @property
    def stale(self) -> int:
        """The number of facts without evidence within the half-life."""
        return self.total - self.fresh


@dataclass(frozen=True, slots=True)
class Freshness:
    """Every key fact, the oldest first: those without a page, those without a date, then by the date of the page."""

    rows: tuple[FactRow, ...]

    @property
    def counts(self) -> FactCounts:
        """The counts of all facts."""
        return count_facts(self.rows)

    @property
    def oldest(self) -> tuple[FactRow, ...]:
        """The facts with a dated page that are no longer fresh, the oldest first."""
        return tuple(row for row in self.rows if row.age.newest and not row.age.is_fresh)

    def by_kind(self) -> Mapping[str, FactCounts]:
        """Return the counts by kind of record, in the order of the table of kinds."""
        return self._by(lambda row: row.kind, KINDS)

    def by_maintainer(self) -> Mapping[str, FactCounts]:
        """Return the counts by who keeps the record: the secretariat first, then the centres by id."""
        return self._by(lambda row: row.maintainer, sorted({SECRETARIAT, *(row.maintainer for row in self.rows)}))

    def _by(self, key: Callable[[FactRow], str], names: Iterable[str]) -> Mapping[str, FactCounts]:
        groups: dict[str, list[FactRow]] = {}
        for row in self.rows:
            groups.setdefault(key(row), []).append(row)
        ordered = sorted(names, key=lambda name: name != SECRETARIAT)
        return {name: count_facts(groups[name]) for name in ordered if name in groups}


@lru_cache(maxsize=1)  # a build asks twice: for its rule, then for its pages
def assess_freshness(catalogue: Catalogue, *, as_of: date) -> Freshness:
    """Return the age of every key fact of the records in use on the date `as_of`."""
    half_lives = HalfLifeTable(catalogue.half_lives.values())
    return Freshness(tuple(sorted(_rows(catalogue, half_lives, as_of), key=_oldest_first)))


def count_facts(rows: Iterable[FactRow]) -> FactCounts:
    """Count facts by the age of their evidence."""
    ages = [row.age for row in rows]
    return FactCounts(
        total=len(ages),
        recent=sum(age.is_recent for age in ages),
        fresh=sum(age.is_fresh for age in ages),
        undated=sum(age.newest is None and age.is_read for age in ages),
        unread=sum(not age.is_read for age in ages),
    )


def maintainer_of(record: object) -> str:
    """Return who keeps a record: a centre its own, otherwise who `maintained_by` names, or the secretariat."""
    if isinstance(record, Centre):
        return record.id
    maintainer: str | None = getattr(record, "maintained_by", None)
    return maintainer or SECRETARIAT


def _rows(catalogue: Catalogue, half_lives: HalfLifeTable, as_of: date) -> Iterator[FactRow]:
    for kind in KINDS.values():
        if not kind.is_evidenced:
            continue
        for identifier, record in catalogue.records(kind.name).items():
            if getattr(record, "retired", None) or getattr(record, "origin", None) == _EXAMPLE:
                continue
            document = catalogue.documents.get((kind.name, identifier))
            evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
            data = document.data if document else {}
            for age in fact_ages(kind.name, evidence, data, half_lives, as_of=as_of):
                yield FactRow(kind.name, identifier, maintainer_of(record), age)


def _oldest_first(row: FactRow) -> tuple[bool, date, str, str, str]:
    on = row.age.newest.on if row.age.newest else date.min
    return row.age.is_read, on, row.kind, row.identifier, row.age.field
