"""The schemas, published so that editors and other sites can use them: each bundled into one file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clearinghouse.pages.view import View


def files(view: View) -> Iterator[tuple[str, bytes]]:
    """Yield schemas/<kind>.schema.json, with the terms of the vocabularies filled in as `enum`."""
    vocabularies = view.catalogue.vocabularies
    for kind, schema in sorted(view.catalogue.schemas.kinds.items()):
        filled = _with_terms(schema, {key: list(item.terms) for key, item in vocabularies.items()})
        yield f"schemas/{kind}.schema.json", (json.dumps(filled, ensure_ascii=False, indent=1) + "\n").encode()


def _with_terms(part: object, terms: dict[str, list[str]]) -> object:
    if isinstance(part, list):
        return [_with_terms(item, terms) for item in part]
    if not isinstance(part, dict):
        return part
    copied = {key: _with_terms(value, terms) for key, value in part.items()}
    vocabulary = copied.get("x-term-of")
    if isinstance(vocabulary, str) and vocabulary in terms:
        nullable = str(copied.get("$ref", "")).endswith("_or_null")
        copied["enum"] = [*terms[vocabulary], *([None] if nullable else [])]
    return copied
