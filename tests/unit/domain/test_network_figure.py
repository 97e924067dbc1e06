"""The numbers of the figure: each organisation in one group, and what is on record at each level."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.network_figure import element_counts, group_members, network_of


def test_an_organisation_is_in_one_group_and_members_of_the_iomc_in_theirs(catalogue: Catalogue) -> None:
    """No organisation is counted twice; one that is a member of the IOMC is in no other group."""
    network = network_of(catalogue)
    assert network is not None
    members = [(item.group, one) for item in group_members(network, catalogue) for one in item.organisations]

    assert len({one.id for _, one in members}) == len(members)
    assert members
    assert all(group.iomc == bool(one.iomc) for group, one in members)


def test_an_organisation_of_a_kind_in_no_group_is_in_none(catalogue: Catalogue) -> None:
    """A group without kinds has no member, and nothing is guessed."""
    network = network_of(catalogue)
    assert network is not None
    empty = replace(network, groups=tuple(replace(group, kinds=(), iomc=False) for group in network.groups))

    assert all(not item.organisations for item in group_members(empty, catalogue))


def test_a_catalogue_without_the_record_has_no_figure(catalogue: Catalogue) -> None:
    """Without the file there is nothing to draw, and the counts are still those of the records."""
    bare = replace(catalogue, network={})

    assert network_of(bare) is None
    assert element_counts(bare)["centres"] == sum(not item.retired for item in catalogue.centres.values())
