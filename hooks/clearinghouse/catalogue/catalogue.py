"""The catalogue: every record of `data/`, by kind and identifier."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from clearinghouse.catalogue.discovery import RecordFile
from clearinghouse.catalogue.new_organisations import with_new_organisations
from clearinghouse.documents import references, schema
from clearinghouse.documents.document import Document, locate
from clearinghouse.documents.schema_tree import field_names
from clearinghouse.documents.yaml_errors import Marks
from clearinghouse.json_value import DataPath, JsonObject
from clearinghouse.problems.problem import Mark
from clearinghouse.records import (
    KINDS,
    Award,
    Budget,
    Centre,
    Chemical,
    Corrections,
    Country,
    Facility,
    FundingNeeds,
    HalfLives,
    LinkExceptions,
    Membership,
    Moved,
    Network,
    Organisation,
    PilotPlan,
    Record,
    Removed,
    Request,
    SearchWords,
    ServiceLevels,
    Source,
    Statement,
    TreatyEvent,
    Vocabulary,
    Workplan,
    is_removed,
)
from clearinghouse.records.kinds import FOLDERS, REMOVED
from clearinghouse.records.part import Reader
from clearinghouse.records.source import Condition

Key = tuple[str, str]  # kind (the folder's name) and identifier


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All records that could be read, and what is needed to report on their files. Compared by identity.

    `known` has every identifier that a file claims, also those of files with problems, so that a broken
    record is reported once and not again for each record that refers to it.
    """

    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    centres: Mapping[str, Centre]
    countries: Mapping[str, Country]
    requests: Mapping[str, Request]
    chemicals: Mapping[str, Chemical]
    vocabularies: Mapping[str, Vocabulary]
    budget: Mapping[str, Budget]
    workplan: Mapping[str, Workplan]
    network: Mapping[str, Network]
    pilot: Mapping[str, PilotPlan]
    funding_needs: Mapping[str, FundingNeeds]
    linkexceptions: Mapping[str, LinkExceptions]
    service_levels: Mapping[str, ServiceLevels]
    half_lives: Mapping[str, HalfLives]
    corrections: Mapping[str, Corrections]
    search: Mapping[str, SearchWords]
    memberships: Mapping[str, Membership]
    awards: Mapping[str, Award]
    events: Mapping[str, TreatyEvent]
    facilities: Mapping[str, Facility]
    statements: Mapping[str, Statement]
    moved: Mapping[Key, Moved]
    removed: Mapping[Key, Removed]
    documents: Mapping[Key, Document]
    known: Mapping[str, frozenset[str]]
    schemas: schema.Schemas
    pointed_to: references.Values  # by field: every value that names another record or a term
    incomplete: Mapping[Key, Document] = field(default_factory=dict)  # files with problems that could be parsed
    _marks: dict[Key, Marks] = field(default_factory=dict, compare=False, repr=False)  # of records with problems

    def records(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind, named like its folder."""
        records: Mapping[str, Record] = getattr(self, KINDS[kind].attribute)
        return records

    def has_read(self, key: Key, document: Document, schemas: schema.Schemas) -> bool:
        """Whether this very document was read before, and with the same schemas."""
        return self.schemas is schemas and self.documents.get(key) is document

    def record_of(self, key: Key) -> Built | None:
        """Return the record of a document, or what is left of it."""
        return self.records(key[0]).get(key[1]) or self.moved.get(key) or self.removed.get(key)

    @property
    def files(self) -> Mapping[Key, Document]:
        """The documents that are files of their own: what rules about the text of a file look at."""
        return {key: document for key, document in self.documents.items() if not document.within}

    def is_record(self, key: Key) -> bool:
        """Return whether a file has a record, and not only what is left of one that moved or was removed."""
        return key not in self.moved and key not in self.removed

    def providers(self) -> Iterator[Record]:
        """Yield the records of those who help: organisations, sources and centres."""
        yield from self.organisations.values()
        yield from self.sources.values()
        yield from self.centres.values()

    def only(self, key: Key) -> Catalogue:
        """Return this catalogue with one record of its kind, and with the document of that record alone."""
        kind, identifier = key
        records = {name: record for name, record in self.records(kind).items() if name == identifier}
        attribute: Any = {KINDS[kind].attribute: records}
        return replace(self, documents={key: self.documents[key]}, **attribute)

    def trees(self) -> Mapping[str, references.PathTree]:
        """Return the fields that refer to records or terms, by kind."""
        return _trees(self.schemas)

    def path(self, key: Key) -> str:
        """Return the file of a record, relative to the root."""
        return self.documents[key].path

    def place(self, key: Key, where: DataPath = (), *, of_key: bool = False) -> Mark:
        """Return the place of a field in the file of its record. A text is parsed again for that, but only once."""
        if key not in self._marks:
            self._marks[key] = locate(self.documents[key])
        return self._marks[key].of((*self.documents[key].within, *where), key=of_key)


Built = Record | Moved | Removed
RecordBuilder = Callable[[str, str, JsonObject], Built | None]  # from kind, identifier and data
_R = TypeVar("_R", bound=Record)


def record_builder(schemas: schema.Schemas) -> RecordBuilder:
    """Return the function that makes the record of a file, or what is left of one that moved or was removed."""
    readers = _readers(schemas)

    def build(kind: str, identifier: str, data: JsonObject) -> Built:
        if "moved_to" in data:
            return Moved.from_data(data, id=identifier, kind=kind)
        if is_removed(kind, data) and isinstance(removed := data[REMOVED], dict):
            return Removed.from_data(removed, id=identifier, kind=kind)
        return readers[kind](data, id=identifier)

    return build


@lru_cache(maxsize=2)  # as many as there are states of the records in one command
def _readers(schemas: schema.Schemas) -> Mapping[str, Reader[Record]]:
    return {name: Reader(kind.record, field_names(schemas.trees[kind.schema])) for name, kind in KINDS.items()}


def assemble(
    documents: Mapping[Key, Document],
    files: list[RecordFile],
    schemas: schema.Schemas,
    build: RecordBuilder | None = None,
    last: Catalogue | None = None,
) -> Catalogue:
    """Return the catalogue of documents and of the records inside them.

    `build` makes the record of one, or None to skip it. Where a document is that of a catalogue with the same schemas
    (`last`), its record is taken from there.
    """
    known = {kind: {file.id for file in files if file.kind == kind} for kind in FOLDERS}
    documents = with_new_organisations(documents, known["organisations"])
    known["organisations"] |= {identifier for kind, identifier in documents if kind == "organisations"}
    build = build or record_builder(schemas)
    built = {
        key: (last.record_of(key) if last and last.has_read(key, document, schemas) else None)
        or build(*key, document.data)
        for key, document in documents.items()
    }
    moved = {key: record for key, record in built.items() if isinstance(record, Moved)}
    removed = {key: record for key, record in built.items() if isinstance(record, Removed)}

    def of(kind: type[_R]) -> dict[str, _R]:
        return {identifier: record for (_, identifier), record in built.items() if type(record) is kind}

    memberships, vocabularies = of(Membership), of(Vocabulary)
    records: dict[str, Any] = {
        **{kind.attribute: of(kind.record) for kind in KINDS.values()},
        "sources": {key: _with_lists(_with_conditions(source), memberships) for key, source in of(Source).items()},
        "countries": _with_regions(of(Country), vocabularies.get("regions")),
    }
    return Catalogue(
        **records,
        moved=moved,
        removed=removed,
        documents=documents,
        known={kind: frozenset(identifiers) for kind, identifiers in known.items()},
        schemas=schemas,
        pointed_to=_references(documents, {*moved, *removed}, _trees(schemas)),
    )


def _references(
    documents: Mapping[Key, Document], without: Collection[Key], trees: Mapping[str, references.PathTree]
) -> references.Values:
    return references.collect_values(
        (document.data, trees[key[0]])
        for key, document in documents.items()
        if key not in without and not document.within
    )


@lru_cache(maxsize=2)
def _trees(schemas: schema.Schemas) -> dict[str, references.PathTree]:
    return {name: references.build_path_tree(schemas.references[kind.schema]) for name, kind in KINDS.items()}


def _with_conditions(source: Source) -> Source:
    """Add the condition that the field `excludes_gef_financed` states, so that whatever reads conditions honours it."""
    kind = "no-gef-financed"
    if not source.eligibility.excludes_gef_financed or any(item.kind == kind for item in source.conditions):
        return source
    return replace(source, conditions=(*source.conditions, Condition(kind=kind)))


def _with_lists(source: Source, memberships: Mapping[str, Membership]) -> Source:
    """Add the lists of members that a source names; a rule reports lists without a record."""
    rule = source.eligibility
    if not rule.memberships and not rule.excluded_memberships:
        return source
    lists, left_out = (
        tuple(memberships[key] for key in named if key in memberships)
        for named in (rule.memberships, rule.excluded_memberships)
    )
    return replace(source, eligibility=replace(rule, lists=lists, lists_left_out=left_out))


def _with_regions(countries: Mapping[str, Country], regions: Vocabulary | None) -> dict[str, Country]:
    """Add to each country the regions of sources that name it."""
    naming: dict[str, list[str]] = {}
    for key, term in (regions.terms if regions else {}).items():
        for code in term.countries:
            naming.setdefault(code, []).append(key)
    return {
        key: replace(country, working_regions=regions) if regions != country.working_regions else country
        for key, country in countries.items()
        for regions in [tuple(naming.get(key, ()))]
    }
