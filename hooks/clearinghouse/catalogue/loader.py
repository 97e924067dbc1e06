"""Reads the records of `data/` and checks each against its schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from clearinghouse.catalogue.catalogue import Catalogue, Key, assemble
from clearinghouse.catalogue.discovery import RecordFile, discover, unreadable_file
from clearinghouse.catalogue.new_organisations import new_organisation
from clearinghouse.catalogue.plain_files import irregular_files
from clearinghouse.documents import schema
from clearinghouse.documents.document import MAX_BYTES, Document, decode, parse
from clearinghouse.documents.schema_errors import validate
from clearinghouse.parallel import map_parallel
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Problem
from clearinghouse.records import KINDS, MOVED, REMOVED, schema_name

NOTHING: Mapping[Key, Document] = MappingProxyType({})


def load(root: Path, *, workers: int = 1, last: Catalogue | None = None) -> tuple[Catalogue, list[Problem]]:
    """Read all records under `root`/data and check each against its schema. Problems are values.

    A large catalogue is read by up to `workers` processes; the result is the same. What this function has read before
    (`last`) is used again, and not checked again, where the file still has the same text.
    Raises SchemaError when the schemas cannot be used.
    """
    schemas = schema.load(root / "schemas", needed=(*(kind.schema for kind in KINDS.values()), MOVED, REMOVED))
    files, problems = discover(root, schemas)
    problems += _not_reported(irregular_files(root), problems)
    documents: dict[Key, Document] = {}
    incomplete: dict[Key, Document] = {}
    results = map_parallel(partial(_read, root, schemas, last), files, workers=workers)
    for file, (document, of_file) in zip(files, results, strict=True):
        problems += of_file
        if document:
            (incomplete if of_file else documents)[file.kind, file.id] = document
    catalogue = assemble(documents, files, schemas, last=last)
    brought = {new_organisation(document) for (kind, _), document in incomplete.items() if kind == "sources"}
    known = {**catalogue.known, "organisations": catalogue.known["organisations"] | brought - {""}}
    return replace(catalogue, incomplete=incomplete, known=known), problems + _missing_vocabularies(files, schemas)


def _not_reported(problems: list[Problem], reported: list[Problem]) -> list[Problem]:
    paths = {item.path for item in reported}
    return [item for item in problems if item.path not in paths]


def record_bytes(root: Path, path: str) -> bytes:
    """Return the bytes of a record, at most one more than are allowed: enough to see that a file is too large."""
    with open(f"{root}/{path}", "rb", buffering=0) as stream:
        return stream.read(MAX_BYTES + 1)


def _read(
    root: Path, schemas: schema.Schemas, last: Catalogue | None, file: RecordFile
) -> tuple[Document | None, list[Problem]]:
    try:
        raw = record_bytes(root, file.path)
    except OSError as error:
        return None, [unreadable_file(file.path, error.strerror or str(error))]
    document, problems = parse_if_changed(raw, file, last.documents if last else NOTHING)
    if document and not (last and last.has_read((file.kind, file.id), document, schemas)):
        problems += validate(document, schema_name(file.kind, document.data), schemas)
    return document, problems


def parse_if_changed(
    raw: bytes, file: RecordFile, last: Mapping[Key, Document]
) -> tuple[Document | None, list[Problem]]:
    """Parse the bytes of a record, unless a document that was read before (`last`) has the same text."""
    known = last.get((file.kind, file.id))
    return (known, []) if known and _is_of(known, file.path, raw) else parse(raw, file.path)


def _is_of(document: Document, path: str, raw: bytes) -> bool:
    """Whether a document is the whole of a file with these bytes."""
    return document.path == path and not document.within and decode(raw, path) == document.text


def _missing_vocabularies(files: list[RecordFile], schemas: schema.Schemas) -> list[Problem]:
    """Return a problem for each vocabulary that a field uses and that has no file: pages could not name its terms."""
    present = {file.id for file in files if file.kind == "vocabularies"}
    used = {item.target for references in schemas.references.values() for item in references if item.is_term}
    return [
        problem(
            "DOC-014",
            f"data/vocabularies/{name}.yml",
            "the vocabulary does not exist",
            "a file with the terms that fields can use",
            "Restore the file.",
        )
        for name in sorted(used - present)
    ]
