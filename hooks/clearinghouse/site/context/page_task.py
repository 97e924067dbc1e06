"""What a page needs to be made later, perhaps in another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext
    from clearinghouse.site.templating.shell import Page


@dataclass(frozen=True, slots=True)
class PageTask:
    """One page to make: `render(context, key)` gives it; `uri` is its address from the top, with a last slash."""

    uri: str
    render: Callable[[SiteContext, str], Page]
    key: str
