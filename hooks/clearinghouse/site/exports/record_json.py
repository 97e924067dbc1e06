"""One record as JSON: what its file says, with its identifier, and nothing computed. It comes with the page."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import SCHEMA_VERSION, as_json


def files(kind: str, context: SiteContext, identifier: str) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/<kind>/<id>.json; `kind` is named like its folder."""
    document = context.catalogue.documents[kind, identifier]
    uri = f"api/v1/{kind}/{identifier}.json"
    content = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": context.as_of.isoformat(),
        "uri": context.addresses.page(uri),
        "path": document.path,
        "result": {"id": identifier, **document.data},
    }
    yield uri, f"{as_json(content)}\n".encode()
