"""Records that are parsed and made once in a process: the made-up roots of thousands of tests have the same files."""

from __future__ import annotations

import marshal
from weakref import WeakKeyDictionary

from clearinghouse.catalogue import catalogue, loader
from clearinghouse.catalogue.catalogue import Built, RecordBuilder, record_builder
from clearinghouse.documents.document import Document
from clearinghouse.documents.document import parse as parse_document
from clearinghouse.documents.schema import Schemas
from clearinghouse.json_value import JsonObject
from clearinghouse.problems.problem import Problem

_parsed: dict[tuple[bytes, str], tuple] = {}  # the documents as they are packed for another process

_made: WeakKeyDictionary[Schemas, dict[tuple[str, str, bytes], Built]] = WeakKeyDictionary()


def parse_once() -> None:
    """Let the loader parse a sound text once. Each test gets a copy of its document, which it may change.

    A record is made once of the same data: nobody can change it.
    """
    loader.parse = _parse
    catalogue.record_builder = _record_builder


def _parse(raw: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    if known := _parsed.get((raw, path)):
        unpack, arguments = known
        return unpack(*arguments), []
    document, problems = parse_document(raw, path)
    if document:
        _parsed[raw, path] = document.__reduce__()
    return document, problems


def _record_builder(schemas: Schemas) -> RecordBuilder:
    build = record_builder(schemas)
    made = _made.setdefault(schemas, {})

    def find_or_build(kind: str, identifier: str, data: JsonObject) -> Built | None:
        key = kind, identifier, marshal.dumps(data)
        if key not in made:
            made[key] = build(kind, identifier, data)
        return made[key]

    return find_or_build
