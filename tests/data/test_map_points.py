"""Every country of the catalogue has a place on the map."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.pictures.world import points


def test_every_country_has_a_point(live: Catalogue) -> None:
    """A need, centre or facility of a country that has no point would be left off the map; a union has no place."""
    countries = {code for code, item in live.countries.items() if item.un_status != "regional-organisation"}

    assert countries <= points().keys()
