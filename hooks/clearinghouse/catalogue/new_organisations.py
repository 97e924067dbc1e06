"""Organisations that come in the file of a source: one file is all that somebody can hand in from a browser."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from clearinghouse.catalogue.plain_files import is_reserved
from clearinghouse.documents.document import Document

_Key = tuple[str, str]
FIELD = "new_organisation"


def with_new_organisations(documents: Mapping[_Key, Document], taken: Collection[str]) -> dict[_Key, Document]:
    """Return the documents, and one more for each organisation that a source brings.

    Left out, and reported by rule REF-006: identifiers that cannot be names of files or are `taken` by them, and what a
    second source says of the same organisation.
    """
    organisations: dict[_Key, Document] = {}
    for (kind, _), source in documents.items():
        identifier = new_organisation(source) if kind == "sources" else ""
        if (
            identifier
            and not is_reserved(identifier)
            and identifier not in taken
            and (key := ("organisations", identifier)) not in organisations
        ):
            group = source.data[FIELD]
            organisations[key] = Document(source.path, source.text, group if isinstance(group, dict) else {}, (FIELD,))
    return {**organisations, **documents}


def new_organisation(source: Document) -> str:
    """Return the identifier of the organisation that a source brings, or an empty text."""
    identifier = source.data.get("organisation")
    return identifier if isinstance(identifier, str) and isinstance(source.data.get(FIELD), dict) else ""
