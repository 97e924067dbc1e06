"""The catalogue: every record of `data/`, by kind and identifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from clearinghouse.catalogue.discovery import RecordFile
from clearinghouse.documents import references as pointers
from clearinghouse.documents import schema
from clearinghouse.documents.document import Document, locate
from clearinghouse.documents.schema_tree import field_names
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Mark
from clearinghouse.records import (
    KINDS,
    Budget,
    Centre,
    Chemical,
    Country,
    LinkExceptions,
    Matching,
    Membership,
    Moved,
    Organisation,
    Record,
    Request,
    SearchWords,
    ServiceLevels,
    Source,
    Vocabulary,
    Workplan,
)
from clearinghouse.records.kinds import FOLDERS
from clearinghouse.records.part import Reader

Key = tuple[str, str]  # kind (the folder's name) and identifier


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records that could be read, and what is needed to report on their files.

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
    linkexceptions: Mapping[str, LinkExceptions]
    service_levels: Mapping[str, ServiceLevels]
    search: Mapping[str, SearchWords]
    memberships: Mapping[str, Membership]
    matching: Mapping[str, Matching]
    moved: Mapping[Key, Moved]
    documents: Mapping[Key, Document]
    known: Mapping[str, frozenset[str]]
    schemas: schema.Schemas
    pointed_to: pointers.Values  # by field: every value that names another record or a term

    def records(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind, named like its folder."""
        return getattr(self, KINDS[kind].attribute)

    def trees(self) -> Mapping[str, pointers.PathTree]:
        """Return the fields that refer to records or terms, by kind."""
        return _trees(self.schemas)

    def path(self, key: Key) -> str:
        """Return the file of a record, relative to the root."""
        return self.documents[key].path

    def place(self, key: Key, where: DataPath = (), *, of_key: bool = False) -> Mark:
        """Return the place of a field in the file of its record; parses the text again."""
        return locate(self.documents[key]).of(where, key=of_key)


RecordBuilder = Callable[[str, str, Mapping], Record | Moved | None]


def record_builder(schemas: schema.Schemas) -> RecordBuilder:
    """Return what turns the kind, the identifier and the data of a file into its record, or into where it moved."""
    readers = {name: Reader(kind.record, field_names(schemas.trees[kind.schema])) for name, kind in KINDS.items()}

    def build(kind: str, identifier: str, data: Mapping) -> Record | Moved:
        if "moved_to" in data:
            return Moved.from_data(data, id=identifier, kind=kind)
        return readers[kind](data, id=identifier)

    return build


def assemble(
    documents: Mapping[Key, Document],
    files: list[RecordFile],
    schemas: schema.Schemas,
    build: RecordBuilder | None = None,
) -> Catalogue:
    """Return the catalogue of documents. `build` makes the record of one, or None to skip it."""
    build = build or record_builder(schemas)
    kinds: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    gone: dict[Key, Moved] = {}
    for (kind, identifier), document in documents.items():
        record = build(kind, identifier, document.data)
        if isinstance(record, Moved):
            gone[kind, identifier] = record
        elif record:
            kinds[kind][identifier] = record
    kinds["sources"] = {key: _with_lists(source, kinds["memberships"]) for key, source in kinds["sources"].items()}
    known = {kind: frozenset(file.id for file in files if file.kind == kind) for kind in FOLDERS}
    by_kind = {KINDS[kind].attribute: records for kind, records in kinds.items()}
    trees = _trees(schemas)
    pointed_to = pointers.collect_values(
        (document.data, trees[key[0]]) for key, document in documents.items() if key not in gone
    )
    return Catalogue(**by_kind, moved=gone, documents=documents, known=known, schemas=schemas, pointed_to=pointed_to)


def _trees(schemas: schema.Schemas) -> dict[str, pointers.PathTree]:
    return {name: pointers.build_path_tree(schemas.references[kind.schema]) for name, kind in KINDS.items()}


def _with_lists(source: Source, memberships: Mapping[str, Membership]) -> Source:
    """Add the lists of members that a source names; a rule reports lists without a record."""
    named = source.eligibility.memberships
    if not named:
        return source
    lists = tuple(memberships[key] for key in named if key in memberships)
    return replace(source, eligibility=replace(source.eligibility, lists=lists))
