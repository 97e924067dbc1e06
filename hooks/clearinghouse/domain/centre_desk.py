"""Whom a regional centre works for: the countries on its list, or, where no list was read, those nobody else lists.

No centre has an empty desk because nobody has read its list (proposal, paragraph 10b). What is inferred is never shown
as its list: pages say on what it rests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.records import Centre, Country


@dataclass(frozen=True, slots=True)
class CentreDesk:
    """The countries of a centre: `listed` by a document, or `unlisted`, those of its region that nobody else lists."""

    listed: tuple[str, ...]
    unlisted: tuple[str, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries whose needs lie on the desk."""
        return self.listed or self.unlisted


def centre_desk(centre: Centre, catalogue: Catalogue, served_by: Mapping[str, tuple[Centre, ...]]) -> CentreDesk:
    """Return the countries of a centre; `served_by` has the centres whose list names a country.

    Without a list, its own country comes first, then the receiving countries of its region that no list names.
    """
    if centre.serves:
        return CentreDesk(centre.serves, ())
    home = catalogue.countries[centre.country]
    near = (
        country.id
        for country in catalogue.countries.values()
        if country.id != home.id
        and country.id not in served_by
        and not gives(country)
        and _is_near(country, centre, home)
    )
    own = () if gives(home) else (home.id,)
    return CentreDesk((), (*own, *near))


def _is_near(country: Country, centre: Centre, home: Country) -> bool:
    """Whether a country lies in a region that the record of a centre names; without one, in the group of its seat."""
    if centre.serves_regions:
        regions = {region_of(country), *country.working_regions}
        return not regions.isdisjoint(centre.serves_regions)
    return bool(home.un_group) and country.un_group == home.un_group
