"""Schemas are also the manual, the forms and the help in editors: they must say what each field is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clearinghouse.documents.schema import load, resolve
from support.paths import ROOT

SCHEMAS = load(ROOT / "schemas")


def _properties(part: dict, root: dict, path: str) -> Iterator[tuple[str, dict]]:
    """Yield every property below a part of a schema, with its dotted name."""
    part = resolve(part, root)
    for key, value in part.get("properties", {}).items():
        field = resolve(value, root)
        yield f"{path}.{key}", field
        yield from _properties(field, root, f"{path}.{key}")
    for inner in ("items", "additionalProperties"):
        if isinstance(part.get(inner), dict):
            yield from _properties(part[inner], root, path)


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_every_property_has_title_description_and_example(kind: str) -> None:
    """No property is without title and description, and none that holds a value is without an example."""
    schema = SCHEMAS.kinds[kind]
    found = list(_properties(schema, schema, kind))
    lacking = [
        (name, word)
        for name, field in found
        for word in ("title", "description", "examples")
        if not field.get(word) and not (word == "examples" and _is_group(field, schema))
    ]

    assert found
    assert lacking == []


def _is_group(field: dict, root: dict) -> bool:
    return bool(field.get("properties") or resolve(field.get("items", {}), root).get("properties"))


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_examples_are_valid(kind: str) -> None:
    """What a schema shows as an example fits the schema itself."""
    schema = SCHEMAS.kinds[kind]
    wrong = [
        (name, example)
        for name, field in _properties(schema, schema, kind)
        for example in field.get("examples", ())
        if not _accepts({**field, "$defs": schema["$defs"]}, example)
    ]

    assert wrong == []


def _accepts(field: dict, example: object) -> bool:
    validator = type(next(iter(SCHEMAS._slow.values())))
    return validator(field, format_checker=next(iter(SCHEMAS._slow.values())).format_checker).is_valid(example)
