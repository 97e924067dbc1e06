"""A document and the places of its values."""

from __future__ import annotations

from clearinghouse.documents.document import locate, parse


def test_marks_point_at_values_and_keys() -> None:
    """A mark gives line and column from 1; something absent has the mark of what surrounds it."""
    document, _ = parse(b"a: 1\nb:\n  - c\n  - d: e\n", "x.yml")

    places = locate(document)

    assert places.of(("b", 1, "d")) == (4, 8)
    assert places.of(("b",), key=True) == (2, 1)
    assert places.of(("b", 7, "z")) == (3, 3)
