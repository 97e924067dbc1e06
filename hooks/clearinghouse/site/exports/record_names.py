"""The names of the records of a kind: a form fetches them to choose from, and to see which identifiers are taken."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.authoring.choices import names_of
from clearinghouse.authoring.web_forms import kinds_in_forms
from clearinghouse.domain.acronyms import acronyms
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import exporter


@exporter(
    title=N_("Names"),
    description=N_("The names of all records of a kind, by identifier."),
    addresses=("api/v1/names/<kind>.json",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/names/<kind>.json: identifier to name by name, and to null when it is taken but no longer used."""
    for kind in sorted(kinds_in_forms(context.catalogue.schemas)):
        named = names_of(context.catalogue, kind)
        gone = dict.fromkeys(sorted(context.catalogue.known[kind] - named.keys()))
        yield f"api/v1/names/{kind}.json", f"{as_json({**named, **gone})}\n".encode()
    known = dict.fromkeys(sorted(acronyms(context.catalogue.providers())))
    yield "api/v1/names/acronyms.json", f"{as_json(known)}\n".encode()
