"""Everything the catalogue turns into: pages of records, lists, and files for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports import budget_tables, calendars, ledger, record_names, records_json, schemas
from clearinghouse.site.exports import country_answers_json as matches_json
from clearinghouse.site.exports import form_bundle as form_script
from clearinghouse.site.exports import search_lexicon as search_words
from clearinghouse.site.exports import unmet_demand_tables as unmet_tables
from clearinghouse.site.pages import (
    centre,
    contributor_guide,
    country,
    form,
    lists,
    moved,
    organisation,
    request,
    source,
    term,
)

_PAGES = (source, request, organisation, country, centre, term, lists, contributor_guide, moved, form)
_EXPORTERS = (
    schemas,
    budget_tables,
    records_json,
    ledger,
    calendars,
    record_names,
    form_script,
    search_words,
    matches_json,
    unmet_tables,
)


Exporter = Callable[[SiteContext], Iterator[tuple[str, bytes]]]  # files for machines: address from the top, and bytes


def tasks(context: SiteContext) -> list[PageTask]:
    """Return every page to be made, in a stable order."""
    return [task for module in _PAGES for task in module.tasks(context)]


def exporters() -> list[Exporter]:
    """Return what yields the files that come with no page."""
    return [module.files for module in _EXPORTERS]
