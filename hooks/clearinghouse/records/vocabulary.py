"""Vocabularies, as written, and what stays under an id that moved or whose record was removed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import GIVEN, Part, Record


@dataclass(frozen=True, slots=True)
class Term(Part):
    """A term of a vocabulary; `label` by language, and `plural` in those languages in which lists need one.

    `countries` are those of a region; `packages` are the work packages of a topic that is a kind of work.
    """

    id: str = field(metadata=GIVEN)
    label: Mapping[str, str]
    definition: str
    broader: str | None
    convention: str | None
    codes: Mapping[str, tuple[str, ...]]
    note: str | None
    countries: tuple[str, ...] = field(kw_only=True, default=())
    packages: tuple[str, ...] = field(kw_only=True, default=())
    plural: Mapping[str, str] = field(kw_only=True, default_factory=dict)

    def label_in(self, language: str) -> str:
        """Return the label in a language (BCP 47), else in the one that it is a variety of, else in English."""
        return _in_language(self.label, language)

    def plural_in(self, language: str) -> str:
        """Return the name of many, as it is written inside a sentence; empty if the vocabulary has none."""
        return _in_language(self.plural, language) if self.plural else ""


def _in_language(texts: Mapping[str, str], language: str) -> str:
    general = language.split("-", maxsplit=1)[0]
    return texts.get(language) or texts.get(general) or texts["en"]


@dataclass(frozen=True, slots=True)
class Vocabulary(Record):
    """A closed list of terms, in the order in which they are shown."""

    name: str
    definition: str
    terms: Mapping[str, Term]
    evidence: tuple[Evidence, ...]
    notes: str | None


@dataclass(frozen=True, slots=True)
class Moved(Part):
    """What is left under an old id; `moved_to` is an id of the same kind."""

    id: str = field(metadata=GIVEN)
    kind: str = field(metadata=GIVEN)
    moved_to: str
    on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Removed(Part):
    """What is left of a record whose text had to be removed: nothing that the text said."""

    id: str = field(metadata=GIVEN)
    kind: str = field(metadata=GIVEN)
    on: date
    reason: str
