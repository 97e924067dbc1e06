"""The lists of sources and of requests with their filters, the comparison of sources, and how to link to them."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import explorer, lists


def source_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of all sources in use."""
    return lists.first_page(context, lists.SOURCES, root)


def request_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of documented needs and requests."""
    return lists.first_page(context, lists.REQUESTS, root)


def compare(context: SiteContext, root: str) -> str:
    """Return the place in which up to four sources are put side by side."""
    return context.render("compare", root, messages=explorer.with_verdicts(explorer.COMPARE_MESSAGES, context))


def addresses(context: SiteContext, root: str, of: str) -> str:
    """Return the parameters of the address of an explorer: `sources` or `requests`."""
    parameters = (explorer.SOURCES if of == "sources" else explorer.REQUESTS).parameters(context)
    caption = context.messages.gettext("Parameters of %(address)s", address=f"/{of}/")
    return context.render("addresses", root, rows=parameters, caption=caption)
