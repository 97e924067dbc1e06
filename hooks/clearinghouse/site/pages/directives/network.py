"""The network: its figure with the text alternative, the members of the IOMC, and the coverage by centres."""

from __future__ import annotations

from clearinghouse.domain.centre_coverage import CountryCoverage, centre_coverage, group_coverage, party_coverage
from clearinghouse.domain.network_figure import element_counts, group_members, network_of
from clearinghouse.language.formats import number
from clearinghouse.language.messages import N_
from clearinghouse.records import Network
from clearinghouse.records.network import GroupOfSources
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pictures import network as drawing
from clearinghouse.site.pictures.world import Shape, layer, world, world_key

_COUNT_WORDS = {
    "conference": N_("%(count)s Parties on record"),
    "focal-points": N_("each Party names one"),
    "centres": N_("%(count)s on record"),
}
_FLOW_WORDS = {
    "requests": N_("requests"),
    "information": N_("information"),
    "report": N_("report"),
    "decision": N_("decisions"),
}
_ROWS = ("conference", "secretariat", "centres", "focal-points")  # from top to bottom


def figure(context: SiteContext, root: str) -> str:
    """Return the figure, and the same in words."""
    network = network_of(context.catalogue)
    if network is None:
        return context.render("network_none", root)
    return context.render(
        "network_figure",
        root,
        network=network,
        picture=_drawn(context, network, root),
        titles={element.id: element.title for element in network.elements},
        groups=group_members(network, context.catalogue),
        flow_words=context.messages.table(_FLOW_WORDS),
    )


def _drawn(context: SiteContext, network: Network, root: str) -> str:
    _ = context.messages.gettext
    counts = element_counts(context.catalogue)
    boxes = {
        element.id: drawing.NetworkBox(
            element.id,
            element.title,
            _(_COUNT_WORDS[element.id], count=number(counts[element.id], context.language))
            if element.id in _COUNT_WORDS
            else "",
            f"{root}network/{element.id}/",
        )
        for element in network.elements
    }
    if "sources" not in boxes:
        return ""
    levels = context.labels["network-levels"]

    def initials(group: GroupOfSources) -> str:
        return " ".join(levels[key][:1] for key in group.levels)

    groups = [
        drawing.NetworkGroup(
            item.group.title,
            f"{number(len(item.organisations), context.language)} · {initials(item.group)}",
            f"{root}network/sources/#{item.group.id}",
        )
        for item in group_members(network, context.catalogue)
    ]
    flows = [
        drawing.NetworkFlow(flow.start, flow.end, flow.what == "information", _(_FLOW_WORDS[flow.what]))
        for flow in network.flows
    ]
    return drawing.network(
        [boxes[key] for key in _ROWS if key in boxes],
        boxes["sources"],
        groups,
        flows,
        label=_("%(title)s. The same information is in words below the figure.", title=network.title),
    )


def iomc(context: SiteContext, root: str) -> str:
    """Return the members of the IOMC with their sources and the levels that they work with."""
    members = [item for item in context.catalogue.organisations.values() if item.iomc and not item.retired]
    return context.render("network_iomc", root, members=members, sources_of=context.sources_of)


def coverage(context: SiteContext, root: str) -> str:
    """Return the coverage of Parties by the lists of the centres: map, tables, partners, and facts for a study."""
    parties = party_coverage(context.catalogue, context.facts)
    return context.render(
        "network_coverage",
        root,
        picture=_map(context, parties),
        parties=parties,
        unnamed=[item for item in parties if not item.centres],
        several=[item for item in parties if len(item.centres) > 1],
        groups=group_coverage(context.catalogue, parties),
        centres=centre_coverage(context.catalogue, context.facts),
    )


def _map(context: SiteContext, parties: tuple[CountryCoverage, ...]) -> str:
    _ = context.messages.gettext
    layers = [
        layer(Shape.DISC, (item.country.id for item in parties if len(item.centres) == 1), _("named by one list")),
        layer(
            Shape.SQUARE, (item.country.id for item in parties if len(item.centres) > 1), _("named by several lists")
        ),
        layer(Shape.RING, (item.country.id for item in parties if not item.centres), _("named by no list")),
    ]
    return world(layers, label=_("Parties by the lists of the centres")) + world_key(layers)
