"""The records of an earlier state, read without judging them: what was published stays published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue, Key, assemble, made
from clearinghouse.catalogue.discovery import RecordFile, find
from clearinghouse.catalogue.loader import record_bytes
from clearinghouse.documents.document import Document, parse
from clearinghouse.documents.schema import Schemas
from clearinghouse.records import Moved, Record


def read(root: Path, schemas: Schemas) -> Catalogue:
    """Return the records under `root`/data as far as they can be read today; `schemas` are those of today.

    An earlier state may hold what the rules and schemas of today refuse. So nothing here is checked: every file
    that holds a mapping is in `documents`; records that cannot be made from it are absent from their kind.
    """
    files = find(root)[0] if (root / "data").is_dir() else []
    read_files = [(file, document) for file in files if (document := _document(root, file))]
    documents = {(file.kind, file.id): document for file, document in read_files}
    return assemble(documents, [file for file, _ in read_files], schemas, _made)


def unreadable(catalogue: Catalogue) -> list[Key]:
    """Return the records of an earlier state that cannot be made with the code of today."""
    return [
        key for key in catalogue.documents if key not in catalogue.moved and key[1] not in catalogue.records(key[0])
    ]


def _document(root: Path, file: RecordFile) -> Document | None:
    try:
        document, _ = parse(record_bytes(root, file.path), file.path)
    except OSError:
        return None
    return document if document and isinstance(document.data, dict) else None


def _made(kind: str, identifier: str, data: Mapping) -> Record | Moved | None:
    try:
        return made(kind, identifier, data)
    except Exception:  # noqa: BLE001 - whatever an old record lacks, it must not stop the comparison
        target = data.get("moved_to")
        return Moved(identifier, kind, target, None, None) if isinstance(target, str) else None
