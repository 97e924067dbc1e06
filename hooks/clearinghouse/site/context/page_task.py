"""A page that is rendered later, perhaps in another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext
    from clearinghouse.site.templating.shell import Page


@dataclass(frozen=True, slots=True)
class PageTask:
    """One page to render with `render(context, key)`.

    `uri` is its address from the top of the site, with a final slash.
    """

    uri: str
    render: Callable[[SiteContext, str], Page]
    key: str
