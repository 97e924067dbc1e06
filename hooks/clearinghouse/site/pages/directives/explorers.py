"""The lists of sources and of requests with their filters, the comparison of sources, and how to link to them."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import explorer, lists
from clearinghouse.site.templating.environment import template


def source_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of all sources in use."""
    return lists.first_page(context, "sources", root)


def request_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of documented needs and requests."""
    return lists.first_page(context, "requests", root)


def compare(context: SiteContext, root: str) -> str:
    """Return the place in which up to four sources are put side by side."""
    return template("compare", context.language)(
        root=root, messages={**context.messages.table(explorer.COMPARE_MESSAGES), **context.wording.verdict}
    )


def addresses(context: SiteContext, _root: str, of: str) -> str:
    """Return the parameters of the address of an explorer: `sources` or `requests`."""
    caption = context.messages.gettext("Parameters of %(address)s", address=f"/{of}/")
    return template("addresses", context.language)(rows=explorer.parameters(of, context), caption=caption)
