"""A schema as an ordered list of fields to fill in: what each is called, how it is asked for, what may be chosen.

The form on the site, `make new` and the schemas for editors start from here, so that they ask alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.documents.schema_tree import ANY_ENTRY, SchemaNode

_DECIDES: Mapping[str, tuple[str, ...]] = {"request": ("origin",)}  # by schema
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_ONE_LINE = 240  # characters; a longer text on one line gets more room to type
# Fields that say how well the others are known; evidence supports the others.
_NOT_FACTS = frozenset(
    {"new_organisation", "maintained_by", "verified", "evidence", "confidence", "confidence_note", "retired", "notes"}
)


class Control(StrEnum):
    """How a value is asked for."""

    LINE = "line"
    SENTENCE = "sentence"  # one line too, but long
    PROSE = "prose"  # paragraphs
    LINES = "lines"  # a list of texts
    NUMBER = "number"
    NUMBERS = "numbers"  # a list of whole numbers, on one line
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"  # a list of ids
    GROUP = "group"  # named parts
    GROUPS = "groups"  # a list of groups: steps, rounds, evidence …


class Choose(StrEnum):
    """From what a value is chosen."""

    TERMS = "terms"  # of the vocabulary `FieldChoice.of`
    RECORDS = "records"  # of the kind `FieldChoice.of`, named like its folder
    MAINTAINERS = "maintainers"  # who maintains records: the secretariat and the centres (rule MNT-001)
    CHECKERS = "checkers"  # who checks facts: the maintainers, and research
    FIELDS = "fields"  # the facts of the same record, by name
    VALUES = "values"  # `FieldChoice.values`, which the schema itself lists


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A closed list of answers: `of` names the vocabulary or the kind of record, and is empty otherwise."""

    among: Choose
    of: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `path` has "*" for a position in a list; `longest` counts characters; `parts` are those of a group."""

    path: tuple[str, ...]
    title: str
    description: str
    example: str
    control: Control
    required: bool
    choice: FieldChoice | None = None
    format: str = ""
    longest: int | None = None
    parts: tuple[FormField, ...] = ()

    @property
    def key(self) -> str:
        """The name of the field in its record or group."""
        return self.path[-1]


def form_fields(tree: SchemaNode) -> tuple[FormField, ...]:
    """Return the fields of a schema in its own order."""
    return tuple(_fields(tree, ()))


def facts(tree: SchemaNode) -> dict[str, str]:
    """Return the fields that evidence can support, name to title."""
    return {key: node.title for key, node in tree.keys.items() if key not in _NOT_FACTS}


def is_asked_first(schema_name: str, key: str) -> bool:
    """Whether a field is asked for before the others, because its answer decides which of them are needed."""
    return key in _DECIDES.get(schema_name, ())


def describe_for_form(description: str) -> str:
    """Return a description for a form, where an unknown value is left out and null is never written."""
    sentences = [sentence for sentence in _SENTENCES.split(description) if not sentence.startswith("Null ")]
    return (
        " ".join(sentences)
        .replace("True, false, or null when not known.", "Leave it when not known.")
        .replace("True when", "Yes when")
    )


def choice_of(node: SchemaNode) -> FieldChoice | None:
    """Return from what a value is chosen; None when it is free."""
    if node.vocabulary:
        return FieldChoice(Choose.TERMS, node.vocabulary)
    if node.record_kind:
        return FieldChoice(Choose.RECORDS, node.record_kind)
    among = node.text("x-choices")
    return FieldChoice(Choose(among)) if among else None


def _fields(node: SchemaNode, path: tuple[str, ...]) -> Iterator[FormField]:
    for key, below in node.keys.items():
        yield _field(below, (*path, key), is_required=key in node.required)


def _field(node: SchemaNode, path: tuple[str, ...], *, is_required: bool) -> FormField:
    entry = node.entries or node
    choice = choice_of(node) or choice_of(entry) or _listed(entry)
    has_groups = node.entries is not None and bool(node.entries.keys)
    parts = _fields(node.entries, (*path, ANY_ENTRY)) if node.entries and has_groups else _fields(node, path)
    return FormField(
        path=path,
        title=node.title,
        description=describe_for_form(node.description),
        example=_example(node),
        control=Control.GROUPS if has_groups else _control(node, choice),
        required=is_required,
        choice=choice,
        format=node.format,
        longest=node.number("maxLength"),
        parts=tuple(parts),
    )


def _listed(node: SchemaNode) -> FieldChoice | None:
    values = tuple(value for value in node.choices if isinstance(value, str))
    return FieldChoice(Choose.VALUES, values=values) if values else None


def _control(node: SchemaNode, choice: FieldChoice | None) -> Control:
    if node.type == "array":
        has_numbers = node.entries is not None and node.entries.type == "integer"
        return Control.CHOICES if choice else Control.NUMBERS if has_numbers else Control.LINES
    if node.type == "string":
        return Control.CHOICE if choice else _text_control(node)
    return {"object": Control.GROUP, "boolean": Control.YES_NO}.get(node.type, Control.NUMBER)


def _text_control(node: SchemaNode) -> Control:
    if not node.text("pattern"):
        return Control.PROSE
    is_long = (node.number("maxLength") or 0) > _ONE_LINE
    return Control.SENTENCE if is_long and not node.format else Control.LINE


def _example(node: SchemaNode) -> str:
    example = node.example
    if isinstance(example, bool):
        return "yes" if example else "no"
    if isinstance(example, list):
        return ", ".join(str(item) for item in example if isinstance(item, (str, int)))
    return "" if example is None or isinstance(example, dict) else str(example)
