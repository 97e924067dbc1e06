"""Documents against the JSON Schemas in `schemas/` (draft 2020-12).

A compiled validator says yes or no to every document; `jsonschema` explains the few that fail, and is loaded for them.
Both read the same bundled schemas and the same format checks; a property test holds them equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs

from clearinghouse.documents.schema_tree import SchemaNode, definitions_of, rewrite, schema_tree
from clearinghouse.documents.value_types import CHECKS, anchored
from clearinghouse.json_value import JsonObject, JsonValue

if TYPE_CHECKING:
    import jsonschema

_ENDING = ".schema.json"
_COMMON = "common.schema.json#/$defs/"
_WORDS = frozenset({"title", "description", "examples", "$schema", "$id"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a kind's records that refers to something: `path` with "*" for each list position.

    `target` is the name of a vocabulary when `is_term`, otherwise a kind of record.
    """

    path: tuple[str, ...]
    target: str
    is_term: bool


class SchemaError(Exception):
    """The schemas cannot be used, so no record can be checked; the message says why and how to fix it."""


class Schemas:
    """All schemas of a folder, each bundled with the common parts, and both validators.

    Raises SchemaError when one of them is not a schema.
    """

    def __init__(self, raw: Mapping[str, JsonObject]) -> None:
        """Bundle and compile the schemas in `raw`, by kind; "common" has the definitions that they share."""
        common = raw["common"]["$defs"]
        if not isinstance(common, dict):
            raise SchemaError('common.schema.json: "$defs" must be a group of definitions.')
        for name, schema in raw.items():
            _check_references(name, schema, common)
        self.kinds = {name: _bundle({**schema, "$defs": common}) for name, schema in raw.items() if name != "common"}
        self._validators = {kind: _compile(kind, schema) for kind, schema in self.kinds.items()}

    @cached_property
    def _explainers(self) -> dict[str, jsonschema.protocols.Validator]:
        return {kind: _explainer(schema) for kind, schema in self.kinds.items()}

    @cached_property
    def trees(self) -> Mapping[str, SchemaNode]:
        """The tree of each schema."""
        return {kind: schema_tree(schema) for kind, schema in self.kinds.items()}

    @cached_property
    def common(self) -> Mapping[str, SchemaNode]:
        """The tree of each common part, by its name."""
        schema = next(iter(self.kinds.values()))
        return definitions_of(schema)

    @cached_property
    def references(self) -> Mapping[str, tuple[Reference, ...]]:
        """The references of each kind, found by the keywords `x-term-of` and `x-record-of`."""
        return {kind: tuple(_references(tree)) for kind, tree in self.trees.items()}

    def is_identifier(self, common: str, name: str) -> bool:
        """Whether a name has the form that a common part, `id` or `country`, gives to identifiers."""
        return self._identifiers[common](name)

    @cached_property
    def _identifiers(self) -> Mapping[str, Callable[[str], bool]]:
        return {common: _form_of(self.common[common]) for common in ("id", "country")}

    def accepts(self, kind: str, data: object) -> bool:
        """Return quickly whether `data` fits the schema of `kind`."""
        return self._validators[kind].is_valid(data)

    def failures(self, kind: str, data: JsonValue) -> Iterator[jsonschema.ValidationError]:
        """Yield every way in which `data` does not fit, in the words of `jsonschema`."""
        yield from self._explainers[kind].iter_errors(data)


def _form_of(node: SchemaNode) -> Callable[[str], bool]:
    pattern, longest = re.compile(anchored(node.text("pattern"))), node.number("maxLength")
    return lambda name: bool(pattern.search(name)) and (longest is None or len(name) <= longest)


def failures_at(node: SchemaNode, value: JsonValue) -> Iterator[jsonschema.ValidationError]:
    """Yield every way in which `value` does not fit one place of a schema."""
    yield from _explainer(node.expanded()).iter_errors(value)


def _explainer(schema: JsonObject) -> jsonschema.protocols.Validator:
    from clearinghouse.documents.explainer import explainer  # noqa: PLC0415 - slow to load, for records that fail

    return explainer(schema)


def load(folder: Path, *, needed: Iterable[str] = ()) -> Schemas:
    """Read `*.schema.json` in `folder`. Raises SchemaError when one cannot be used, or one of those `needed` lacks."""
    texts = {file.name.removesuffix(_ENDING): _read(file) for file in sorted(folder.glob(f"*{_ENDING}"))}
    missing = sorted({"common", *needed} - texts.keys())
    if not texts:
        raise SchemaError(
            f"{folder}: there are no schemas here.\n    Expected: the folder schemas/ of the repository\n"
            "    Fix: Work in the folder of the repository, or name it with --root."
        )
    if missing:
        raise _unusable(folder, f"{', '.join(f'{name}{_ENDING}' for name in missing)} is missing here")
    return _schemas(tuple(texts.items()))


