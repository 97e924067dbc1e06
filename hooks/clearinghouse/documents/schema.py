"""Documents against the JSON Schemas in `schemas/` (draft 2020-12).

A compiled validator says yes or no to every document; `jsonschema` explains the few that fail.
Both read the same bundled schemas and the same format checks; a property test holds them equal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import jsonschema_rs

_DAY_LENGTH = len("2026-07-20")
_ENDING = ".schema.json"
_COMMON = "common.schema.json#/$defs/"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a kind's records that points to something: `path` with "*" for each list position.

    `target` is the name of a vocabulary when `is_term`, otherwise a kind of record.
    """

    path: tuple[str, ...]
    target: str
    is_term: bool


class SchemaError(Exception):
    """The schemas cannot be used, so no record can be checked; the message says why and how to mend it."""


class Schemas:
    """All schemas of a folder, bundled so that each stands alone, with both validators.

    Raises SchemaError when one of them is no schema.
    """

    def __init__(self, raw: Mapping[str, dict]) -> None:
        common = raw["common"]["$defs"]
        self.kinds = {name: _bundle(schema, common) for name, schema in raw.items() if name != "common"}
        self._fast = {kind: _compiled(kind, schema) for kind, schema in self.kinds.items()}

    @cached_property
    def _slow(self) -> dict[str, jsonschema.protocols.Validator]:
        return {kind: _EXPLAINER(schema, format_checker=_CHECKER) for kind, schema in self.kinds.items()}

    @cached_property
    def references(self) -> dict[str, tuple[Reference, ...]]:
        """The references of each kind, found by the keywords `x-term-of` and `x-record-of`."""
        return {kind: tuple(_references(schema, schema, ())) for kind, schema in self.kinds.items()}

    def accepts(self, kind: str, data: object) -> bool:
        """Say quickly whether `data` fits the schema of `kind`."""
        return self._fast[kind].is_valid(data)

    def failures_of(self, part: Mapping, value: object) -> Iterator[jsonschema.ValidationError]:
        """Yield every way in which `value` does not fit one part of a bundled schema."""
        common = next(iter(self.kinds.values()))["$defs"]
        yield from _EXPLAINER({**part, "$defs": common}, format_checker=_CHECKER).iter_errors(value)

    def failures(self, kind: str, data: object) -> Iterator[jsonschema.ValidationError]:
        """Yield every way in which `data` does not fit, in the words of `jsonschema`."""
        return self._slow[kind].iter_errors(data)


def load(folder: Path, *, needed: Iterable[str] = ()) -> Schemas:
    """Read `*.schema.json` in `folder`. Raises SchemaError when one cannot be used, or one of those `needed` lacks."""
    raw = {file.name.removesuffix(_ENDING): _read(file) for file in sorted(folder.glob(f"*{_ENDING}"))}
    missing = sorted({"common", *needed} - raw.keys())
    if not raw:
        raise SchemaError(
            f"{folder}: there are no schemas here.\n    Expected: the folder schemas/ of the repository\n"
            "    Fix: Work in the folder of the repository, or name it with --root."
        )
    if missing:
        raise _unusable(folder, f"{', '.join(f'{name}{_ENDING}' for name in missing)} is missing here")
    return Schemas(raw)


def _read(file: Path) -> dict:
    if not file.is_file():
        raise _unusable(file, "this is not a plain file")
    try:
        schema = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise _unusable(file, f"the file cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise _unusable(file, f"this is not JSON: {error}") from None
    if not isinstance(schema, dict) or (file.name == f"common{_ENDING}" and not isinstance(schema.get("$defs"), dict)):
        raise _unusable(file, "this is no schema")
    return schema


def _compiled(kind: str, schema: dict) -> jsonschema_rs.Draft202012Validator:
    try:
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=dict(FORMATS))
    except ValueError as error:
        raise _unusable(f"schemas/{kind}{_ENDING}", f"this is no schema: {str(error).splitlines()[0]}") from None


def _unusable(where: object, message: str) -> SchemaError:
    repair = "Undo the last change of schemas/. With git: git restore schemas"
    return SchemaError(f"{where}: {message}\n    Expected: JSON Schema, draft 2020-12\n    Fix: {repair}")


def resolve(schema: dict, root: dict) -> dict:
    """Return `schema` with its local `$ref` merged in; keys beside the `$ref` win."""
    while "$ref" in schema:
        target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def with_terms(schema: dict, terms: Mapping[str, Iterable[str]]) -> dict:
    """Return a copy of a bundled schema with the terms of each vocabulary (name to ids) filled in as `enum`."""
    return _with_terms(schema, {name: list(ids) for name, ids in terms.items()})


def _with_terms(part: object, terms: Mapping[str, list[str]]) -> object:
    if isinstance(part, list):
        return [_with_terms(item, terms) for item in part]
    if not isinstance(part, dict):
        return part
    copied = {key: _with_terms(value, terms) for key, value in part.items()}
    vocabulary = copied.get("x-term-of")
    if isinstance(vocabulary, str) and vocabulary in terms:
        nullable = str(copied.get("$ref", "")).endswith("_or_null")
        copied["enum"] = [*terms[vocabulary], *([None] if nullable else [])]
    return copied


def _bundle(schema: dict, common: dict) -> dict:
    text = json.dumps({**schema, "$defs": common}).replace(_COMMON, "#/$defs/")
    bundled = json.loads(text)
    return {key: value for key, value in bundled.items() if key != "$id"}


def _references(schema: dict, root: dict, path: tuple[str, ...]) -> Iterator[Reference]:
    schema = resolve(schema, root)
    for keyword in ("x-term-of", "x-record-of"):
        if keyword in schema:
            yield Reference(path, schema[keyword], keyword == "x-term-of")
    for name, part in schema.get("properties", {}).items():
        yield from _references(part, root, (*path, name))
    if isinstance(schema.get("items"), dict):
        yield from _references(schema["items"], root, (*path, "*"))


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return bool(date.fromisoformat(value)) and len(value) == _DAY_LENGTH
    except ValueError:
        return False


def _is_partial_date(value: object) -> bool:
    return not isinstance(value, str) or _is_day(f"{value}-01-01"[:_DAY_LENGTH] if len(value) < _DAY_LENGTH else value)


def _is_address(value: object) -> bool:
    """Accept what RFC 3986 calls a URI with a host by name, and no name or password of a person before it."""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    named = bool(parts.hostname) and not re.search(r"[@[\]]", parts.netloc)
    return named and not re.search(r'[\s<>"{}|\\^`]', value)


def _is_cas_number(value: object) -> bool:
    """Check the last digit of a CAS registry number: the others, weighted from the right, modulo 10."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{2,7}-[0-9]{2}-[0-9]", value):
        return not isinstance(value, str)
    digits = [int(digit) for digit in reversed(value.replace("-", ""))]
    return digits[0] == sum(place * digit for place, digit in enumerate(digits)) % 10


FORMATS: Mapping[str, Callable[[object], bool]] = {
    "date": _is_day,
    "partial-date": _is_partial_date,
    "uri": _is_address,
    "cas-number": _is_cas_number,
}


def _pattern(_validator: object, pattern: str, value: object, _schema: dict) -> Iterator[jsonschema.ValidationError]:
    # In Python "$" also matches before a last line end; in the standard, and in the fast validator, it does not.
    strict = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    if isinstance(value, str) and not re.search(strict, value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


def _format_checker() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    for name, accepts in FORMATS.items():
        checker.checks(name)(accepts)
    return checker


_CHECKER = _format_checker()
_EXPLAINER = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})
