"""The records of an earlier state, read without judging them: what was published stays published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clearinghouse.catalogue import Catalogue, Key
from clearinghouse.files import FOLDERS, RecordFile, find
from clearinghouse.records import BUILDERS, Moved, Record, moved
from clearinghouse.schema import Schemas
from clearinghouse.yamlio import MAX_BYTES, Document, parse


def read(root: Path, schemas: Schemas) -> Catalogue:
    """Return the records under `root`/data as far as they can be read today; `schemas` are those of today.

    An earlier state may hold what the rules and schemas of today refuse. So nothing here is checked: every file
    that holds a mapping is in `documents`; records that cannot be made from it are absent from their kind.
    """
    files = find(root)[0] if (root / "data").is_dir() else []
    documents = {(file.kind, file.id): document for file in files if (document := _document(root, file))}
    kinds: dict[str, dict[str, Record]] = {kind: {} for kind in BUILDERS}
    for (kind, identifier), document in documents.items():
        record = None if "moved_to" in document.data else _record(kind, identifier, document.data)
        if record is not None:
            kinds[kind][identifier] = record
    gone = {key: pointer for key, document in documents.items() if (pointer := _pointer(key, document.data))}
    known = {kind: frozenset(identifier for found, identifier in documents if found == kind) for kind in FOLDERS}
    return Catalogue(**kinds, moved=gone, documents=documents, known=known, schemas=schemas)


def unreadable(catalogue: Catalogue) -> list[Key]:
    """Return the records of an earlier state that cannot be made with the code of today."""
    return [
        key for key in catalogue.documents if key not in catalogue.moved and key[1] not in catalogue.records(key[0])
    ]


def _document(root: Path, file: RecordFile) -> Document | None:
    try:
        with (root / file.path).open("rb") as stream:
            document, _ = parse(stream.read(MAX_BYTES + 1), file.path)
    except OSError:
        return None
    return document if document and isinstance(document.data, dict) else None


def _pointer(key: Key, data: Mapping) -> Moved | None:
    try:
        return moved(key[1], key[0], data) if isinstance(data.get("moved_to"), str) else None
    except (TypeError, ValueError):  # its day is no day
        return Moved(key[1], key[0], data["moved_to"], None, None)


def _record(kind: str, identifier: str, data: Mapping) -> Record | None:
    try:
        return BUILDERS[kind](identifier, data)
    except Exception:  # noqa: BLE001 - whatever an old record lacks, it must not stop the comparison
        return None
