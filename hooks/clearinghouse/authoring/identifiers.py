"""The identifier of a new record: made from its name, and never one that is or was in use.

The form on the site makes the same identifiers; `tests/cases/identifiers.json` has the cases that hold both.
"""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.plain_files import is_reserved
from clearinghouse.json_value import JsonValue
from clearinghouse.records.kinds import KINDS
from clearinghouse.text import slug

_LONGEST = 60  # characters of an identifier that is made from a name; people read it in addresses


def identifier(schema_name: str, data: Mapping[str, JsonValue]) -> str:
    """Return an identifier made from the name; for a request, from its country, if it has one, and title.

    Empty when the name has no Latin letters or digits: then a person must choose one.
    """
    words = slug(str(data.get("name") or data.get("title") or ""))
    country = str(data.get("country") or "").lower() if schema_name == "request" and words else ""
    return _shorten("-".join(filter(None, (country, words))))


def _shorten(text: str) -> str:
    """Cut a long identifier between two words, or inside the first one."""
    return text if len(text) <= _LONGEST else text[: _LONGEST + 1].rpartition("-")[0] or text[:_LONGEST]


def refusal(catalogue: Catalogue, kind: str, name: str) -> str:
    """Return why a new record of a kind cannot have the identifier `name`; empty when it can."""
    if not name:
        return "No identifier can be made from the name: it has no Latin letters or digits. Choose one."
    if not catalogue.schemas.is_identifier(KINDS[kind].identifier, name):
        return f'"{name}" is not an identifier: small letters, digits and single hyphens, at most 80 characters.'
    if is_reserved(name):
        return f'"{name}" cannot be an identifier: Windows allows no file of this name.'
    return _earlier_use(catalogue, kind, name)


def _earlier_use(catalogue: Catalogue, kind: str, name: str) -> str:
    """Return for what the identifier is or was used; empty when it is new."""
    if (kind, name) in catalogue.moved:
        return f'"{name}" was the identifier of a record that has moved. An identifier is never used again.'
    if (kind, name) in catalogue.removed:
        return f'"{name}" was the identifier of a record that was removed. An identifier is never used again.'
    if getattr(catalogue.records(kind).get(name), "retired", None):
        return f'"{name}" is the identifier of a record that is retired. An identifier is never used again.'
    if name in catalogue.known[kind]:
        path = KINDS[kind].path(name)
        return f'"{name}" is already the identifier of {path}. Correct that record, or choose another identifier.'
    return ""
