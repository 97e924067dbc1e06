"""What must be asked for a new record: the fields that the schema and the rules require, in the schema's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import resolve
from clearinghouse.documents.schema_fields import asked_later
from clearinghouse.json_value import DataPath
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.records.kinds import kind_of_schema
from clearinghouse.records.requirements import CHECKERS, KEY_FACTS, MAINTAINERS, REQUIRED_BY_ORIGIN

_ALWAYS = frozenset({("evidence", 0, "url")})  # may be null, but must not be forgotten
_ROLES = {"maintained_by": MAINTAINERS, "by": CHECKERS}


@dataclass(frozen=True, slots=True)
class Question:
    """One field to ask for. `choices` maps each allowed term to its label; empty when any text is allowed."""

    where: DataPath
    title: str
    help: str
    example: str
    field: Mapping[str, object]  # the schema of one value: of an entry, when `many`
    whole: Mapping[str, object]  # the schema of the field itself
    choices: Mapping[str, str]
    many: bool
    default: object = None

    @property
    def name(self) -> str:
        """The path as `--set` takes it: `evidence.1.title`, counting entries from 1."""
        return ".".join(str(key + 1) if isinstance(key, int) else key for key in self.where)

    @property
    def may_be_empty(self) -> bool:
        """Whether the answer may be left empty: null, or an empty list."""
        types = self.whole.get("type", ())
        return (self.many and not self.whole.get("minItems")) or "null" in types


def open_questions(kind: str, data: Mapping, catalogue: Catalogue, *, as_of: date) -> Iterator[Question]:
    """Yield what is still to be asked about a new record of `kind` (a schema's name) of which `data` is known.

    In the order of the schema; fields that decide which other fields are needed come first.
    """
    root = catalogue.schemas.kinds[kind]
    also = REQUIRED_BY_ORIGIN.get(data.get("origin", ""), frozenset()) if kind == "request" else frozenset()
    needed = sorted(_needed(root, root, (), also), key=lambda item: asked_later(kind, item[0][0]))
    for where, field in needed:
        if not has_value(data, where):
            asked = _without_null(field) if len(where) == 1 and where[0] in also else field
            yield _question(kind, where, asked, root, catalogue, as_of)


def _without_null(field: dict) -> dict:
    types = field.get("type", ())
    return field if isinstance(types, str) else {**field, "type": [kind for kind in types if kind != "null"]}


def has_value(data: object, where: DataPath) -> bool:
    """Whether there is a value at a path."""
    for key in where:
        known = isinstance(data, dict) and key in data
        if not known and not (isinstance(data, list) and isinstance(key, int) and key < len(data)):
            return False
        data = data[key]
    return True


def set_at(data: dict, where: DataPath, value: object) -> None:
    """Set the value at a path, and create the groups and lists on the way.

    Raises IndexError for an entry that would leave a gap in a list, TypeError for a path through a value.
    """
    part: dict | list = data
    for key, following in zip(where, (*where[1:], None), strict=True):
        new = value if following is None else [] if isinstance(following, int) else {}
        if isinstance(part, dict):
            part[key] = value if following is None else part.get(key, new)
        elif key == len(part):
            part.append(new)
        elif following is None:
            part[key] = value
        part = part[key]


def question_for(catalogue: Catalogue, kind: str, where: DataPath, *, as_of: date) -> Question | None:
    """Return the question for any field of a kind, required or not; None when it is not a field with a value."""
    root = catalogue.schemas.kinds[kind]
    field = resolve(root, root)
    for key in where:
        part = field.get("items") if isinstance(key, int) else field.get("properties", {}).get(key)
        if not isinstance(part, dict):
            return None
        field = resolve(part, root)
    return None if _is_group(field, root) else _question(kind, where, field, root, catalogue, as_of)


def _is_group(field: Mapping, root: dict) -> bool:
    return bool(field.get("properties") or resolve(field.get("items") or {}, root).get("properties"))


def _needed(part: dict, root: dict, where: DataPath, also: set[str]) -> Iterator[tuple[DataPath, dict]]:
    required = {*part.get("required", ()), *(also if not where else ())}
    for key, value in part.get("properties", {}).items():
        field, place = resolve(value, root), (*where, key)
        if key not in required and place not in _ALWAYS:
            continue
        entry = resolve(field.get("items") or {}, root)
        if entry.get("properties"):
            yield from _needed(entry, root, (*place, 0), set())
        elif field.get("properties"):
            yield from _needed(field, root, place, set())
        else:
            yield place, field


def _question(kind: str, where: DataPath, field: dict, root: dict, catalogue: Catalogue, as_of: date) -> Question:
    many = field.get("type") == "array"
    entry = resolve(field.get("items") or {}, root) if many else field
    return Question(
        where=where,
        title=str(field.get("title", where[-1])),
        help=str(field.get("description", "")),
        example=_example(field),
        field=entry,
        whole=field,
        choices=_choices(kind, where, entry, catalogue),
        many=many,
        default=_default(kind, where, catalogue, as_of),
    )


def _example(field: Mapping) -> str:
    example = (field.get("examples") or [""])[0]
    if isinstance(example, list):
        return ", ".join(str(item) for item in example if not isinstance(item, (dict, list)))
    return str(example).lower() if isinstance(example, bool) else str(example)


def _choices(kind: str, where: DataPath, entry: Mapping, catalogue: Catalogue) -> Mapping[str, str]:
    if "x-term-of" in entry:
        vocabulary = catalogue.vocabularies.get(entry["x-term-of"])
        return {key: term.label_in(SOURCE_LANGUAGE) for key, term in vocabulary.terms.items()} if vocabulary else {}
    if "x-record-of" in entry:
        records = catalogue.records(entry["x-record-of"])
        return {key: _name(record) for key, record in records.items() if not getattr(record, "retired", None)}
    if where[-1] in _ROLES and where[0] in ("maintained_by", "verified"):
        centres = {key: centre.name for key, centre in catalogue.centres.items() if not centre.retired}
        return {**_ROLES[where[-1]], **centres}
    if where[-1] == "supports":
        properties = catalogue.schemas.kinds[kind]["properties"]
        return {key: str(part.get("title", key)) for key, part in properties.items()}
    return {"true": "yes", "false": "no"} if entry.get("type") == "boolean" else {}


def _name(record: object) -> str:
    return getattr(record, "name", None) or getattr(record, "title", "")


def _default(kind: str, where: DataPath, catalogue: Catalogue, as_of: date) -> object:
    if where == ("verified", "on"):
        return as_of.isoformat()
    return _required_key_facts(kind, catalogue) or None if where == ("evidence", 0, "supports") else None


def _required_key_facts(kind: str, catalogue: Catalogue) -> list[str]:
    """Return the key facts that every new record states, and that its first evidence supports."""
    row = kind_of_schema(kind)
    required = catalogue.schemas.kinds[kind]["required"]
    return [fact.field for fact in KEY_FACTS.get(row.name, ()) if fact.field in required] if row else []
