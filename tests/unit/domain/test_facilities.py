"""Which laboratories and plants are in reach, and which say that they take what a need is about."""

from __future__ import annotations

import pytest
from clearinghouse.domain.facilities import FacilityIndex
from clearinghouse.records import Facility
from support.factories import made_up_country

_COUNTRIES = {
    code: made_up_country(code, un_group=group)
    for code, group in (("AAA", "african"), ("AAB", "african"), ("BBB", "asia-pacific"), ("CCC", None))
}


def _facility(identifier: str, **fields: object) -> Facility:
    data = {
        "name": f"Facility {identifier}",
        "kind": "plant",
        "country": "AAA",
        "packages": ["destruction"],
        "topics": ["pcb"],
        "state": "not-known",
        "evidence": [],
        "confidence": "low",
    }
    return Facility.from_data({**data, **fields}, id=identifier)


def _taking(*facilities: Facility, code: str = "AAA", packages: str = "destruction", topics: str = "pcb") -> list[str]:
    index = FacilityIndex(facilities, _COUNTRIES)
    return [item.id for item in index.taking(packages.split(), topics.split(), _COUNTRIES[code])]


def test_the_nearest_come_first_and_a_plant_that_does_not_say_so_comes_last() -> None:
    """Own country, then plants that take foreign waste, near before far; a silent plant of the region is the last."""
    far = _facility("far", country="BBB", foreign_waste={"takes": True})
    near = _facility("near", country="AAB", foreign_waste={"takes": True})
    silent = _facility("silent", country="AAB")

    assert _taking(silent, far, near, _facility("own")) == ["own", "near", "far", "silent"]


@pytest.mark.parametrize(
    "fields",
    [
        {"packages": ["training"]},
        {"topics": ["ddt-vector-control"]},
        {"state": "planned"},
        {"state": "closed"},
        {"kind": "list"},
        {"kind": "consultancy"},
        {"country": "BBB"},
        {"country": "AAB", "foreign_waste": {"takes": False}},
        {"country": None},
        {"retired": {"on": "2026-01-01", "reason": "Gone."}},
    ],
)
def test_what_takes_nothing_is_not_named(fields: dict[str, object]) -> None:
    """Other work, other waste, what is not built or has ended, lists, and plants that keep to their country."""
    assert _taking(_facility("x", **fields)) == []


def test_a_laboratory_takes_samples_from_anywhere_whatever_its_topic() -> None:
    """A need for laboratory work is met by any laboratory; only its plan says of which chemical."""
    laboratory = _facility("l", kind="laboratory", country="BBB", packages=["laboratory"], topics=["research"])

    assert _taking(laboratory, packages="laboratory destruction") == ["l"]
    assert _taking(laboratory) == []


def test_reach_has_the_own_ones_and_the_region_without_them() -> None:
    """A country without a regional group has only its own; nothing is in reach of nobody."""
    facilities = [_facility("own"), _facility("near", country="AAB"), _facility("guide", country=None, kind="list")]
    index = FacilityIndex(facilities, _COUNTRIES)
    reach = index.reach(_COUNTRIES["AAA"])

    assert ([item.id for item in reach.own], [item.id for item in reach.region]) == (["own"], ["near"])
    assert reach.total == 2
    assert index.reach(_COUNTRIES["CCC"]).total == 0
    assert FacilityIndex([], {}).reach(_COUNTRIES["AAA"]).total == 0


def test_an_index_does_not_depend_on_the_order_of_the_records() -> None:
    """Facilities are in order of their names, and of their identifiers where these are equal."""
    items = [_facility("b", name="Same"), _facility("a", name="Same"), _facility("c", name="first")]

    assert [item.id for item in FacilityIndex(items, _COUNTRIES).all] == ["c", "a", "b"]
    assert FacilityIndex(items[::-1], _COUNTRIES).all == FacilityIndex(items, _COUNTRIES).all


def test_the_newest_dated_evidence_dates_a_facility() -> None:
    """A part of a date counts as it stands; a facility without a dated page has no date."""
    pages = [{"title": "T", "read": "stored-copy", "supports": ["name"], "date": date} for date in ("2019-02", None)]

    assert _facility("dated", evidence=pages).last_dated == "2019-02"
    assert _facility("undated").last_dated == ""
