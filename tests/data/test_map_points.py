"""Every country of the catalogue has a place on the map."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.pictures.world import points

NOT_A_PLACE = {"EUE"}  # the European Union is a Party, not a country


def test_every_country_has_a_point(live: Catalogue) -> None:
    """A need, centre or facility of a country that has no point would be left off the map."""
    assert live.countries.keys() - points().keys() == NOT_A_PLACE
