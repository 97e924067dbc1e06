"""Regions in which sources work: a region without countries would refuse every country."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.source_eligibility import region_of
from support.factories import made_up_country

_GROUPS = ("african", "asia-pacific", "eastern-european", "grulac")


def test_every_region_names_its_countries_or_follows_a_regional_group(live: Catalogue) -> None:
    """Only the whole world and the regions of the Convention need no list of countries."""
    by_group = {region_of(made_up_country(un_group=group)) for group in _GROUPS}
    terms = live.vocabularies["regions"].terms

    assert {key for key, term in terms.items() if not term.countries} == {"global", *by_group}
