"""A schema as an ordered list of fields to fill in: what each is called, how it is asked for, what may be chosen.

The form on the site and any other way of asking for a record start from here, so that they ask alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import resolve
from clearinghouse.language.messages import ENGLISH, Messages
from clearinghouse.records.requirements import CHECKERS, MAINTAINERS

_DECIDES: Mapping[str, tuple[str, ...]] = {"request": ("origin",)}  # by schema
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_ONE_LINE = 240  # signs; a longer text on one line gets more room to type
_NOT_FACTS = frozenset({"maintained_by", "verified", "evidence", "confidence", "confidence_note", "retired", "notes"})
_ANNOTATIONS = frozenset({"title", "description", "examples", "$schema", "$id", "$defs"})


class Control(StrEnum):
    """How a value is asked for."""

    LINE = "line"
    SENTENCE = "sentence"  # one line too, but long
    PROSE = "prose"  # paragraphs
    LINES = "lines"  # a list of texts
    NUMBER = "number"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"  # a list of ids
    GROUP = "group"  # named parts
    GROUPS = "groups"  # a list of groups: steps, rounds, evidence …


class Choose(StrEnum):
    """From what a value is chosen."""

    TERMS = "terms"  # of the vocabulary `Choice.of`
    RECORDS = "records"  # of the kind `Choice.of`, named like its folder
    KEEPERS = "keepers"  # who keeps records: the secretariat and the centres (rule MNT-001)
    CHECKERS = "checkers"  # who checks facts: the keepers, and research
    FIELDS = "fields"  # the facts of the same record, by name


@dataclass(frozen=True, slots=True)
class Choice:
    """A closed list of answers: `of` names the vocabulary or the kind of record, and is empty otherwise."""

    among: Choose
    of: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `path` has "*" for a position in a list; `longest` counts signs; `parts` are those of a group."""

    path: tuple[str, ...]
    title: str
    description: str
    example: str
    control: Control
    required: bool
    choice: Choice | None = None
    format: str = ""
    longest: int | None = None
    parts: tuple[FormField, ...] = ()

    @property
    def key(self) -> str:
        """The name of the field in its record or group."""
        return self.path[-1]


def form_fields(schema: dict) -> tuple[FormField, ...]:
    """Return the fields of a bundled schema in its own order."""
    return tuple(_fields(schema, schema, ()))


def asked_later(schema_name: str, key: str) -> bool:
    """Say whether a field keeps its place in the schema; False for one whose answer decides what else is needed."""
    return key not in _DECIDES.get(schema_name, ())


def describe_for_form(description: str) -> str:
    """Return a description for somebody who fills in a form: there is no null, only an answer that is left out."""
    kept = [sentence for sentence in _SENTENCES.split(description) if not sentence.startswith("Null ")]
    return (
        " ".join(kept)
        .replace("True, false, or null when not known.", "Leave it when not known.")
        .replace("True when", "Yes when")
    )


def _fields(part: dict, root: dict, path: tuple[str, ...]) -> Iterator[FormField]:
    required = part.get("required", ())
    for key, value in part["properties"].items():
        yield _field(resolve(value, root), root, (*path, key), required=key in required)


def _field(schema: dict, root: dict, path: tuple[str, ...], *, required: bool) -> FormField:
    items = resolve(schema.get("items", {}), root)
    choice = choice_of(schema) or choice_of(items)
    control = _control(schema, items, choice)
    inner = items if control is Control.GROUPS else schema
    below = (*path, "*") if control is Control.GROUPS else path
    return FormField(
        path=path,
        title=schema["title"],
        description=describe_for_form(schema["description"]),
        example=_example(schema),
        control=control,
        required=required,
        choice=choice,
        format=schema.get("format", ""),
        longest=schema.get("maxLength"),
        parts=tuple(_fields(inner, root, below)) if "properties" in inner else (),
    )


def choice_of(schema: Mapping) -> Choice | None:
    """Return from what the value of a resolved schema is chosen; None when it is free."""
    if "x-term-of" in schema:
        return Choice(Choose.TERMS, schema["x-term-of"])
    if "x-record-of" in schema:
        return Choice(Choose.RECORDS, schema["x-record-of"])
    return Choice(Choose(schema["x-choices"])) if "x-choices" in schema else None


def _control(schema: dict, items: dict, choice: Choice | None) -> Control:
    kind = _type(schema)
    if kind == "array":
        return Control.GROUPS if "properties" in items else Control.CHOICES if choice else Control.LINES
    if kind == "string":
        return Control.CHOICE if choice else _text(schema)
    return {"object": Control.GROUP, "boolean": Control.YES_NO}.get(kind, Control.NUMBER)


def _text(schema: dict) -> Control:
    if "pattern" not in schema:
        return Control.PROSE
    return Control.SENTENCE if schema.get("maxLength", 0) > _ONE_LINE and "format" not in schema else Control.LINE


def _type(schema: dict) -> str:
    kinds = schema["type"]
    return kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")


def _example(schema: dict) -> str:
    example = schema.get("examples", [""])[0]
    if isinstance(example, bool):
        return "yes" if example else "no"
    if isinstance(example, list):
        return ", ".join(item for item in example if isinstance(item, str))
    return "" if isinstance(example, dict) else str(example)


def choices(choice: Choice, catalogue: Catalogue, *, kind: str, messages: Messages = ENGLISH) -> Mapping[str, str]:
    """Return the answers, id to label; `kind` is the kind of the record that is being written."""
    if choice.among is Choose.TERMS:
        return {term.id: term.label_in(messages.language) for term in catalogue.vocabularies[choice.of].terms.values()}
    if choice.among is Choose.RECORDS:
        return names_of(catalogue, choice.of)
    if choice.among is Choose.FIELDS:
        return _facts(catalogue.schemas.kinds[kind])
    roles = CHECKERS if choice.among is Choose.CHECKERS else MAINTAINERS
    return {**messages.table(roles), **names_of(catalogue, "centres")}


def _facts(schema: dict) -> dict[str, str]:
    return {field.key: field.title for field in form_fields(schema) if field.key not in _NOT_FACTS}


def names_of(catalogue: Catalogue, kind: str) -> dict[str, str]:
    """Return id to name for each record of a kind that is in use, by name."""
    named = {
        key: getattr(record, "name", None) or getattr(record, "title", key)
        for key, record in catalogue.records(kind).items()
        if not getattr(record, "retired", None)
    }
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def bare(schema: dict) -> dict:
    """Return what a validator needs of a bundled schema: references filled in, words for people left out."""
    return _bare(schema, schema)


def _bare(part: dict, root: dict) -> dict:
    kept = {
        key: value for key, value in resolve(part, root).items() if key not in _ANNOTATIONS and not key.startswith("x-")
    }
    if "properties" in kept:
        kept["properties"] = {name: _bare(value, root) for name, value in kept["properties"].items()}
    if "items" in kept:
        kept["items"] = _bare(kept["items"], root)
    return kept
