"""Validators that say in what a value does not fit a schema: slower than the compiled ones, and slow to load."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jsonschema

from clearinghouse.documents.value_types import CHECKS, anchored
from clearinghouse.json_value import JsonObject


def explainer(schema: JsonObject) -> jsonschema.protocols.Validator:
    """Return a validator of a bundled schema that yields every failure, in the words of `jsonschema`."""
    validator: jsonschema.protocols.Validator = _EXPLAINER(schema, format_checker=_CHECKER)
    return validator


def _pattern(
    _validator: object, pattern: str, value: object, _schema: JsonObject
) -> Iterator[jsonschema.ValidationError]:
    if isinstance(value, str) and not re.search(anchored(pattern), value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


def _format_checker() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    for name, accepts in CHECKS.items():
        checker.checks(name)(accepts)
    return checker


_CHECKER = _format_checker()
_EXPLAINER = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})
