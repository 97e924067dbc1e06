"""The page at the old address of a record that moved; it links to the new one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext, kinds: Collection[str]) -> Iterator[PageTask]:
    """Yield one page for each moved record of `kinds`: those whose records have pages."""
    for kind, identifier in context.catalogue.moved:
        if kind in kinds:
            yield PageTask(f"{kind}/{identifier}/", partial(_page, kind), identifier)


def _page(kind: str, context: SiteContext, identifier: str) -> Page:
    moved = context.catalogue.moved[kind, identifier]
    path = context.catalogue.path((kind, identifier))
    target = context.catalogue.records(kind).get(moved.moved_to)  # None when that record moved on
    name = getattr(target, "name", None) or getattr(target, "title", moved.moved_to)
    body = context.render("moved", "../../", kind=kind, moved=moved, name=name, path=path)
    _ = context.messages.gettext
    return Page(
        f"{kind}/{identifier}/",
        _("%(record)s has moved", record=identifier),
        _("The record %(record)s has a new address.", record=identifier),
        body,
        path,
    )
