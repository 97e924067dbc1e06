"""The fields of a kind as rows: what each holds, in which form, and which values it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from clearinghouse.documents.schema_tree import ANY_ENTRY, SchemaNode
from clearinghouse.documents.value_types import COUNTRY, FORMATS, RECORD, TERM, TYPES, ValueWords
from clearinghouse.json_value import JsonValue
from clearinghouse.language.messages import Messages

_NO_LIMIT = 10**12  # a maximum that only guards against slips of the keyboard
_DEEPEST = 3  # levels below the top; the description of a deeper group covers its parts


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the reference: the dotted name, its anchor, and what the schema says about it."""

    name: str
    anchor: str
    title: str
    description: str
    form: str
    required: bool
    example: str
    vocabulary: str  # empty for values of other kinds
    records: str  # the kind of record, if the site lists it; else empty
    values: tuple[str, ...]
    depth: int


def fields_of(tree: SchemaNode, messages: Messages, listed: Collection[str] = ()) -> Iterator[Field]:
    """Yield the fields of a schema in its order, each group before its parts.

    `listed` are the kinds of record with a list on the site that shows their identifiers.
    """
    for field in _fields(tree, "", 0, messages):
        yield field if field.records in listed else replace(field, records="")


def _fields(group: SchemaNode, prefix: str, depth: int, messages: Messages) -> Iterator[Field]:
    for key, node in group.keys.items():
        yield _field(f"{prefix}{key}", node, depth, messages, is_required=key in group.required)
        inner = next((part for part in (node.entries, node, node.free) if part and part.keys), None)
        if inner and depth < _DEEPEST:
            path = f"{prefix}{key}.{ANY_ENTRY}." if inner is node.free else f"{prefix}{key}."
            yield from _fields(inner, path, depth + 1, messages)


def _field(name: str, node: SchemaNode, depth: int, messages: Messages, *, is_required: bool) -> Field:
    entry = node.entries or node
    return Field(
        name=name,
        anchor=name.replace(f".{ANY_ENTRY}", "").replace(".", "-"),
        title=node.title or name,
        description=node.description,
        form=form(node, messages),
        required=is_required,
        example=_example(node.example),
        vocabulary=entry.vocabulary,
        records=entry.record_kind,
        values=tuple(str(choice) for choice in entry.choices if choice is not None),
        depth=depth,
    )


def form(node: SchemaNode, messages: Messages) -> str:
    """Return the type of a field in words, with its limits."""
    if node.type == "array":
        of = messages.gettext(_words(node.entries).plural) if node.entries else messages.gettext("list")
        return ", ".join([of, *_fewest(node.number("minItems") or 0, messages)])
    parts = [messages.gettext(_words(node).noun), *_limits(node, messages)]
    if node.is_nullable:
        parts.append(messages.gettext("or null"))
    return ", ".join(parts)


def _words(node: SchemaNode) -> ValueWords:
    if node.vocabulary:
        return TERM
    if node.record_kind:
        return COUNTRY if node.record_kind == "countries" else RECORD
    return FORMATS[node.format].words if node.format in FORMATS else TYPES[node.type].words


def _fewest(number: int, messages: Messages) -> Iterator[str]:
    if number == 1:
        yield messages.gettext("at least one")
    elif number:
        yield messages.gettext("at least %(number)s", number=number)


def _limits(node: SchemaNode, messages: Messages) -> Iterator[str]:
    if node.vocabulary or node.record_kind or node.format:
        return
    least, most, longest = node.number("minimum"), node.number("maximum"), node.number("maxLength")
    if most is not None and most >= _NO_LIMIT:
        most = None
    if least is not None and most is not None:
        yield messages.gettext("%(least)s to %(most)s", least=least, most=most)
    elif least is not None:
        yield messages.gettext("%(number)s or more", number=least)
    elif most is not None:
        yield messages.gettext("%(number)s or less", number=most)
    if longest is not None:
        yield messages.ngettext(
            "at most %(number)s character", "at most %(number)s characters", longest, number=longest
        )


def _example(example: JsonValue) -> str:
    """Return an example as it is written in a record; empty for a group and for a list of groups."""
    if isinstance(example, bool):
        return str(example).lower()
    if isinstance(example, list):
        return "" if any(isinstance(item, (dict, list)) for item in example) else ", ".join(map(str, example))
    return "" if example is None or isinstance(example, dict) else str(example)
