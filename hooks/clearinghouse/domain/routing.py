"""Which regional centres serve a country, and the route of a need (proposal, paragraphs 10a to 10c)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import Centre, Country, Request


def centres_by_country(centres: Mapping[str, Centre]) -> dict[str, tuple[Centre, ...]]:
    """Return the centres whose documented list names each country; a retired centre serves none."""
    served: dict[str, list[Centre]] = {}
    for centre in centres.values():
        for code in () if centre.retired else centre.serves:
            served.setdefault(code, []).append(centre)
    return {code: tuple(found) for code, found in served.items()}


def centres_of_group(country: Country, catalogue: Catalogue) -> tuple[Centre, ...]:
    """Return the centres in the UN regional group of `country` for which no list of countries was read.

    They may serve it; no source that was read says so.
    """
    return tuple(
        centre
        for centre in catalogue.centres.values()
        if not centre.serves
        and not centre.retired
        and centre.country in catalogue.countries
        and country.un_group
        and catalogue.countries[centre.country].un_group == country.un_group
    )


def centres_seated_in(country: Country, catalogue: Catalogue) -> tuple[Centre, ...]:
    """Return the centres with their seat in `country` for which no list of countries was read.

    Where a list was read, it says whether it names the country of the seat.
    """
    return tuple(
        centre
        for centre in catalogue.centres.values()
        if centre.country == country.id and not centre.serves and not centre.retired
    )


def responsible_centres(request: Request, served: Mapping[str, tuple[Centre, ...]]) -> tuple[str, ...]:
    """Return the ids of the centres that a request goes to: the one it names, or those that serve its country."""
    if request.centre:
        return (request.centre,)
    return tuple(centre.id for centre in served.get(request.country or "", ()))


class RouteReason(StrEnum):
    """Why a step of the route goes to its centres."""

    FOCAL_POINT = "focal-point"
    CENTRE_NAMED = "centre-named"
    CENTRE_SERVES = "centre-serves"
    CENTRES_SEVERAL = "centres-several"
    CENTRES_OF_GROUP = "centres-of-group"
    CENTRE_NONE = "centre-none"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step of the route: the level of the network (a term of `network-levels`), its centres, and the reason.

    `centres` is empty for the focal point and the secretariat, and where no centre is known.
    """

    level: str
    centres: tuple[Centre, ...]
    reason: RouteReason

    @property
    def settled(self) -> bool:
        """Whether it is known who takes this step."""
        return self.reason in (
            RouteReason.FOCAL_POINT,
            RouteReason.CENTRE_NAMED,
            RouteReason.CENTRE_SERVES,
            RouteReason.SECRETARIAT,
        )


def route_steps(
    centre: str | None, country: str | None, catalogue: Catalogue, served: Mapping[str, tuple[Centre, ...]]
) -> tuple[RouteStep, ...]:
    """Return the route of a need of a country, which may name its centre: focal point, regional centre, secretariat.

    Paragraph 10a has the focal point send needs to the secretariat through the regional centre. An invented example has
    no country, so its centre is not known. Where several centres list the country, or none, the step says so; it never
    chooses.
    """
    centres, reason = _centre(centre, country, catalogue, served)
    return (
        RouteStep("national", (), RouteReason.FOCAL_POINT),
        RouteStep("regional", centres, reason),
        RouteStep("global", (), RouteReason.SECRETARIAT),
    )


def _centre(
    centre: str | None, code: str | None, catalogue: Catalogue, served: Mapping[str, tuple[Centre, ...]]
) -> tuple[tuple[Centre, ...], RouteReason]:
    if centre is not None and centre in catalogue.centres:
        return (catalogue.centres[centre],), RouteReason.CENTRE_NAMED
    listing = served.get(code or "", ())
    if listing:
        return listing, RouteReason.CENTRE_SERVES if len(listing) == 1 else RouteReason.CENTRES_SEVERAL
    country = catalogue.countries.get(code or "")
    possible = centres_of_group(country, catalogue) if country else ()
    return possible, RouteReason.CENTRES_OF_GROUP if possible else RouteReason.CENTRE_NONE
