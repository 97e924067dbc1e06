"""The fields of a kind as rows: what each holds, in which form, and which values it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from clearinghouse.documents.schema import resolve
from clearinghouse.language.messages import N_, Messages

_DEEPEST = 3  # levels below; deeper ones are told by their parents
# Each form of a value, and a list of such values.
_FORMS = {
    "string": (N_("text"), N_("list of texts")),
    "integer": (N_("whole number"), N_("list of whole numbers")),
    "number": (N_("number"), N_("list of numbers")),
    "boolean": (N_("true or false"), N_("list of true or false values")),
    "object": (N_("group"), N_("list of groups")),
    "date": (N_("day (YYYY-MM-DD)"), N_("list of days (YYYY-MM-DD)")),
    "partial-date": (
        N_("date or part of one (YYYY, YYYY-MM or YYYY-MM-DD)"),
        N_("list of dates or parts of one (YYYY, YYYY-MM or YYYY-MM-DD)"),
    ),
    "uri": (N_("web address (https://…)"), N_("list of web addresses (https://…)")),
    "cas-number": (N_("CAS number"), N_("list of CAS numbers")),
    "term": (N_("term"), N_("list of terms")),
    "country": (N_("country code"), N_("list of country codes")),
    "record": (N_("identifier of a record"), N_("list of identifiers of records")),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the reference: the dotted name, its anchor, and what the schema says of it."""

    name: str
    anchor: str
    title: str
    description: str
    form: str
    required: bool
    example: str
    vocabulary: str | None
    records: str | None
    values: tuple[str, ...]
    depth: int


def fields_of(schema: dict, messages: Messages, listed: Collection[str] = ()) -> Iterator[Field]:
    """Yield the fields of a bundled schema in its order, each group before its parts.

    `listed` are the kinds of record with a list on the site that shows their identifiers.
    """
    for field in _fields(schema, schema, "", 0, messages):
        yield field if field.records in listed else replace(field, records=None)


def _fields(part: dict, root: dict, prefix: str, depth: int, messages: Messages) -> Iterator[Field]:
    for key, value in part.get("properties", {}).items():
        field = resolve(value, root)
        items = resolve(field.get("items") or {}, root)
        yield _row(f"{prefix}{key}", field, items, depth, messages, is_required=key in part.get("required", ()))
        each = field.get("additionalProperties")
        free = resolve(each, root) if isinstance(each, dict) else {}
        inner = next((found for found in (items, field, free) if found.get("properties")), {})
        if inner and depth < _DEEPEST:
            yield from _fields(inner, root, f"{prefix}{key}.{'*.' if inner is free else ''}", depth + 1, messages)


def _row(name: str, field: dict, items: dict, depth: int, messages: Messages, *, is_required: bool) -> Field:
    records = field.get("x-record-of") or items.get("x-record-of")
    return Field(
        name=name,
        anchor=name.replace(".*", "").replace(".", "-"),
        title=field.get("title", name),
        description=field.get("description", ""),
        form=form(field, items, messages),
        required=is_required,
        example=_example(field),
        vocabulary=field.get("x-term-of") or items.get("x-term-of"),
        records=records,
        values=tuple(str(value) for value in field.get("enum") or items.get("enum") or () if value is not None),
        depth=depth,
    )


def form(field: dict, items: dict, messages: Messages) -> str:
    """Say the type of a field in words, with its limits."""
    if field.get("type") == "array":
        of = messages.gettext(_FORMS[_kind(items)][1]) if items else messages.gettext("list")
        return ", ".join([of, *_fewest(field.get("minItems", 0), messages)])
    kinds = field.get("type", "string")
    parts = [messages.gettext(_FORMS[_kind(field)][0]), *_limits(field, messages)]
    if isinstance(kinds, list) and "null" in kinds:
        parts.append(messages.gettext("or null"))
    return ", ".join(parts)


def _fewest(number: int, messages: Messages) -> Iterator[str]:
    if number == 1:
        yield messages.gettext("at least one")
    elif number:
        yield messages.gettext("at least %(number)s", number=number)


def _kind(field: dict) -> str:
    if "x-term-of" in field:
        return "term"
    if "x-record-of" in field:
        return "country" if field["x-record-of"] == "countries" else "record"
    kinds = field.get("type", "string")
    name = next((kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"), "string")
    return field["format"] if field.get("format") in _FORMS else name


def _limits(field: dict, messages: Messages) -> Iterator[str]:
    if "x-term-of" in field or "x-record-of" in field or "format" in field:
        return
    if "minimum" in field:
        yield messages.gettext("%(number)s or more", number=field["minimum"])
    if "maximum" in field:
        yield messages.gettext("%(number)s or less", number=field["maximum"])
    if "maxLength" in field:
        longest = field["maxLength"]
        yield messages.ngettext(
            "at most %(number)s character", "at most %(number)s characters", longest, number=longest
        )


def _example(field: dict) -> str:
    example = (field.get("examples") or [""])[0]
    if isinstance(example, bool):
        return str(example).lower()
    if isinstance(example, list):
        return "" if any(isinstance(item, (dict, list)) for item in example) else ", ".join(map(str, example))
    return "" if isinstance(example, dict) else str(example)
