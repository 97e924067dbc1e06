"""What changed between two states, and what a lost record was renamed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.changes import (
    FieldChange,
    field_changes,
    find_changes,
    most_similar,
    removed_records,
)
from clearinghouse.catalogue.loader import load

_TRAINING = ("sources", "example-training")


def _loaded(root: Path) -> Catalogue:
    return load(root)[0]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": None}, {}, []),
        ({}, {"a": None}, []),
        ({"a": 1}, {"a": 2}, [("a", 1, 2)]),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [("a.b", "x", "y")]),
        ({"a": {"b": "x"}}, {}, [("a", {"b": "x"}, None)]),
        ({"a": ["x"]}, {"a": ["x", "y"]}, [("a", ["x"], ["x", "y"])]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}]}, [("a[2]", {"b": 2}, None)]),
        ({"a": [{"b": 1}]}, {"a": [{"b": 3}]}, [("a[1].b", 1, 3)]),
        ({"a": []}, {"a": [{"b": 3}]}, [("a", [], [{"b": 3}])]),
        ({"a": False}, {"a": 0}, []),
        ({}, {}, []),
    ],
)
def test_fields_that_differ_are_named(before: dict, after: dict, expected: list[tuple]) -> None:
    """Each field that differs is named by its dotted path with both values; absent and null are one thing."""
    assert list(field_changes(before, after)) == [FieldChange(*item) for item in expected]


def test_another_new_record_is_no_renamed_one(overlaid: Callable) -> None:
    """A new record whose text is quite another one is not taken for the lost record."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    (root / "data/sources/example-training.yml").unlink()
    grants = (root / "data/sources/example-grants.yml").read_text("utf-8")
    (root / "data/sources/unlike.yml").write_text(grants * 3, "utf-8")

    after = load_baseline(root, before.schemas)

    assert removed_records(before, after) == [_TRAINING]
    assert most_similar(_TRAINING, before, after) == ""


def test_of_two_new_records_the_nearer_one_is_named(overlaid: Callable) -> None:
    """Of several new records the one whose text is nearest is named, whatever its name."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    sources = root / "data/sources"
    text = (sources / "example-training.yml").read_text("utf-8")
    (sources / "example-training.yml").unlink()
    (sources / "example-trainings.yml").write_text(
        text.replace("Courses", "Quite other things for many people"), "utf-8"
    )
    (sources / "zzz.yml").write_text(text, "utf-8")

    assert most_similar(_TRAINING, before, load_baseline(root, before.schemas)) == "zzz"


def test_absent_and_null_are_no_change(overlaid: Callable, tmp_path: Path) -> None:
    """A field that was absent and is null now did not change; nor does layout count."""
    root = overlaid()
    before = load_baseline(root, load(root)[0].schemas)
    path = root / "data/sources/example-training.yml"
    text = path.read_text("utf-8")
    assert "confidence: medium" in text
    path.write_text(text.replace("confidence: medium", "cofinancing:   null\nconfidence:   'medium'"), "utf-8")

    assert find_changes(before, load(root)[0]) == []
