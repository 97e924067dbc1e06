"""The catalogue: every record of `data/`, by kind and identifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from clearinghouse import schema
from clearinghouse.files import FOLDERS, RecordFile, find, unreadable
from clearinghouse.problems import Mark, Problem
from clearinghouse.records import (
    BUILDERS,
    SCHEMA_OF_KIND,
    Budget,
    Centre,
    Chemical,
    Country,
    LinkExceptions,
    Moved,
    Organisation,
    Record,
    Request,
    SearchWords,
    Source,
    Vocabulary,
    Workplan,
    moved,
)
from clearinghouse.schema_problems import validate
from clearinghouse.yaml_explainer import Path as DataPath
from clearinghouse.yamlio import Document, marks, parse

Key = tuple[str, str]  # kind (the folder's name) and identifier


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records that could be read, and what is needed to speak of their files.

    `known` has every identifier that a file claims, also those of files with problems, so that a broken
    record is told once and not again by each record that refers to it.
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
    search: Mapping[str, SearchWords]
    moved: Mapping[Key, Moved]
    documents: Mapping[Key, Document]
    known: Mapping[str, frozenset[str]]
    schemas: schema.Schemas

    def records(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind, named like its folder."""
        return getattr(self, kind)

    def path(self, key: Key) -> str:
        """Return the file of a record, relative to the root."""
        return self.documents[key].path

    def place(self, key: Key, where: DataPath = (), *, of_key: bool = False) -> Mark:
        """Return where a field of a record was written; reads the text of the record again."""
        return marks(self.documents[key]).of(where, key=of_key)


def load(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Read all records under `root`/data and check each against its schema. Problems are values."""
    schemas = schema.load(root / "schemas")
    files, problems = find(root)
    documents: dict[Key, Document] = {}
    for file in files:
        document, found = _read(root, file, schemas)
        problems += found
        if document and not found:
            documents[file.kind, file.id] = document
    return assemble(documents, files, schemas), problems


def _read(root: Path, file: RecordFile, schemas: schema.Schemas) -> tuple[Document | None, list[Problem]]:
    try:
        raw = _bytes(f"{root}/{file.path}")
    except OSError as error:
        return None, [unreadable(file.path, error.strerror or str(error))]
    document, problems = parse(raw, file.path)
    if document:
        problems += validate(document, _schema_name(file.kind, document.data), schemas)
    return document, problems


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.read(1024 * 1024)  # enough to tell that a file is too large, without reading it all


def _schema_name(kind: str, data: object) -> str:
    return "moved" if isinstance(data, dict) and "moved_to" in data else SCHEMA_OF_KIND[kind]


def made(kind: str, identifier: str, data: Mapping) -> Record | Moved | None:
    """Return the record that the data of a file describes, or where it moved to."""
    return moved(identifier, kind, data) if "moved_to" in data else BUILDERS[kind](identifier, data)


Maker = Callable[[str, str, Mapping], Record | Moved | None]


def assemble(
    documents: Mapping[Key, Document], files: list[RecordFile], schemas: schema.Schemas, make: Maker = made
) -> Catalogue:
    """Return the catalogue of documents; `make` turns one into its record, or into None to leave it out."""
    kinds: dict[str, dict[str, Record]] = {kind: {} for kind in BUILDERS}
    gone: dict[Key, Moved] = {}
    for (kind, identifier), document in documents.items():
        record = make(kind, identifier, document.data)
        if isinstance(record, Moved):
            gone[kind, identifier] = record
        elif record:
            kinds[kind][identifier] = record
    known = {kind: frozenset(file.id for file in files if file.kind == kind) for kind in FOLDERS}
    return Catalogue(**kinds, moved=gone, documents=documents, known=known, schemas=schemas)
