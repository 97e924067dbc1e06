"""A schema as a tree: one node for each place where a record has a value, with common parts filled in.

Whatever reads a schema walks this tree: the explanations of refusals, the form, `make new`, the editor schemas, the
field reference, and `make fix`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from clearinghouse.json_value import DataPath, JsonObject, JsonValue
from clearinghouse.records.part import FieldNames

ANY_ENTRY = "*"  # in a path of names: any position of a list, or any free key
_DEFINITIONS = "#/$defs/"


@dataclass(frozen=True, slots=True, eq=False)
class SchemaNode:
    """One place of a schema.

    `keywords` are those of the place, with the common part that it refers to filled in; `common` is the name of that
    part, and `own` are the keywords at the place itself. `keys` are in the order of the schema, and `positions` their
    numbers. `entries` is the node of what a list holds, `free` that of the values of a group whose keys the schema
    does not name.
    """

    keywords: JsonObject
    own: JsonObject
    common: str
    keys: Mapping[str, SchemaNode]
    entries: SchemaNode | None
    free: SchemaNode | None
    positions: Mapping[str, int]

    @property
    def each(self) -> SchemaNode | None:
        """The node of the entries of a list, or of the values of a group with free keys."""
        return self.entries or self.free

    @property
    def types(self) -> tuple[str, ...]:
        """The types that the schema allows, `null` among them; none for a place of any type."""
        return _texts(self.keywords.get("type"))

    @property
    def type(self) -> str:
        """The type of a value that is not null: string, integer, number, boolean, array or object."""
        return next((name for name in self.types if name != "null"), "string")

    @property
    def is_nullable(self) -> bool:
        """Whether null is allowed."""
        return "null" in self.types

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that a group must have."""
        return _texts(self.keywords.get("required"))

    @property
    def title(self) -> str:
        """What the field is called; empty for the entries of most lists."""
        return self.text("title")

    @property
    def description(self) -> str:
        """What the field holds."""
        return self.text("description")

    @property
    def example(self) -> JsonValue:
        """The first example; None when there is none."""
        examples = self.keywords.get("examples")
        return examples[0] if isinstance(examples, list) and examples else None

    @property
    def choices(self) -> list[JsonValue]:
        """The values of a closed list that the schema itself has; empty for other values."""
        values = self.keywords.get("enum")
        return values if isinstance(values, list) else []

    @property
    def vocabulary(self) -> str:
        """The vocabulary whose terms are the values; empty for other values."""
        return self.text("x-term-of")

    @property
    def record_kind(self) -> str:
        """The kind of record whose identifiers are the values; empty for other values."""
        return self.text("x-record-of")

    @property
    def format(self) -> str:
        """The format of a text, such as `date`; empty when it has none."""
        return self.text("format")

    def text(self, keyword: str) -> str:
        """Return the text of a keyword; empty when it has none."""
        value = self.keywords.get(keyword)
        return value if isinstance(value, str) else ""

    def number(self, keyword: str) -> int | None:
        """Return the whole number of a keyword, such as a length; None when it has none."""
        value = self.keywords.get(keyword)
        return value if isinstance(value, int) else None

    def without_null(self) -> SchemaNode:
        """Return this place as one where null is not allowed."""
        return replace(self, keywords={**self.keywords, "type": [name for name in self.types if name != "null"]})

    def child(self, key: str | int) -> SchemaNode | None:
        """Return the node of a key of a group or of an entry of a list; None when the schema has none."""
        return self.entries if isinstance(key, int) else self.keys.get(key) or self.free

    def find(self, path: DataPath) -> SchemaNode | None:
        """Return the node at a path; None when the schema has none there."""
        node: SchemaNode | None = self
        for key in path:
            node = node.child(key) if node else None
        return node

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], SchemaNode]]:
        """Yield (path, node) of this place and of each below it; entries and free keys are at "*"."""
        yield path, self
        for key, node in self.keys.items():
            yield from node.walk((*path, key))
        if self.each:
            yield from self.each.walk((*path, ANY_ENTRY))

    def expanded(self) -> JsonObject:
        """Return the schema of this place as one piece: without references and definitions."""
        schema = {key: value for key, value in self.keywords.items() if key != "$defs"}
        if self.keys:
            schema["properties"] = {key: node.expanded() for key, node in self.keys.items()}
        if self.entries:
            schema["items"] = self.entries.expanded()
        if self.free:
            schema["additionalProperties"] = self.free.expanded()
        return schema


def schema_tree(schema: JsonObject, definitions: JsonObject | None = None) -> SchemaNode:
    """Return the tree of a bundled schema; `definitions` has its common parts."""
    if definitions is None:
        definitions = _object(schema.get("$defs"))
    keywords, common = _resolve(schema, definitions)
    properties = _object(keywords.get("properties"))
    entries, free = keywords.get("items"), keywords.get("additionalProperties")
    return SchemaNode(
        keywords=keywords,
        own=schema,
        common=common,
        keys={key: schema_tree(_object(part), definitions) for key, part in properties.items()},
        entries=schema_tree(entries, definitions) if isinstance(entries, dict) else None,
        free=schema_tree(free, definitions) if isinstance(free, dict) else None,
        positions={key: number for number, key in enumerate(properties)},
    )


def definitions_of(schema: JsonObject) -> Mapping[str, SchemaNode]:
    """Return the trees of the common parts that a bundled schema contains, by their names."""
    definitions = _object(schema.get("$defs"))
    return {name: schema_tree(_object(part), definitions) for name, part in definitions.items()}


def rewrite(part: JsonObject, change: Callable[[JsonObject], JsonObject]) -> JsonObject:
    """Return a copy of a schema with `change` applied to each part of it; what is inside a part is changed first."""
    copy = dict(part)
    for keyword in ("properties", "$defs"):
        if keyword in copy:
            copy[keyword] = {key: rewrite(_object(inner), change) for key, inner in _object(copy[keyword]).items()}
    for keyword in ("items", "additionalProperties"):
        inner = copy.get(keyword)
        if isinstance(inner, dict):
            copy[keyword] = rewrite(inner, change)
    return change(copy)


def field_names(node: SchemaNode) -> FieldNames:
    """Return the names of the fields below a node; those of a list are those of its entries, free keys are "*"."""
    if node.entries:
        return field_names(node.entries)
    names = {key: field_names(below) for key, below in node.keys.items()}
    return {**names, ANY_ENTRY: field_names(node.free)} if node.free else names


def leaves(
    data: object, node: SchemaNode | None, where: DataPath = ()
) -> Iterator[tuple[DataPath, object, SchemaNode]]:
    """Yield (path, value, node) of every value that is not a list or a group, where the schema knows it."""
    if node is None:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, node.child(key), (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, node.entries, (*where, number))
    else:
        yield where, data, node


def _resolve(schema: JsonObject, definitions: JsonObject) -> tuple[JsonObject, str]:
    """Return a part with the common parts that it refers to merged in, and the name of the first; its own keys win."""
    common = ""
    while isinstance(reference := schema.get("$ref"), str):
        name = reference.removeprefix(_DEFINITIONS)
        schema = {**_object(definitions[name]), **{key: value for key, value in schema.items() if key != "$ref"}}
        common = common or name
    return schema, common


def _object(value: JsonValue) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _texts(value: JsonValue) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(item for item in listed if isinstance(item, str))
