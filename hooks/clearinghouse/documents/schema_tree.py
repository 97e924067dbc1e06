"""The shape of a kind of record, folded out of its schema once: which keys in which order, what each value is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.documents.schema import resolve
from clearinghouse.json_value import DataPath
from clearinghouse.records.part import FieldNames


@dataclass(frozen=True, slots=True)
class Shape:
    """One place of a schema. `keys` in the order of the schema, `places` their numbers; `each` is the shape of list
    entries and free keys."""

    field: Mapping[str, object]
    keys: Mapping[str, Shape]
    each: Shape | None
    places: Mapping[str, int]


def shape(schema: dict, root: dict | None = None) -> Shape:
    """Fold a bundled schema; `root` holds its definitions."""
    root = root or schema
    field = resolve(schema, root)
    keys = field.get("properties", {})
    each = field.get("items") or field.get("additionalProperties")
    return Shape(
        field=field,
        keys={key: shape(part, root) for key, part in keys.items()},
        each=shape(each, root) if isinstance(each, dict) else None,
        places={key: number for number, key in enumerate(keys)},
    )


def field_names(part: Shape) -> FieldNames:
    """Return the names of the fields below a part; those of a list are those of its entries, free keys are "*"."""
    if part.each and not part.keys:
        below = field_names(part.each)
        return below if "items" in part.field else {"*": below}
    return {key: field_names(below) for key, below in part.keys.items()}


def leaves(data: object, part: Shape | None, where: DataPath = ()) -> Iterator[tuple[DataPath, object, Shape]]:
    """Yield (path, value, shape) of every value that is no list and no group, where the schema knows it."""
    if part is None:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, part.keys.get(key) or part.each, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, part.each, (*where, number))
    else:
        yield where, data, part
