"""Reading records again: what has not changed is not parsed again, and is checked all the same."""

from __future__ import annotations

from collections.abc import Callable

from clearinghouse.catalogue.loader import load

_SOURCE = "data/sources/example-grants.yml"
_KEY = ("sources", "example-grants")


def test_a_record_is_parsed_again_only_when_its_file_has_changed(overlaid: Callable) -> None:
    """The changed record is new and all others are the same objects; the result is that of reading everything."""
    root = overlaid()
    before, _ = load(root)
    path = root / _SOURCE
    path.write_text(path.read_text("utf-8").replace("Example Grants", "Zebra Grants"), "utf-8")

    again, problems = load(root, last=before.documents)
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
    assert {item.rule for item in load(root, last=before.documents)[1]} >= {"SCH-002"}


def test_documents_of_other_files_are_not_taken(overlaid: Callable) -> None:
    """A faulty file, one with another record's text and one that is gone are as if nothing had been read before."""
    root = overlaid()
    before, _ = load(root)
    (root / _SOURCE).write_bytes(b"\xff")
    (root / "data/sources/other-grants.yml").write_text(before.documents[_KEY].text, "utf-8")
    next((root / "data" / "requests").glob("*.yml")).unlink()

    again, problems = load(root, last=before.documents)

    assert (again.documents, problems) == (load(root)[0].documents, load(root)[1])
    assert _KEY not in again.documents
    assert load(root, last={})[0].documents == again.documents
