"""Whom a centre works for: its list, or the countries of its region that no other centre lists."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.centre_desk import centre_desk
from clearinghouse.domain.routing import centres_by_country
from clearinghouse.records import Centre
from support.factories import made_up_centre, made_up_country

_COUNTRIES = {
    code: made_up_country(code, **fields)
    for code, fields in {
        "AAA": {"un_group": "african", "oda": True},
        "AAB": {"un_group": "african", "oda": True},
        "AAC": {"un_group": "african", "oda": True},
        "BBB": {"un_group": "asia-pacific", "oda": True},
        "DDD": {"un_group": "weog"},
        "EEE": {"un_group": None, "oda": True},
    }.items()
}


def _desk(catalogue: Catalogue, centre: Centre, *others: Centre) -> tuple[tuple[str, ...], tuple[str, ...]]:
    centres = {item.id: item for item in (centre, *others)}
    made = replace(catalogue, centres=centres, countries=_COUNTRIES)
    desk = centre_desk(centre, made, centres_by_country(centres))
    return desk.listed, desk.unlisted


def _centre(identifier: str, country: str = "AAA", **serves: list[str]) -> Centre:
    made = made_up_centre(identifier, country, serves.get("countries", ()))
    return replace(made, serves_regions=tuple(serves.get("regions", ())))


def test_a_list_that_was_read_is_the_desk(catalogue: Catalogue) -> None:
    """Nothing is added to a documented list, though countries of the region are on no list."""
    assert _desk(catalogue, _centre("one", countries=["AAB"])) == (("AAB",), ())


def test_without_a_list_the_desk_has_the_own_country_and_those_that_nobody_lists(catalogue: Catalogue) -> None:
    """A country on the list of another centre stays there; the own country is on the desk all the same."""
    other = _centre("other", countries=["AAA", "AAB"])

    assert _desk(catalogue, _centre("one"), other) == ((), ("AAA", "AAC"))


def test_a_region_in_the_record_replaces_the_group_of_the_seat(catalogue: Catalogue) -> None:
    """A centre in a donor country works for the region that it names; the donor itself is on no desk."""
    assert _desk(catalogue, _centre("one", "DDD", regions=["africa"])) == ((), ("AAA", "AAB", "AAC"))
    assert _desk(catalogue, _centre("one", "DDD")) == ((), ())


def test_a_seat_without_a_group_has_its_own_country(catalogue: Catalogue) -> None:
    """No group is not a group: countries without one do not belong together."""
    assert _desk(catalogue, _centre("one", "EEE")) == ((), ("EEE",))


def test_the_countries_of_a_desk_are_listed_or_inferred_never_both(catalogue: Catalogue) -> None:
    """What is inferred does not mix with what was read."""
    assert catalogue.centres
    for centre in catalogue.centres.values():
        desk = centre_desk(centre, catalogue, centres_by_country(catalogue.centres))
        assert not (desk.listed and desk.unlisted)
        assert desk.countries == (desk.listed or desk.unlisted)
