"""What changed between two states, and what a lost record was renamed to."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.catalogue.baseline import load_baseline, unreadable_records
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.changes import (
    ChangeKind,
    FieldChange,
    field_changes,
    find_changes,
    most_similar,
    removed_records,
)
from clearinghouse.catalogue.loader import load
from clearinghouse.problems import reporters
from clearinghouse.problems.github_markdown import inert, one_line
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.rules import engine as rules
from support.paths import AS_OF

_TRAINING = ("sources", "example-training")
_REQUEST = "data/requests/uga-example-request.yml"


def _loaded(root: Path) -> Catalogue:
    return load(root)[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
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
def test_fields_that_differ_are_named(before: dict, after: dict, told: list[tuple]) -> None:
    """Each field that differs is named by its dotted path with both values; absent and null are one thing."""
    assert list(field_changes(before, after)) == [FieldChange(*item) for item in told]


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


def test_a_history_goes_with_a_request_that_moves(overlaid: Callable) -> None:
    """A request cannot lose its history by getting another identifier."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    text = (root / _REQUEST).read_text("utf-8")
    shorter = text.replace("  - 'on': '2026-11-18'\n    status: acknowledged\n", "")
    (root / "data/requests/uga-store.yml").write_text(shorter, "utf-8")
    (root / _REQUEST).write_text("moved_to: uga-store\n", "utf-8")

    found = rules.compare(before, _loaded(root), as_of=AS_OF)

    assert [(problem.rule, problem.path) for problem in found] == [("HIS-001", "data/requests/uga-store.yml")]


def test_a_request_that_becomes_a_documented_need_keeps_its_history(overlaid: Callable) -> None:
    """To take away the whole history is to rewrite it."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    text = (root / _REQUEST).read_text("utf-8")
    start, end = text.index("history:"), text.index("verified:")
    (root / _REQUEST).write_text(text[:start] + text[end:], "utf-8")

    after = load_baseline(root, before.schemas)

    assert [problem.rule for problem in rules.compare(before, after, as_of=AS_OF)] == ["HIS-001"]


def test_a_retired_record_may_return_under_its_own_name(overlaid: Callable) -> None:
    """What was retired may be in use again; only another thing under its identifier is refused."""
    root = overlaid()
    path = root / "data/sources/example-training.yml"
    text = path.read_text("utf-8")
    path.write_text(text + "retired:\n  'on': '2026-11-20'\n  reason: Ended.\n", "utf-8")
    before = load_baseline(root, _loaded(root).schemas)
    path.write_text(text, "utf-8")
    same = rules.compare(before, _loaded(root), as_of=AS_OF)
    path.write_text(text.replace("Example Training Programme", "Something Else"), "utf-8")

    other = rules.compare(before, _loaded(root), as_of=AS_OF)

    assert ([problem.rule for problem in same], [problem.rule for problem in other]) == ([], ["IDS-002"])


def test_no_published_record_at_all_is_no_crash(overlaid: Callable, tmp_path: Path) -> None:
    """Against an empty state every record is new, and no rule complains."""
    after = _loaded(overlaid())
    before = load_baseline(tmp_path / "nothing", after.schemas)

    assert {change.kind for change in find_changes(before, after)} == {ChangeKind.ADDED}
    assert rules.compare(before, after, as_of=AS_OF) == []


def test_everything_gone_is_told_record_by_record(overlaid: Callable) -> None:
    """When every record is gone each one is told."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    shutil.rmtree(root / "data/sources")

    found = rules.compare(before, _loaded(root), as_of=AS_OF)

    assert [problem.path for problem in found] == [
        "data/sources/example-grants.yml",
        "data/sources/example-training.yml",
    ]


def test_what_cannot_be_made_today_is_named(overlaid: Callable) -> None:
    """Published records that the code of today cannot make are known as documents, and named."""
    root = overlaid()
    (root / "data/sources/example-training.yml").write_text("anything: 1\n", "utf-8")

    before = load_baseline(root, _loaded(overlaid(name="today")).schemas)

    assert unreadable_records(before) == [_TRAINING]


def test_a_flood_of_problems_gives_a_summary_that_github_takes() -> None:
    """Thousands of problems are cut in the job summary, and the rest is counted."""
    problem = Problem("data/sources/x.yml", 1, 1, "SCH-001", Severity.ERROR, "|" * 2_000, "", "*" * 2_000)

    told = reporters.markdown([problem] * 5_000, checked=1)

    assert len(told.encode()) < 1024 * 1024
    assert "more. To see all: make check" in told


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", ""),
        ("Côte d’Ivoire 中文", "Côte d&#8217;Ivoire 中文"),
        ("@team", "&#64;\u2060team"),
        ("#12", "&#35;\u206012"),
        ("a\r\n\tb\x00\u202ec", "a b c"),
        ("<b>", "&#60;b&#62;"),
    ],
)
def test_inert_text_shows_as_typed(value: str, shown: str) -> None:
    """Letters of every script stay, signs become references, what is not seen becomes a space."""
    assert inert(value) == shown


def test_long_text_is_cut() -> None:
    """Text longer than the limit ends with an ellipsis, and is as long as the limit."""
    assert one_line("x" * 20, limit=10) == "x" * 9 + "…"
