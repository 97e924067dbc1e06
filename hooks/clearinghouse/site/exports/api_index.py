"""The index of all records for programs that keep a copy: what changed is seen without reading every file."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from clearinghouse.documents.document import Document
from clearinghouse.domain.last_change import last_change
from clearinghouse.json_value import JsonObject
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.registry import exporter

_URI = "api/v1/index.json"
_DIGITS = 32  # of the digest: 128 bits


@exporter(
    title=N_("Index of all records"),
    description=N_(
        "Each record with the digest of its data and the day of its last change, for programs that keep a copy."
    ),
    addresses=(_URI,),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/index.json, one record on a line."""
    documents = context.catalogue.documents.items()
    rows = [as_json(_row(context, *key, document)) for key, document in documents if context.catalogue.is_record(key)]
    yield _URI, envelope(context, _URI, as_rows(rows), total=len(rows))


def _row(context: SiteContext, kind: str, identifier: str, document: Document) -> JsonObject:
    day = last_change(document.data, as_of=context.as_of)
    return {
        "kind": kind,
        "id": identifier,
        "path": document.path,
        "digest": record_digest(identifier, document.data),
        "last_change": day.isoformat() if day else None,
    }


def record_digest(identifier: str, data: JsonObject) -> str:
    """Return 32 hexadecimal digits of the SHA-256 of a record as the files for machines have it.

    Compact JSON in UTF-8, keys in the order of the file, the identifier first.
    """
    return sha256(as_json({"id": identifier, **data}).encode()).hexdigest()[:_DIGITS]
