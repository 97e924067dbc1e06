"""A catalogue whose every text is in full-width letters: on a page, no letter of a record looks like a message."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue, assemble
from clearinghouse.catalogue.discovery import discover
from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.json_value import JsonValue
from clearinghouse.records import schema_name

_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(65, 91), *range(97, 123))})
_WORDS = ("title", "description", "examples")  # of a schema, for people


def wide(text: str) -> str:
    """Return a text with its letters replaced."""
    return text.translate(_WIDE)


def wide_catalogue(catalogue: Catalogue, root: Path) -> Catalogue:
    """Return the catalogue of a root with every free text of its records and schemas in full-width letters."""
    trees = catalogue.schemas.trees
    documents = {
        key: replace(document, data=_wide_record(document.data, trees[schema_name(key[0], document.data)]))
        for key, document in catalogue.documents.items()
    }
    files, _ = discover(root, catalogue.schemas)
    raw = {file.name.split(".")[0]: json.loads(file.read_text()) for file in (root / "schemas").glob("*.schema.json")}
    return assemble(documents, files, Schemas({name: _wide_schema(schema) for name, schema in raw.items()}))


def _wide_record(value: JsonValue, node: SchemaNode | None) -> JsonValue:
    if node and isinstance(value, dict):
        return {key: _wide_record(inner, node.child(key)) for key, inner in value.items()}
    if node and isinstance(value, list):
        return [_wide_record(inner, node.entries) for inner in value]
    return wide(value) if node and isinstance(value, str) and _is_free(value, node) else value


def _is_free(value: str, node: SchemaNode) -> bool:
    chosen = node.vocabulary or node.record_kind or node.choices or node.format or "x-choices" in node.keywords
    return not chosen and re.search(node.text("pattern"), wide(value)) is not None


def _wide_schema(value: JsonValue, keyword: str = "") -> JsonValue:
    """Return a schema whose words for people are in full-width letters; `keyword` is the one that holds `value`."""
    if isinstance(value, str):
        return wide(value) if keyword in _WORDS else value
    if isinstance(value, list):
        return [_wide_schema(item, keyword) for item in value]
    if not isinstance(value, dict):
        return value
    names = keyword in ("properties", "$defs")  # keys are names of fields, which may be called like a keyword
    return {key: _wide_schema(item, "" if names else key) for key, item in value.items()}