@lru_cache(maxsize=2)  # while pages are shown, and for two states of the records, they are compiled once
def _schemas(texts: tuple[tuple[str, str], ...]) -> Schemas:
    return Schemas({name: json.loads(text) for name, text in texts})


def _read(file: Path) -> str:
    """Return the text of a file that has a schema."""
    if not file.is_file():
        raise _unusable(file, "this is not a plain file")
    try:
        text = file.read_text("utf-8")
        is_schema = _is_schema(text, is_common=file.name == f"common{_ENDING}")
    except OSError as error:
        raise _unusable(file, f"the file cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise _unusable(file, f"this is not JSON: {error}") from None
    if not is_schema:
        raise _unusable(file, "this is not a schema")
    return text


@lru_cache(maxsize=128)  # while pages are shown, schemas are read again and again, and rarely change
def _is_schema(text: str, *, is_common: bool) -> bool:
    schema = json.loads(text)
    return isinstance(schema, dict) and (not is_common or isinstance(schema.get("$defs"), dict))


def _compile(kind: str, schema: JsonObject) -> jsonschema_rs.Draft202012Validator:
    try:
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=dict(CHECKS))
    except ValueError as error:
        raise _unusable(f"schemas/{kind}{_ENDING}", f"this is not a schema: {str(error).splitlines()[0]}") from None


def _check_references(name: str, schema: JsonObject, common: JsonValue) -> None:
    """Raise SchemaError for a reference that leads nowhere, or back to the part that it is in."""
    if not isinstance(common, dict):
        return
    for target in _targets(schema):
        if target not in common:
            raise _unusable(f"schemas/{name}{_ENDING}", f'the reference to "{target}" leads nowhere')
        ahead, seen = [target], set()
        while ahead:
            part = ahead.pop()
            following = list(_targets(common.get(part)))
            if target in following:
                raise _unusable(f"schemas/common{_ENDING}", f'the reference to "{target}" leads back to itself')
            ahead += [item for item in following if item not in seen]
            seen.update(following)


def _targets(part: object) -> Iterator[str]:
    """Yield the names of the common parts that a part of a schema refers to."""
    if isinstance(part, dict):
        reference = part.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_COMMON).removeprefix("#/$defs/")
        for value in part.values():
            yield from _targets(value)
    elif isinstance(part, list):
        for value in part:
            yield from _targets(value)


def _unusable(where: object, message: str) -> SchemaError:
    fix = "Undo the last change of schemas/. With git: git restore schemas"
    return SchemaError(f"{where}: {message}\n    Expected: JSON Schema, draft 2020-12\n    Fix: {fix}")


def _bundle(schema: JsonObject) -> JsonObject:
    bundled: JsonObject = json.loads(json.dumps(schema).replace(_COMMON, "#/$defs/"))
    return {key: value for key, value in bundled.items() if key != "$id"}


def _references(tree: SchemaNode) -> Iterator[Reference]:
    for path, node in tree.walk():
        for target, is_term in ((node.vocabulary, True), (node.record_kind, False)):
            if target:
                yield Reference(path, target, is_term)


def validation_schema(schema: JsonObject) -> JsonObject:
    """Return what a validator needs of a bundled schema: references filled in, words for people left out."""
    return rewrite(schema_tree(schema).expanded(), _without_words)


def _without_words(part: JsonObject) -> JsonObject:
    return {key: value for key, value in part.items() if key not in _WORDS and not key.startswith("x-")}


def with_terms(schema: JsonObject, terms: Mapping[str, Iterable[str]]) -> JsonObject:
    """Return a copy of a bundled schema with the terms of each vocabulary (name to ids) filled in as `enum`."""
    lists = {name: list(ids) for name, ids in terms.items()}

    def with_enum(part: JsonObject) -> JsonObject:
        vocabulary = part.get("x-term-of")
        if not isinstance(vocabulary, str) or vocabulary not in lists:
            return part
        is_nullable = str(part.get("$ref", "")).endswith("_or_null")
        return {**part, "enum": [*lists[vocabulary], *([None] if is_nullable else [])]}

    return rewrite(schema, with_enum)
