"""Reading records again: what has not changed is not parsed again, and is checked all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from clearinghouse.catalogue import catalogue as catalogues
from clearinghouse.catalogue.catalogue import Catalogue, record_builder
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.schema import Schemas
from support.linked_copies import copy_linked

_SOURCE = "data/sources/example-grants.yml"
_KEY = ("sources", "example-grants")


def test_a_record_is_parsed_again_only_when_its_file_has_changed(overlaid: Callable) -> None:
    """The changed record is new and all others are the same objects; the result is that of reading everything."""
    root = overlaid()
    before, _ = load(root)
    path = root / _SOURCE
    path.write_text(path.read_text("utf-8").replace("Example Grants", "Zebra Grants"), "utf-8")

    again, problems = load(root, last=before)
    whole, expected = load(root)

    assert (again.documents, problems) == (whole.documents, expected)
    assert again.sources["example-grants"].name.startswith("Zebra Grants")
    assert [key for key in before.documents if again.documents[key] is not before.documents[key]] == [_KEY]


def test_a_record_that_was_read_before_must_fit_the_schema_of_today(overlaid: Callable) -> None:
    """A schema that no longer knows a field is applied to records whose files have not changed."""
    root = overlaid()
    before, problems = load(root)
    schema = root / "schemas" / "source.schema.json"
    schema.write_text(schema.read_text("utf-8").replace('"summary": {', '"abstract": {', 1), "utf-8")

    assert problems == []
    assert {item.rule for item in load(root, last=before)[1]} >= {"SCH-002"}


def test_documents_of_other_files_are_not_taken(overlaid: Callable) -> None:
    """A faulty file, one with another record's text and one that is gone are as if nothing had been read before."""
    root = overlaid()
    before, _ = load(root)
    (root / _SOURCE).write_bytes(b"\xff")
    (root / "data/sources/other-grants.yml").write_text(before.documents[_KEY].text, "utf-8")
    next((root / "data" / "requests").glob("*.yml")).unlink()

    again, problems = load(root, last=before)

    assert (again.documents, problems) == (load(root)[0].documents, load(root)[1])
    assert _KEY not in again.documents
    assert load(root, last=None)[0].documents == again.documents


_EDITS = {
    "a region that names a country": ("vocabularies/regions.yml", "  africa:\n", "  africa:\n    countries: [KEN]\n"),
    "a list of members": ("memberships/african-members.yml", "[KEN, UGA, SEN]", "[KEN]"),
    "a list that is gone": ("memberships/african-members.yml", None, None),
    "a record that moved": ("requests/tur-monitoring.yml", None, "moved_to: vnm-ddt\n"),
    "a record that was removed": (
        "requests/tur-monitoring.yml",
        None,
        "removed:\n  'on': '2026-11-20'\n  reason: legal-duty\n",
    ),
}


def _of(catalogue: Catalogue) -> dict[str, object]:
    return {item.name: getattr(catalogue, item.name) for item in fields(catalogue)}


@pytest.mark.parametrize(("place", "old", "new"), _EDITS.values(), ids=_EDITS)
def test_records_that_were_made_before_are_as_if_made_now(
    complete: Path, tmp_path: Path, place: str, old: str | None, new: str | None
) -> None:
    """What a record has from other files is that of these files now, when they change and when they change back."""
    root = copy_linked(complete, tmp_path / "root")
    original, _ = load(root)
    path = root / "data" / place
    text = path.read_text("utf-8")
    path.unlink()
    if new is not None:
        path.write_text(text.replace(old, new, 1) if old else new, "utf-8")

    changed, _ = load(root, last=original)
    assert _of(changed) == _of(load(root)[0]) != _of(original)

    path.write_text(text, "utf-8")
    assert _of(load(root, last=changed)[0]) == _of(original)


def test_a_record_is_made_again_only_when_its_file_or_its_schema_has_changed(
    overlaid: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One record is made for the file that has changed; with another schema each is made again."""
    root = overlaid()
    before, _ = load(root)
    made = []

    def builder(schemas: Schemas) -> Callable:
        build = record_builder(schemas)
        return lambda *arguments: (made.append(arguments[:2]), build(*arguments))[1]

    monkeypatch.setattr(catalogues, "record_builder", builder)
    path = root / _SOURCE
    path.write_text(path.read_text("utf-8").replace("Example Grants", "Zebra Grants"), "utf-8")

    again, _ = load(root, last=before)
    assert made == [_KEY]
    schema = root / "schemas" / "source.schema.json"
    schema.write_text(schema.read_text("utf-8").replace("Summary", "Abstract"), "utf-8")
    load(root, last=again)

    assert sorted(made[1:]) == sorted(before.documents)
