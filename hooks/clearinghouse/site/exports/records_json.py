"""All records of each kind as one JSON file: what the data files say, with the identifier.

What is computed of a record stands apart from it, under `computed`.

Invented examples are in a file of their own, so that nobody counts them as needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.json_value import JsonObject
from clearinghouse.language.messages import N_
from clearinghouse.records import KINDS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import list_envelope
from clearinghouse.site.exports.computed_facts import computed_facts
from clearinghouse.site.exports.registry import exporter

EXAMPLES = "example-requests"


@exporter(
    title=N_("Records"),
    description=N_("All records of each kind. Invented examples of requests have their own file."),
    addresses=lambda _: [f"api/v1/{kind}.json" for kind in (*KINDS, EXAMPLES)],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/<kind>.json: an envelope with version, day, total and result; and the invented examples.

    `computed` has the computed facts of each record by its identifier, so that a row is the record and nothing else.
    """
    by_kind: dict[str, list[JsonObject]] = {kind: [] for kind in (*KINDS, EXAMPLES)}
    computed: dict[str, JsonObject] = {kind: {} for kind in by_kind}
    for (kind, identifier), document in context.catalogue.documents.items():
        if context.catalogue.is_record((kind, identifier)):
            is_example = kind == "requests" and document.data["origin"] == "illustrative"
            name = EXAMPLES if is_example else kind
            by_kind[name].append({"id": identifier, **document.data})
            facts = computed_facts(context, kind, identifier)
            computed[name].update({identifier: facts} if facts else {})
    for name, result in by_kind.items():
        uri = f"api/v1/{name}.json"
        members = {"computed": computed[name]} if computed[name] else {}
        yield uri, list_envelope(context, uri, result, **members)
