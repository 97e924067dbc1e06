"""What was published is a promise: histories, identifiers and addresses stay."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.rules import engine as rules
from support.paths import AS_OF

_REQUEST = "data/requests/uga-example-request.yml"


def _loaded(root: Path) -> Catalogue:
    return load(root)[0]


def test_a_history_goes_with_a_request_that_moves(overlaid: Callable) -> None:
    """A request cannot lose its history by getting another identifier."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    text = (root / _REQUEST).read_text("utf-8")
    shorter = text.replace("  - 'on': '2026-11-18'\n    status: acknowledged\n", "")
    (root / "data/requests/uga-store.yml").write_text(shorter, "utf-8")
    (root / _REQUEST).write_text("moved_to: uga-store\n", "utf-8")

    reported = rules.compare(before, _loaded(root), as_of=AS_OF)

    assert [(problem.rule, problem.path) for problem in reported] == [("HIS-001", "data/requests/uga-store.yml")]


def test_a_request_that_becomes_a_documented_need_keeps_its_history(overlaid: Callable) -> None:
    """To take away the whole history is to rewrite it."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    text = (root / _REQUEST).read_text("utf-8")
    start, end = text.index("history:"), text.index("verified:")
    (root / _REQUEST).write_text(text[:start] + text[end:], "utf-8")

    after = load_baseline(root, before.schemas)

    assert [problem.rule for problem in rules.compare(before, after, as_of=AS_OF)] == ["HIS-001"]


def test_a_null_in_a_history_is_as_good_as_no_key(overlaid: Callable) -> None:
    """A published entry is the same with a note of null as without a note."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    text = (root / _REQUEST).read_text("utf-8")
    entry = "    status: acknowledged\n"
    assert entry in text
    (root / _REQUEST).write_text(text.replace(entry, entry + "    note: null\n"), "utf-8")

    assert rules.compare(before, _loaded(root), as_of=AS_OF) == []


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

    assert same == []
    assert [(problem.rule, problem.message) for problem in other] == [
        ("IDS-002", '"example-training" was the retired record "Example Training Programme" and now names another one')
    ]


def test_everything_gone_is_reported_record_by_record(overlaid: Callable) -> None:
    """When every record is gone each one is reported."""
    root = overlaid()
    before = load_baseline(root, _loaded(root).schemas)
    shutil.rmtree(root / "data/sources")

    reported = rules.compare(before, _loaded(root), as_of=AS_OF)

    assert [problem.path for problem in reported] == [
        "data/sources/example-grants.yml",
        "data/sources/example-training.yml",
    ]
