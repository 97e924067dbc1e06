"""The identifier of a new record: made from its name, and never one that is or was in use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from clearinghouse.catalogue.catalogue import Catalogue

_LONGEST = 60  # letters of an identifier that is made from a name; people read it in addresses
_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def identifier(kind: str, data: Mapping) -> str:
    """Return an identifier made from the name; for a request, from its country, if it has one, and title.

    Empty when the name has no letter of the Latin alphabet: then a person must choose.
    """
    name = str(data.get("name") or data.get("title") or "")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", re.sub("['’]", "", plain))
    if kind == "request" and words:
        words.insert(0, str(data.get("country") or "").lower())
    return _shortened("-".join(filter(None, words)))


def _shortened(slug: str) -> str:
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def refusal(catalogue: Catalogue, folder: str, wanted: str) -> str:
    """Return why a record cannot be called `wanted`, or an empty string."""
    if not _FORM.match(wanted) or len(wanted) > 80:  # noqa: PLR2004 - as the schema has it
        return f'"{wanted}" is no identifier: small letters, digits and single hyphens, at most 80.'
    if (folder, wanted) in catalogue.moved:
        return f'"{wanted}" was the identifier of a record that has moved. An identifier is never used again.'
    if getattr(catalogue.records(folder).get(wanted), "retired", None):
        return f'"{wanted}" is the identifier of a record that is retired. An identifier is never used again.'
    if wanted in catalogue.known[folder]:
        taken = f"data/{folder}/{wanted}.yml"
        return f'"{wanted}" is already the identifier of {taken}. Correct that record, or choose another identifier.'
    return ""
