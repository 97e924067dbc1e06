"""One record as JSON: what its file says, with its identifier, and nothing computed. It comes with the page."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import SCHEMA_VERSION, as_json


def record_file(context: SiteContext, kind: str, identifier: str) -> tuple[str, bytes]:
    """Return the address api/v1/<kind>/<id>.json and its content; `kind` is named like its folder."""
    document = context.catalogue.documents[kind, identifier]
    uri = f"api/v1/{kind}/{identifier}.json"
    told = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": context.as_of.isoformat(),
        "uri": context.addresses.page(uri),
        "path": document.path,
        "result": {"id": identifier, **document.data},
    }
    return uri, f"{as_json(told)}\n".encode()
