"""What must be asked for a new record: the fields that the schema and the rules require, in the schema's order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.authoring.choices import choices
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_errors import format_path
from clearinghouse.documents.schema_fields import Choose, FieldChoice, choice_of, is_asked_first
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.json_value import DataPath, JsonObject, JsonValue
from clearinghouse.records.kinds import kind_of_schema
from clearinghouse.records.requirements import KEY_FACTS, REQUIRED_BY_ORIGIN

_ALWAYS = frozenset({("evidence", 0, "url")})  # may be null, but must not be forgotten


@dataclass(frozen=True, slots=True)
class FieldQuestion:
    """One field to ask for. `choices` maps each allowed term to its label; empty when any text is allowed."""

    where: DataPath
    title: str
    help: str
    example: str
    node: SchemaNode  # the field
    entry: SchemaNode  # one value: an entry of the list, when `many`
    choices: Mapping[str, str]
    many: bool
    default: JsonValue = None

    @property
    def name(self) -> str:
        """The path as `--set` takes it: `evidence.1.title`, counting entries from 1."""
        return format_path(self.where)

    @property
    def may_be_empty(self) -> bool:
        """Whether the answer may be left empty: null, or an empty list."""
        return (self.many and not self.node.number("minItems")) or self.node.is_nullable


def open_questions(kind: str, data: JsonObject, catalogue: Catalogue, *, as_of: date) -> Iterator[FieldQuestion]:
    """Yield what is still to be asked about a new record of `kind` (a schema's name) of which `data` is known.

    In the order of the schema; fields that decide which other fields are needed come first.
    """
    also = REQUIRED_BY_ORIGIN.get(str(data.get("origin", "")), frozenset()) if kind == "request" else frozenset()
    needed = list(_needed(catalogue.schemas.trees[kind], (), also))
    needed.sort(key=lambda item: not is_asked_first(kind, str(item[0][0])))
    for where, node in needed:
        if not has_value(data, where):
            asked = node.without_null() if len(where) == 1 and where[0] in also else node
            yield _question(kind, where, asked, catalogue, as_of)


def has_value(data: JsonValue, where: DataPath) -> bool:
    """Whether there is a value at a path."""
    value = data
    for key in where:
        match value:
            case dict() if isinstance(key, str) and key in value:
                value = value[key]
            case list() if isinstance(key, int) and key < len(value):
                value = value[key]
            case _:
                return False
    return True


def set_at(data: JsonObject, where: DataPath, value: JsonValue) -> None:
    """Set the value at a path, and create the groups and lists on the way.

    Raises IndexError for an entry that would leave a gap in a list, TypeError for a path through a value.
    """
    part: JsonValue = data
    *way, last = where
    for key, following in zip(way, where[1:], strict=True):
        part = _child(part, key, [] if isinstance(following, int) else {})
    match part:
        case dict() if isinstance(last, str):
            part[last] = value
        case list() if isinstance(last, int) and last < len(part):
            part[last] = value
        case _:
            _child(part, last, value)


def _child(part: JsonValue, key: str | int, new: JsonValue) -> JsonValue:
    """Return the value at a key of a group or list; it is `new` when there was none."""
    if isinstance(part, dict) and isinstance(key, str):
        return part.setdefault(key, new)
    if isinstance(part, list) and isinstance(key, int):
        if key == len(part):
            part.append(new)
        return part[key]
    raise TypeError(f"{key!r} is not a key of a value")


def question_for(catalogue: Catalogue, kind: str, where: DataPath, *, as_of: date) -> FieldQuestion | None:
    """Return the question for any field of a kind, required or not; None when it is not a field with a value."""
    node: SchemaNode | None = catalogue.schemas.trees[kind]
    for key in where:
        node = node and (node.entries if isinstance(key, int) else node.keys.get(key))
    return _question(kind, where, node, catalogue, as_of) if node and not _has_fields(node) else None


def _has_fields(node: SchemaNode) -> bool:
    return bool(node.keys or (node.entries and node.entries.keys))


def _needed(node: SchemaNode, where: DataPath, also: Collection[str] = ()) -> Iterator[tuple[DataPath, SchemaNode]]:
    """Yield the fields with a value that the schema requires, and those in `also`, each with its path."""
    for key, field in node.keys.items():
        path = (*where, key)
        if key not in node.required and key not in also and path not in _ALWAYS:
            continue
        if field.entries and field.entries.keys:
            yield from _needed(field.entries, (*path, 0))
        elif field.keys:
            yield from _needed(field, path)
        else:
            yield path, field


def _question(kind: str, where: DataPath, node: SchemaNode, catalogue: Catalogue, as_of: date) -> FieldQuestion:
    many = node.type == "array"
    entry = node.entries or node
    return FieldQuestion(
        where=where,
        title=node.title or str(where[-1]),
        help=node.description,
        example=_example(node),
        node=node,
        entry=entry,
        choices=_choices(choice_of(entry), entry, catalogue, kind),
        many=many,
        default=_default(kind, where, catalogue, as_of),
    )


def _example(node: SchemaNode) -> str:
    example = node.example
    if isinstance(example, list):
        return ", ".join(str(item) for item in example if not isinstance(item, (dict, list)))
    if isinstance(example, bool):
        return str(example).lower()
    return "" if example is None else str(example)


def _choices(choice: FieldChoice | None, entry: SchemaNode, catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    if choice is None:
        return {"true": "yes", "false": "no"} if entry.types == ("boolean",) else {}
    if choice.among is Choose.TERMS and choice.of not in catalogue.vocabularies:
        return {}  # any text is accepted; the checker reports the missing file
    return choices(choice, catalogue, kind)


def _default(kind: str, where: DataPath, catalogue: Catalogue, as_of: date) -> JsonValue:
    if where == ("verified", "on"):
        return as_of.isoformat()
    return _required_key_facts(kind, catalogue) or None if where == ("evidence", 0, "supports") else None


def _required_key_facts(kind: str, catalogue: Catalogue) -> list[JsonValue]:
    """Return the key facts that every new record states, and that its first evidence supports."""
    row = kind_of_schema(kind)
    required = catalogue.schemas.trees[kind].required
    return [fact.field for fact in KEY_FACTS.get(row.name, ()) if fact.field in required] if row else []
