"""Everything the catalogue turns into: pages of records, lists, and files for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports import (
    budget_tables,
    calendars,
    ledger,
    record_json,
    record_names,
    records_json,
    request_matches_json,
    schemas,
)
from clearinghouse.site.exports import country_answers_json as matches_json
from clearinghouse.site.exports import form_bundle as form_script
from clearinghouse.site.exports import search_lexicon as search_words
from clearinghouse.site.exports import unmet_demand_tables as unmet_tables
from clearinghouse.site.pages.registry import PAGE_KINDS
from clearinghouse.site.templating.shell import Page

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


Files = Iterator[tuple[str, bytes]]  # for machines: address from the top, and bytes
Exporter = Callable[[SiteContext], Files]
PageExporter = Callable[[SiteContext, str], Files]  # of one record
_WITH_PAGES: Mapping[str, tuple[PageExporter, ...]] = {
    **{kind.name: (partial(record_json.files, kind.name),) for kind in PAGE_KINDS if kind.has_json},
    "requests": (partial(record_json.files, "requests"), request_matches_json.files),
}


def tasks(context: SiteContext) -> list[PageTask]:
    """Return every page to be made with its files, in a stable order."""
    return [_with_files(kind.name, task) for kind in PAGE_KINDS for task in kind.tasks(context)]


def _with_files(kind: str, task: PageTask) -> PageTask:
    exporters = _WITH_PAGES.get(kind)
    return replace(task, render=partial(_render, task.render, exporters)) if exporters else task


def _render(
    render: Callable[[SiteContext, str], Page], exporters: tuple[PageExporter, ...], context: SiteContext, key: str
) -> Page:
    files = tuple(file for exporter in exporters for file in exporter(context, key))
    return replace(render(context, key), files=files)


def exporters() -> list[Exporter]:
    """Return what yields the files that come with no page."""
    return [module.files for module in _EXPORTERS]
