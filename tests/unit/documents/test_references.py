"""What records point to: gathered at once, and found again with their places."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.references import build_path_tree, collect_values, iter_references
from clearinghouse.documents.schema import Reference

TOPIC = Reference(("topics", "*"), "topics", True)
SOURCE = Reference(("offers", "*", "source"), "sources", False)
TREE = build_path_tree([TOPIC, SOURCE])
RECORD = {"topics": ["pcb", "ddt"], "offers": [{"source": "a-fund"}, {"source": None}, {}], "title": "pcb"}


def test_values_are_gathered_by_field() -> None:
    """Each field that points somewhere has its values; other fields have none."""
    assert collect_values([(RECORD, TREE), ({"topics": ["ddt"]}, TREE)]) == {
        TOPIC: frozenset({"pcb", "ddt"}),
        SOURCE: frozenset({"a-fund"}),
    }


def test_places_say_where_each_value_is() -> None:
    """The place of a value leads through lists by number and through groups by name."""
    assert sorted(iter_references(RECORD, TREE)) == [
        (("offers", 0, "source"), "a-fund", SOURCE),
        (("topics", 0), "pcb", TOPIC),
        (("topics", 1), "ddt", TOPIC),
    ]


@pytest.mark.parametrize(
    "record", [{}, {"topics": None}, {"topics": 3}, {"topics": "pcb"}, {"offers": [1, None, [2]]}, [], 5]
)
def test_records_of_any_shape_are_walked(record: object) -> None:
    """A record that does not fit its schema points to nothing, and breaks nothing."""
    assert collect_values([(record, TREE)]) == {}
    assert list(iter_references(record, TREE)) == []


def test_both_walks_agree_on_every_real_record(catalogue: Catalogue) -> None:
    """What is gathered at once is exactly what the walk with places finds."""
    trees = catalogue.trees()
    found: dict[Reference, set[str]] = {}
    for key, document in catalogue.documents.items():
        for _, value, reference in iter_references(document.data, trees[key[0]]):
            found.setdefault(reference, set()).add(value)

    assert len(found) > 20
    assert catalogue.pointed_to == found
