"""One record as JSON: what its file says, with its identifier, and apart from it what is computed.

It comes with the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, envelope
from clearinghouse.site.exports.computed_facts import computed_facts


def files(kind: str, context: SiteContext, identifier: str) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/<kind>/<id>.json; `kind` is named like its folder."""
    document = context.catalogue.documents[kind, identifier]
    uri = f"api/v1/{kind}/{identifier}.json"
    result = as_json({"id": identifier, **document.data})
    computed = computed_facts(context, kind, identifier)
    members = {"path": document.path, **({"computed": computed} if computed else {})}
    yield uri, envelope(context, uri, result, **members)
