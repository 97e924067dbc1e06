"""Vocabularies, as written, and what stays under an id that moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.records.common import Evidence, day, evidence


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary; `label` by language."""

    id: str
    label: Mapping[str, str]
    definition: str
    broader: str | None
    convention: str | None
    codes: Mapping[str, tuple[str, ...]]
    note: str | None

    def label_in(self, language: str) -> str:
        """Return the label in a language (BCP 47), else in the one that it is a variety of, else in English."""
        general = language.split("-", maxsplit=1)[0]
        return self.label.get(language) or self.label.get(general) or self.label["en"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of terms, in the order in which they are shown."""

    id: str
    name: str
    definition: str
    terms: Mapping[str, Term]
    evidence: tuple[Evidence, ...]
    notes: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What stays under an old id; `moved_to` is an id of the same kind."""

    id: str
    kind: str
    moved_to: str
    on: date | None
    reason: str | None


def vocabulary(identifier: str, data: Mapping) -> Vocabulary:
    """Return the vocabulary that `data`, accepted by the schema, describes."""
    terms = {key: _term(key, item) for key, item in data["terms"].items()}
    return Vocabulary(identifier, data["name"], data["definition"], terms, evidence(data), data.get("notes"))


def _term(key: str, data: Mapping) -> Term:
    codes = {name: tuple(values) for name, values in (data.get("codes") or {}).items()}
    get = data.get
    return Term(key, data["label"], data["definition"], get("broader"), get("convention"), codes, get("note"))


def moved(identifier: str, kind: str, data: Mapping) -> Moved:
    """Return the pointer that `data` of a moved record gives."""
    return Moved(identifier, kind, data["moved_to"], day(data.get("on")), data.get("reason"))
