"""What the page about the GEF shows: the organisations that are a way to it, with their sources on the list."""

from __future__ import annotations

from clearinghouse.records import Organisation, Source
from clearinghouse.site.context.context import SiteContext


def agencies(context: SiteContext, root: str) -> str:
    """Return the organisations whose sources are a way to the GEF, each with these sources."""
    organisations = context.catalogue.organisations
    found: dict[str, list[Source]] = {}
    for source in context.sources:
        if source.way_to_gef:
            found.setdefault(source.organisation, []).append(source)
    rows: list[tuple[Organisation, list[Source]]] = [(organisations[key], sources) for key, sources in found.items()]
    rows.sort(key=lambda row: row[0].name.casefold())
    return context.render("gef_agencies", root, rows=rows)
