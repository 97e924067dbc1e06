"""A sample of records with their facts and evidence, as a list to tick: so that anyone can measure the error rate.

The same seed and the same records give the same sample. Every kind with key facts is in it, in proportion to its
number of records, at least once where the sample is large enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.domain.evidence_age import HalfLifeTable, field_value, is_stated, supporting
from clearinghouse.domain.freshness import maintainer_of
from clearinghouse.json_value import JsonValue
from clearinghouse.records import KINDS
from clearinghouse.records.common import Evidence

# What an audit reads of each kind, besides the key facts of the table of half-lives.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "sources": ("name", "organisation", "summary", "topics", "conditions", "duration_max_months", "url"),
    "requests": ("title", "country", "document", "outcome"),
    "centres": ("name", "country", "expertise"),
    "countries": ("convention", "plans", "reports", "information_sent", "figures", "amendments", "file_notes"),
    "memberships": ("name", "complete"),
    "awards": ("title", "countries", "year", "amount", "source"),
    "facilities": ("name", "country", "accepts", "permits"),
    "events": ("title", "starts", "ends"),
    "statements": ("organisation", "country", "kind", "amount", "stated"),
}


@dataclass(frozen=True, slots=True)
class AuditedFact:
    """One fact of a record: its field, what the file says, and the evidence that should support it by its numbers."""

    field: str
    value: JsonValue
    evidence: tuple[tuple[int, Evidence], ...]


@dataclass(frozen=True, slots=True)
class AuditedRecord:
    """One record of the sample with the facts that it states."""

    kind: str
    identifier: str
    path: str
    maintainer: str
    facts: tuple[AuditedFact, ...]


def draw(catalogue: Catalogue, *, records: int, seed: str) -> tuple[Key, ...]:
    """Return `records` keys of records in use, drawn by `seed`; fewer where there are no more, sorted by kind and id.

    The order of the draw is that of a hash of seed, kind and identifier, so a new record leaves the others in place.
    """
    by_kind = {kind: _shuffled(catalogue, kind, seed) for kind in _ALSO if kind in KINDS}
    by_kind = {kind: keys for kind, keys in by_kind.items() if keys}
    total = sum(map(len, by_kind.values()))
    wanted = min(records, total)
    # In proportion: the place of a record among those of its kind, as a share, decides; the first of each kind lead.
    ranked = [
        (place / len(keys) if place else -1.0, key) for keys in by_kind.values() for place, key in enumerate(keys)
    ]
    chosen = sorted(ranked, key=lambda item: (item[0], _hash(seed, item[1])))[:wanted]
    return tuple(sorted(key for _, key in chosen))


def _shuffled(catalogue: Catalogue, kind: str, seed: str) -> list[Key]:
    used = [
        (kind, identifier)
        for identifier, record in catalogue.records(kind).items()
        if not getattr(record, "retired", None) and getattr(record, "origin", None) != "illustrative"
    ]
    return sorted(used, key=lambda key: _hash(seed, key))


def _hash(seed: str, key: Key) -> str:
    return hashlib.sha256(f"{seed}\n{key[0]}\n{key[1]}".encode()).hexdigest()


def audit(catalogue: Catalogue, *, records: int, seed: str) -> tuple[AuditedRecord, ...]:
    """Return a sample of records with their facts and evidence."""
    half_lives = HalfLifeTable(catalogue.half_lives.values())
    return tuple(_audited(catalogue, key, half_lives) for key in draw(catalogue, records=records, seed=seed))


def _audited(catalogue: Catalogue, key: Key, half_lives: HalfLifeTable) -> AuditedRecord:
    kind, identifier = key
    record = catalogue.records(kind)[identifier]
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return AuditedRecord(
        kind,
        identifier,
        catalogue.path(key),
        maintainer_of(record),
        tuple(_facts(kind, catalogue.documents[key].data, evidence, half_lives)),
    )


def _facts(
    kind: str, data: Mapping[str, JsonValue], evidence: Sequence[Evidence], half_lives: HalfLifeTable
) -> Iterator[AuditedFact]:
    prefix = f"{kind}."
    fields = [name.removeprefix(prefix) for name in half_lives.fields if name.startswith(prefix)]
    for field in dict.fromkeys((*_ALSO[kind], *fields)):
        value = field_value(dict(data), field)
        if is_stated(value):
            numbers = tuple(supporting(evidence, (field,)))
            yield AuditedFact(field, value, tuple((number, evidence[number - 1]) for number in numbers))
