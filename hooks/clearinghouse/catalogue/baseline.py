"""The records of an earlier state, read without checking them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from clearinghouse.catalogue.catalogue import Built, Catalogue, Key, RecordBuilder, assemble, record_builder
from clearinghouse.catalogue.discovery import RecordFile, discover
from clearinghouse.catalogue.loader import NOTHING, parse_if_changed, record_bytes
from clearinghouse.documents.document import Document
from clearinghouse.documents.schema import Schemas
from clearinghouse.json_value import JsonObject
from clearinghouse.records import Moved


def load_baseline(root: Path, schemas: Schemas, *, last: Catalogue | None = None) -> Catalogue:
    """Return the records under `root`/data as far as today's code can read them; `schemas` are today's.

    An earlier state may contain what today's rules and schemas reject, so nothing is checked: every file that
    holds a mapping is in `documents`, and records that cannot be built are absent from their kind. What was read of the
    present state (`last`) is used again for files with the same text, which are nearly all.
    """
    files = discover(root, schemas)[0] if (root / "data").is_dir() else []
    known = last.documents if last else NOTHING
    read_files = [(file, document) for file in files if (document := _document(root, file, known))]
    documents = {(file.kind, file.id): document for file, document in read_files}
    build = partial(_build_if_possible, record_builder(schemas))
    return assemble(documents, [file for file, _ in read_files], schemas, build, last)


def unreadable_records(catalogue: Catalogue) -> list[Key]:
    """Return the records of an earlier state that today's code cannot build."""
    return [key for key in catalogue.documents if catalogue.is_record(key) and key[1] not in catalogue.records(key[0])]


def _document(root: Path, file: RecordFile, last: Mapping[Key, Document]) -> Document | None:
    try:
        document, _ = parse_if_changed(record_bytes(root, file.path), file, last)
    except OSError:
        return None
    return document


def _build_if_possible(build: RecordBuilder, kind: str, identifier: str, data: JsonObject) -> Built | None:
    try:
        return build(kind, identifier, data)
    except Exception:  # noqa: BLE001 - whatever an old record lacks must not stop the comparison
        target = data.get("moved_to")
        return Moved(identifier, kind, target, None, None) if isinstance(target, str) else None
