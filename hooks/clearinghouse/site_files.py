"""Everything the catalogue turns into: pages of records, lists, and files for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class File:
    """A file for machines: its address from the top of the site, and its bytes."""

    uri: str
    content: bytes


def jobs(view: View) -> list[Job]:
    """Return every page to be made, in a stable order."""
    return [job for module in _PAGES for job in module.jobs(view)]


def files(view: View) -> Iterator[File]:
    """Yield every file that is not a page."""
    for module in _EXPORTERS:
        for uri, content in module.files(view):
            yield File(uri, content)
