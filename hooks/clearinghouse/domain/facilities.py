"""Which laboratories and plants are in reach of a country, and which say that they take what a need is about.

Nothing here is a recommendation: a facility is named because a document names it (proposal, paragraphs 10b and
10d(iii)). A facility never pays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.records import Country, Facility

# The work packages for which a need page names facilities.
TECHNICAL_PACKAGES = ("laboratory", "decontamination", "destruction")
_AT_WORK = frozenset({"running", "not-known"})  # a plant that is planned or closed takes nothing
_WORKS = frozenset({"laboratory", "plant", "service"})  # a list or a consultancy takes no waste


@dataclass(frozen=True, slots=True)
class Reach:
    """Facilities of a country, and those of its UN regional group elsewhere."""

    own: tuple[Facility, ...]
    region: tuple[Facility, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.own) + len(self.region)


class FacilityIndex:
    """The facilities in use, by name, with the UN regional group of each."""

    def __init__(self, facilities: Iterable[Facility], countries: Mapping[str, Country]) -> None:
        """Index facilities in any order; equal facilities give an equal index."""
        used = (item for item in facilities if not item.retired)
        self.all = tuple(sorted(used, key=lambda item: (item.name.casefold(), item.id)))
        self._groups = {code: country.un_group for code, country in countries.items()}

    def group(self, facility: Facility) -> str | None:
        """Return the UN regional group of the country of a facility; None where there is none."""
        return self._groups.get(facility.country or "")

    def in_countries(self, codes: Collection[str], group: str | None) -> Reach:
        """Return the facilities of some countries, and those elsewhere in a UN regional group."""
        own = tuple(item for item in self.all if item.country in codes)
        near = (item for item in self.all if group and item.country not in codes and self.group(item) == group)
        return Reach(own, tuple(near))

    def reach(self, country: Country) -> Reach:
        """Return the facilities in reach of a country."""
        return self.in_countries({country.id}, country.un_group)

    def taking(self, packages: Collection[str], topics: Collection[str], country: Country) -> tuple[Facility, ...]:
        """Return the facilities that do one of some work packages for one of some topics, the nearest first.

        Those of other regions count only if a document says that they take waste of other countries, or work there;
        laboratories analyse samples from anywhere. One whose document says that it takes no foreign waste counts at
        home alone.
        """
        wanted = frozenset(packages)
        fitting = [
            (distance, item)
            for item in self.all
            if item.kind in _WORKS
            and item.state in _AT_WORK
            and wanted.intersection(item.packages)
            and (item.kind == "laboratory" or not frozenset(topics).isdisjoint(item.topics))
            and (distance := self._distance(item, country)) is not None
        ]
        return tuple(item for _, item in sorted(fitting, key=lambda pair: pair[0]))

    def _distance(self, facility: Facility, country: Country) -> int | None:
        """Return 0 for the own country, then 1 for its region and 2 for elsewhere; None for one out of reach.

        A plant of the region of which nobody says whether it takes foreign waste comes last, with 3.
        """
        if facility.country == country.id:
            return 0
        is_near = bool(country.un_group and self.group(facility) == country.un_group)
        takes = facility.foreign_waste.takes
        if takes is not False and (takes or facility.kind == "laboratory"):
            return 1 if is_near else 2
        return 3 if is_near and takes is None else None
