"""The list of laboratories, plants and technology lists: its facets and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clearinghouse.language.messages import N_
from clearinghouse.records import Facility
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.explorer import Explorer
from clearinghouse.site.pages.facets import Facet, vocabulary
from clearinghouse.site.pages.lists import Listing, TermTitle

_TAKES_FOREIGN = N_("Accepts waste from other countries, or works there")


def _region(facility: Facility, context: SiteContext) -> Iterable[str]:
    group = context.facts.facilities.group(facility)
    return (group,) if group else ()


def _foreign(facility: Facility, _context: SiteContext) -> Iterable[str]:
    return ("yes",) if facility.foreign_waste.takes else ()


def _foreign_labels(context: SiteContext) -> Iterable[tuple[str, str]]:
    return (("yes", context.messages.gettext(_TAKES_FOREIGN)),)


def _countries(facilities: Sequence[Facility], _context: SiteContext) -> Iterable[str]:
    return {facility.country for facility in facilities if facility.country}


def _own_keys(facility: Facility) -> tuple[str, ...]:
    return (f"country={facility.country}",) if facility.country else ()


def _no_values(_facility: Facility, _context: SiteContext) -> Mapping[str, object]:
    return {}


FACETS: tuple[Facet[Facility], ...] = (
    Facet("kind", "facility-kind", vocabulary("facility-kinds"), lambda facility, _: (facility.kind,)),
    Facet("region", "region", vocabulary("un-groups"), _region),
    Facet("work", "work", vocabulary("work-packages"), lambda facility, _: facility.packages, several=True),
    Facet("topic", "topic", vocabulary("topics"), lambda facility, _: facility.topics, several=True),
    Facet("foreign", "foreign", _foreign_labels, _foreign),
    Facet("state", "facility-state", vocabulary("facility-states"), lambda facility, _: (facility.state,)),
)
FACILITIES: Explorer[Facility] = Explorer(
    "facilities",
    FACETS,
    entries=lambda context: context.facts.facilities.all,
    money=lambda _: "",
    due=lambda facility, _: facility.last_dated,
    countries=_countries,
    own_keys=_own_keys,
)
LISTING: Listing[Facility] = Listing(
    FACILITIES,
    N_("Laboratories and plants"),
    ("kind", "region", "work"),
    _no_values,
    titles={"kind": TermTitle("facility-kinds")},
)
