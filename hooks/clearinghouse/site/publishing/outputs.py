"""The pages of the site, each with the files for machines that come with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports import country_plans_json, need_plans_json, record_json
from clearinghouse.site.exports.registry import ExportedFile
from clearinghouse.site.pages.registry import PAGE_KINDS
from clearinghouse.site.templating.shell import Page

# Yields the files for machines that come with the page of one record.
PageExporter = Callable[[SiteContext, str], Iterator[ExportedFile]]
_WITH_PAGES: Mapping[str, tuple[PageExporter, ...]] = {
    **{kind.name: (partial(record_json.files, kind.name),) for kind in PAGE_KINDS if kind.has_json},
    "requests": (partial(record_json.files, "requests"), need_plans_json.files),
    "countries": (country_plans_json.files,),
}


def tasks(context: SiteContext) -> list[PageTask]:
    """Return every page of the site with its files, in a stable order."""
    return [_with_files(kind.name, task) for kind in PAGE_KINDS for task in kind.tasks(context)]


def _with_files(kind: str, task: PageTask) -> PageTask:
    exporters = _WITH_PAGES.get(kind) if task.uri == f"{kind}/{task.key}/" else None  # a record has further pages
    return replace(task, render=partial(_render, task.render, exporters)) if exporters else task


def _render(
    render: Callable[[SiteContext, str], Page], exporters: tuple[PageExporter, ...], context: SiteContext, key: str
) -> Page:
    files = tuple(file for exporter in exporters for file in exporter(context, key))
    return replace(render(context, key), files=files)
