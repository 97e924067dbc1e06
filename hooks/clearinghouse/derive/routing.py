"""Which regional centres serve a country, and the way a need goes (proposal, paragraphs 10a to 10c)."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.catalogue import Catalogue
from clearinghouse.records import Centre, Country, Request


def centres_by_country(centres: Mapping[str, Centre]) -> dict[str, tuple[Centre, ...]]:
    """Return the centres whose documented list names each country; retired centres serve nobody."""
    served: dict[str, list[Centre]] = {}
    for centre in centres.values():
        for code in () if centre.retired else centre.serves:
            served.setdefault(code, []).append(centre)
    return {code: tuple(found) for code, found in served.items()}


def centres_of_group(country: Country, catalogue: Catalogue) -> tuple[Centre, ...]:
    """Return the centres in the UN regional group of `country` that publish no list of countries.

    They may serve it; whether they do was not read anywhere.
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


def route(request: Request, served: Mapping[str, tuple[Centre, ...]]) -> tuple[str, ...]:
    """Return the ids of the centres that a request goes to: its own, or those that serve its country."""
    if request.centre:
        return (request.centre,)
    return tuple(centre.id for centre in served.get(request.country, ()))
