"""What stays at the address of a record that moved: a page that leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import Job
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page

_WITH_PAGES = ("sources", "organisations", "centres", "countries", "requests")


def jobs(view: SiteContext) -> Iterator[Job]:
    """Yield one page for each moved record of a kind that has pages."""
    for kind, identifier in view.catalogue.moved:
        if kind in _WITH_PAGES:
            yield Job(f"{kind}/{identifier}/", partial(_page, kind), identifier)


def _page(kind: str, view: SiteContext, identifier: str) -> Page:
    moved = view.catalogue.moved[kind, identifier]
    path = view.catalogue.path((kind, identifier))
    target = view.catalogue.records(kind).get(moved.moved_to)  # None when that record moved on
    name = getattr(target, "name", None) or getattr(target, "title", moved.moved_to)
    body = template("moved")(root="../../", kind=kind, moved=moved, name=name, view=view, path=path)
    return Page(
        f"{kind}/{identifier}/", f"{identifier} has moved", f"The record {identifier} has a new address.", body, path
    )
