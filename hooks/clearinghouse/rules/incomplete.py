"""Rules on records that do not fit their schema: what the rules say about the fields that do fit.

Such a record is checked with placeholders. What a rule reports about a placeholder, or because of one, is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Built, Catalogue, Key, assemble, record_builder
from clearinghouse.catalogue.discovery import RecordFile
from clearinghouse.documents.placeholders import complete
from clearinghouse.json_value import DataPath, JsonObject
from clearinghouse.records import schema_name

Placeholders = Mapping[Key, frozenset[DataPath]]

# Families of rules that look at one value, wherever it is.
_OF_ONE_VALUE = ("REF", "TXT", "PRV", "DAY")
# Families that an answer to one field decides on, or that compare it with other fields.
_DECIDED_BY = {
    "origin": ("LIF", "ILL", "EVD"),
    "history": ("LIF", "ELG", "SLV"),
    "offers": ("LIF",),
    "submitted": ("LIF", "ELG"),
    "evidence": ("EVD",),
    "verified": ("EVD", "FRE"),
    "country": ("ELG", "CEN", "DUP"),
    "organisation": ("GEF",),
    "rounds": ("RND", "AMT", "FRE", "EVD"),
    "amount": ("AMT", "EVD"),
    "budget": ("AMT", "EVD"),
    "eligibility": ("EVD", "ELG"),
}
# Families that look at the whole record: its order of keys, its quality as one number.
_OF_ALL = ("FMT", "QUA", "BUD", "EXC", "RUN")


@dataclass(frozen=True, slots=True)
class Incomplete:
    """The catalogue with the records that have placeholders, and where these are."""

    catalogue: Catalogue
    placeholders: Placeholders

    def is_certain(self, key: Key, rule: str, where: DataPath) -> bool:
        """Whether what a rule reports about a place of a record is not due to a placeholder."""
        family, places = rule.partition("-")[0], self.placeholders[key]
        if family in _OF_ALL or any(family in _DECIDED_BY.get(str(place[0]), ()) for place in places):
            return False
        if family in _OF_ONE_VALUE:
            return not any(_overlap(where, place) for place in places)
        return bool(where) and where[0] not in {place[0] for place in places}


def _overlap(one: DataPath, other: DataPath) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def with_placeholders(catalogue: Catalogue) -> Incomplete | None:
    """Return the catalogue with those records that can be completed; None when there are none."""
    documents, placeholders = dict(catalogue.documents), {}
    for key, document in catalogue.incomplete.items():
        if done := complete(document, schema_name(key[0], document.data), catalogue.schemas):
            documents[key] = done.document
            placeholders[key] = done.placeholders
    if not placeholders:
        return None
    build = record_builder(catalogue.schemas)

    def build_if_possible(kind: str, identifier: str, data: JsonObject) -> Built | None:
        try:
            return build(kind, identifier, data)
        except Exception:  # noqa: BLE001 - a placeholder that no record can be built with
            return None

    files = [RecordFile(kind, name, "") for kind, names in catalogue.known.items() for name in names]
    return Incomplete(assemble(documents, files, catalogue.schemas, build_if_possible), placeholders)
