"""The filtered lists of sources, requests and facilities, the comparison of sources, and how to link to them."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import explorer, facility_list, lists


def source_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of all sources in use."""
    return lists.first_page(context, lists.SOURCES, root)


def request_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of documented needs and requests."""
    return lists.first_page(context, lists.REQUESTS, root)


def facility_list_page(context: SiteContext, root: str) -> str:
    """Return the first page of the list of laboratories, plants and technology lists."""
    return lists.first_page(context, facility_list.LISTING, root)


def compare(context: SiteContext, root: str) -> str:
    """Return the place in which up to four sources are put side by side."""
    return context.render("compare", root, messages=explorer.with_verdicts(explorer.COMPARE_MESSAGES, context))


def addresses(context: SiteContext, root: str, of: str) -> str:
    """Return the parameters of the address of an explorer: `sources`, `requests` or `facilities`."""
    parameters = _PARAMETERS[of](context)
    address = f"/{of}/"
    caption = context.messages.gettext("Parameters of %(address)s", address=address)
    return context.render("addresses", root, rows=parameters, caption=caption)


_PARAMETERS = {
    "sources": explorer.SOURCES.parameters,
    "requests": explorer.REQUESTS.parameters,
    "facilities": facility_list.FACILITIES.parameters,
}
