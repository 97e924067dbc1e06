"""The figure of the network with numbers from the catalogue: who is at each level, and who is in each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.centre_coverage import PARTY
from clearinghouse.records import Network, Organisation
from clearinghouse.records.network import GroupOfSources
from clearinghouse.text import sort_key


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """A group of sources with the organisations on record that are in it, by name."""

    group: GroupOfSources
    organisations: tuple[Organisation, ...]


def network_of(catalogue: Catalogue) -> Network | None:
    """Return the record of the network, if there is one."""
    return next(iter(catalogue.network.values()), None)


def group_members(network: Network, catalogue: Catalogue) -> tuple[GroupMembers, ...]:
    """Return the groups of sources, each organisation in the first that it fits; members of the IOMC in theirs."""
    used = [item for item in catalogue.organisations.values() if not item.retired]
    ordered = sorted(used, key=lambda item: sort_key(item.name))
    groups = {item.id: _group_of(item, network) for item in ordered}
    return tuple(
        GroupMembers(group, tuple(item for item in ordered if groups[item.id] == group.id)) for group in network.groups
    )


def _group_of(organisation: Organisation, network: Network) -> str | None:
    fitting: Iterator[str] = (
        group.id
        for group in network.groups
        if (organisation.iomc if group.iomc else not organisation.iomc and organisation.kind in group.kinds)
    )
    return next(fitting, None)


def element_counts(catalogue: Catalogue) -> Mapping[str, int]:
    """Return how many there are of each element that the catalogue counts: Parties, centres, organisations."""
    return {
        "conference": sum(item.convention.party == PARTY for item in catalogue.countries.values()),
        "focal-points": sum(item.convention.party == PARTY for item in catalogue.countries.values()),
        "centres": sum(not item.retired for item in catalogue.centres.values()),
        "sources": sum(not item.retired for item in catalogue.sources.values()),
    }
