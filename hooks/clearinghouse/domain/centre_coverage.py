"""Which Parties the documented lists of the centres name, and what a feasibility study would look at (paragraph 11b).

A Party that no list names may be served all the same: most centres have no list that was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Standing
from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.records import Centre, Country
from clearinghouse.text import sort_key

PARTY = "yes"


@dataclass(frozen=True, slots=True)
class CountryCoverage:
    """A Party with the centres whose list names it, and how many of its needs wait."""

    country: Country
    centres: tuple[Centre, ...]
    is_eligible: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """The Parties of one UN regional group, by how many lists name them; `group` is None outside all groups."""

    group: str | None
    parties: int
    none: int
    one: int
    several: int
    eligible_unnamed: int
    centres_with_list: int
    centres_without_list: int


@dataclass(frozen=True, slots=True)
class CentreCoverage:
    """What the records say about the reach of one centre."""

    centre: Centre
    named: int  # countries on its list
    eligible: int  # of these, eligible under paragraph 9
    shared: tuple[tuple[Centre, int], ...]  # other centres that name some of them, and how many; most first
    waiting: int  # needs of these countries that wait


def party_coverage(catalogue: Catalogue, facts: DerivedFacts) -> tuple[CountryCoverage, ...]:
    """Return every Party, by name."""
    parties = sorted(
        (country for country in catalogue.countries.values() if country.convention.party == PARTY),
        key=lambda country: sort_key(country.name),
    )
    waiting = _waiting(catalogue, facts)
    return tuple(
        CountryCoverage(
            country,
            facts.served_by.get(country.id, ()),
            facts.assessments[country.id].standing is Standing.ELIGIBLE,
            waiting.get(country.id, 0),
        )
        for country in parties
    )


def group_coverage(catalogue: Catalogue, parties: Iterable[CountryCoverage]) -> tuple[GroupCoverage, ...]:
    """Return the UN regional groups that have Parties, in the order of their names; without a group last."""
    groups: dict[str | None, list[CountryCoverage]] = {}
    for item in parties:
        groups.setdefault(item.country.un_group, []).append(item)
    ordered = sorted(groups, key=lambda group: (group is None, group or ""))
    return tuple(_group(group, groups[group], catalogue) for group in ordered)


def _group(group: str | None, members: list[CountryCoverage], catalogue: Catalogue) -> GroupCoverage:
    seated = [centre for centre in _in_use(catalogue) if _seat(centre, catalogue) == group]
    numbers = [len(item.centres) for item in members]
    return GroupCoverage(
        group,
        parties=len(members),
        none=numbers.count(0),
        one=numbers.count(1),
        several=sum(number > 1 for number in numbers),
        eligible_unnamed=sum(item.is_eligible and not item.centres for item in members),
        centres_with_list=sum(bool(centre.serves) for centre in seated),
        centres_without_list=sum(not centre.serves for centre in seated),
    )


def centre_coverage(catalogue: Catalogue, facts: DerivedFacts) -> tuple[CentreCoverage, ...]:
    """Return every centre in use, by name."""
    waiting = _waiting(catalogue, facts)
    centres = sorted(_in_use(catalogue), key=lambda centre: sort_key(centre.name))
    return tuple(
        CentreCoverage(
            centre,
            named=len(centre.serves),
            eligible=sum(
                facts.assessments[code].standing is Standing.ELIGIBLE
                for code in centre.serves
                if code in facts.assessments
            ),
            shared=_shared(centre, centres),
            waiting=sum(waiting.get(code, 0) for code in centre.serves),
        )
        for centre in centres
    )


def _shared(centre: Centre, centres: Iterable[Centre]) -> tuple[tuple[Centre, int], ...]:
    own = set(centre.serves)
    found = [(other, len(own & set(other.serves))) for other in centres if other.id != centre.id]
    return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0].id)))


def _in_use(catalogue: Catalogue) -> list[Centre]:
    return [centre for centre in catalogue.centres.values() if not centre.retired]


def _seat(centre: Centre, catalogue: Catalogue) -> str | None:
    country = catalogue.countries.get(centre.country)
    return country.un_group if country else None


def _waiting(catalogue: Catalogue, facts: DerivedFacts) -> Mapping[str, int]:
    waiting = (item for item in catalogue.requests.values() if facts.standings[item.id] is NeedStanding.WAITING)
    return Counter(item.country for item in waiting if item.country)
