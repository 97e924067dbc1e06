"""What every page shows, as a digest: to tell which pages a change touches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.publishing import outputs
from clearinghouse.site.publishing.build import Building, BuildingError
from clearinghouse.site.publishing.standalone import prose
from clearinghouse.site.templating.shell import Page

NOT_MADE = "not made"  # stands for a page that could not be rendered


def digests(context: SiteContext, content: Path) -> Mapping[str, str]:
    """Return the digest of each page of records and of each hand-written page under `content`, by its address.

    A page that cannot be rendered has `NOT_MADE`: an earlier state may hold what the templates of today cannot show.
    """
    return {uri: _digest(page) if page else NOT_MADE for uri, page in _pages(context, content)}


def _pages(context: SiteContext, content: Path) -> Iterator[tuple[str, Page | None]]:
    tasks = tuple(outputs.tasks(context))
    for task in tasks:
        try:
            yield task.uri, task.render(context, task.key)
        except Exception:  # noqa: BLE001 - told as a page that was not made
            yield task.uri, None
    building = Building(context, tasks, "")
    for item in prose(content) if content.is_dir() else ():
        try:
            yield item.uri, Page(item.uri, item.title, item.description, building.prose(item.html, uri=item.uri))
        except (BuildingError, LookupError, TypeError, ValueError, AttributeError):
            yield item.uri, None


def _digest(page: Page) -> str:
    return hashlib.sha256("\0".join((page.title, page.description, page.body)).encode()).hexdigest()
