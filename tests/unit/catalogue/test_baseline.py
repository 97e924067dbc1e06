"""The earlier state of the records, as far as the code of today can read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline, unreadable_records
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.changes import (
    ChangeKind,
    find_changes,
)
from clearinghouse.catalogue.loader import load
from clearinghouse.rules import engine as rules
from support.paths import AS_OF

_TRAINING = ("sources", "example-training")


def _loaded(root: Path) -> Catalogue:
    return load(root)[0]


def test_no_published_record_at_all_is_no_crash(overlaid: Callable, tmp_path: Path) -> None:
    """Against an empty state every record is new, and no rule complains."""
    after = _loaded(overlaid())
    before = load_baseline(tmp_path / "nothing", after.schemas)

    assert {change.kind for change in find_changes(before, after)} == {ChangeKind.ADDED}
    assert rules.compare(before, after, as_of=AS_OF) == []


def test_what_cannot_be_made_today_is_named(overlaid: Callable) -> None:
    """Published records that the code of today cannot make are known as documents, and named."""
    root = overlaid()
    (root / "data/sources/example-training.yml").write_text("anything: 1\n", "utf-8")

    before = load_baseline(root, _loaded(overlaid(name="today")).schemas)

    assert unreadable_records(before) == [_TRAINING]


def test_a_file_that_has_not_changed_is_parsed_once(overlaid: Callable) -> None:
    """Where a file has the text of today its document is taken; one that differs is read, and a lost one is absent."""
    root = overlaid()
    after = _loaded(root)
    training = root / "data/sources/example-training.yml"
    training.write_text(f"{training.read_text('utf-8')}# A remark\n", "utf-8")
    (root / "data/requests/ken-example-need.yml").unlink()

    before = load_baseline(root, after.schemas, last=after)

    same = [key for key in before.documents if before.documents[key] is after.documents[key]]
    assert after.documents.keys() - same == {_TRAINING, ("requests", "ken-example-need")}
    assert before.documents[_TRAINING].text.endswith("# A remark\n")
    assert ("requests", "ken-example-need") not in before.documents
