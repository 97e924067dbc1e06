"""Everything the catalogue turns into: pages of records, lists, and files for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearinghouse.exporters import (
    budget_tables,
    calendars,
    form_script,
    ledger,
    matches_json,
    record_names,
    records_json,
    schemas,
    search_words,
    unmet_tables,
)
from clearinghouse.pages import centre as centre_pages
from clearinghouse.pages import (
    country,
    form,
    lists,
    manual,
    moved,
    organisation,
    request,
    source,
    term,
)
from clearinghouse.pages.job import Job
from clearinghouse.pages.view import View

_PAGES = (source, request, organisation, country, centre_pages, term, lists, manual, moved, form)
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


Exporter = Callable[[View], Iterator[tuple[str, bytes]]]  # files for machines: address from the top, and bytes


def jobs(view: View) -> list[Job]:
    """Return every page to be made, in a stable order."""
    return [job for module in _PAGES for job in module.jobs(view)]


def exporters() -> list[Exporter]:
    """Return what yields the files that come with no page."""
    return [module.files for module in _EXPORTERS]
