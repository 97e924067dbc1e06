"""A page for each element of the network: duties, who, how to reach it, what it maintains."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.network_figure import group_members, network_of
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.source import page_description
from clearinghouse.site.templating.shell import Page

_ROOT = "../../"
# How a link to a page is called; the address is shown where none is here.
_TITLES = {
    "budget/": N_("Budget"),
    "centres/": N_("Regional centres"),
    "contribute/form/": N_("Forms"),
    "contribute/good-request/": N_("A good request"),
    "countries/": N_("Countries"),
    "network/coverage/": N_("Coverage"),
    "network/iomc/": N_("Members of the IOMC"),
    "opportunities/": N_("Needs you could meet"),
    "plan/": N_("Who pays for what"),
    "requests/": N_("Needs and requests"),
    "requests/process/": N_("How a request works"),
    "sources/": N_("Sources"),
    "unmet/": N_("Unmet needs"),
    "workplan/": N_("Work plan"),
    "report/": N_("Report"),
    "secretariat/": N_("Secretariat"),
}


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the page of each element."""
    network = network_of(context.catalogue)
    for element in network.elements if network else ():
        yield PageTask(f"network/{element.id}/", _page, element.id)


def _page(context: SiteContext, key: str) -> Page:
    network = network_of(context.catalogue)
    if network is None:
        raise KeyError(key)
    element = next(item for item in network.elements if item.id == key)
    path = context.catalogue.path(("network", network.id))
    body = context.render(
        "network_element",
        _ROOT,
        network=network,
        element=element,
        flows=[flow for flow in network.flows if key in (flow.start, flow.end)],
        groups=group_members(network, context.catalogue),
        titles=context.messages.table(_TITLES),
        path=path,
    )
    return Page(f"network/{key}/", element.title, page_description(element.who), body, path)
