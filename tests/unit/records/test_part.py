"""Records made from plain data: conversions, what is absent, and the fields that only a schema names."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest
from clearinghouse.records.part import Part, Record, at, field_of
from clearinghouse.site.templating.environment import create_environment


@dataclass(frozen=True, slots=True)
class _Ending(Part):
    on: date
    why: str | None = None


@dataclass(frozen=True, slots=True)
class _Sum(Part):
    least: int | None = None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class _Fund(Record):
    name: str
    topics: tuple[str, ...]
    endings: tuple[_Ending, ...]
    size: _Sum
    ending: _Ending | None
    by_year: Mapping[int, int | None]
    state: str | None = field(metadata=at("availability.state"))


def test_values_are_converted_as_the_annotations_say() -> None:
    """Dates, lists, groups, free keys and fields from inside a group become what the class states."""
    data = {
        "name": "Fund",
        "topics": ["pcb", "ddt"],
        "endings": [{"on": "2026-11-01"}],
        "size": {"least": 5},
        "by_year": {"2003": 7, "2004": None},
        "availability": {"state": "open"},
    }

    fund = _Fund.from_data(data, id="fund")

    assert fund == _Fund(
        "fund", "Fund", ("pcb", "ddt"), (_Ending(date(2026, 11, 1)),), _Sum(5), None, {2003: 7, 2004: None}, "open"
    )


@pytest.mark.parametrize("absent", [{}, {"topics": None, "endings": None, "size": None, "availability": None}])
def test_absent_and_null_are_one_thing(absent: dict) -> None:
    """A field without a value is None, an empty tuple, or a group of which nothing is stated."""
    fund = _Fund.from_data({"name": "Fund", **absent}, id="fund")

    assert fund == _Fund("fund", "Fund", (), (), _Sum(), None, {}, None)


@pytest.mark.parametrize("data", [{}, {"name": None}])
def test_a_field_that_must_be_there_is_asked_for(data: dict) -> None:
    """A record without a field that every record has cannot be made."""
    with pytest.raises(KeyError, match="name"):
        _Fund.from_data(data, id="fund")


NAMES = {
    "name": {},
    "topics": {},
    "endings": {"on": {}, "place": {}},
    "availability": {"state": {}, "until": {}},
    "mood": {},
    "office": {"town": {}, "floor": {}},
    "doors": {"colour": {}},
    "labels": {"*": {}},
}


def _printed(text: str, fund: _Fund) -> str:
    return create_environment().from_string(text).render(fund=fund)


def test_templates_print_fields_that_only_the_schema_names() -> None:
    """A new field is shown without any Python: alone, in a group, in a list, and next to fields that are named."""
    data = {
        "name": "Fund",
        "endings": [{"on": "2026-11-01", "place": "Bonn"}],
        "availability": {"state": "open", "until": "noon"},
        "mood": "<good>",
        "office": {"town": "Rome"},
        "doors": [{"colour": "red"}],
        "labels": {"en": "Fund"},
    }
    fund = _Fund.from_data(data, NAMES, id="fund")
    text = (
        "{{ fund.mood }} {{ fund.endings[0].place }} {{ fund.availability.until }} {{ fund.office.town }}"
        " {{ fund.doors[0].colour }} {{ fund.labels['en'] }} {{ fund.office.floor is none }}"
    )

    assert _printed(text, fund) == "&lt;good&gt; Bonn noon Rome red Fund True"


@pytest.mark.parametrize("name", ["mood", "office", "doors", "labels"])
def test_an_absent_field_that_only_the_schema_names_is_none(name: str) -> None:
    """A template can ask for every field of the schema, whether or not this record has it."""
    fund = _Fund.from_data({"name": "Fund"}, NAMES, id="fund")

    assert field_of(fund, name) is None


@pytest.mark.parametrize("text", ["{{ fund.moood }}", "{{ fund.availability.utnil }}", "{{ fund.__wrapped__ }}"])
def test_a_misspelt_field_is_still_an_error(text: str) -> None:
    """A name that neither the class nor the schema has stops the page instead of leaving a hole in it."""
    fund = _Fund.from_data({"name": "Fund", "availability": {"until": "noon"}}, NAMES, id="fund")

    with pytest.raises(AttributeError, match="has no field"):
        _printed(text, fund)


def test_a_record_survives_the_way_to_another_process() -> None:
    """Pickling keeps every field, those in `extra` too, and equal records stay equal and hashable."""
    data = {"name": "Fund", "mood": "good", "office": {"town": "Rome"}}
    fund = _Fund.from_data(data, NAMES, id="fund")

    copy = pickle.loads(pickle.dumps(fund))  # noqa: S301 - our own bytes

    assert copy == fund
    assert copy.extra["office"].extra["town"] == "Rome"
    assert hash(_Sum.from_data({}, {"least": {}, "note": {}})) == hash(_Sum())
