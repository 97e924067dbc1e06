"""The schemas, published so that editors and other sites can use them: each bundled into one file."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.documents.schema import with_terms
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import exporter


@exporter(
    title=N_("Schemas"),
    description=N_("What a record of each kind may contain."),
    addresses=lambda context: [f"schemas/{kind}.schema.json" for kind in sorted(context.catalogue.schemas.kinds)],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield schemas/<kind>.schema.json, with the terms of the vocabularies filled in as `enum`."""
    for kind, schema in sorted(context.catalogue.schemas.kinds.items()):
        filled = with_terms(schema, context.labels)
        yield f"schemas/{kind}.schema.json", f"{as_json(filled)}\n".encode()
