"""A document and the places of its values."""

from __future__ import annotations

import pytest
from clearinghouse.documents.document import locate, parse


def test_marks_point_at_values_and_keys() -> None:
    """A mark gives line and column from 1; something absent has the mark of what surrounds it."""
    document, _ = parse(b"a: 1\nb:\n  - c\n  - d: e\n", "x.yml")

    places = locate(document)

    assert places.of(("b", 1, "d")) == (4, 8)
    assert places.of(("b",), key=True) == (2, 1)
    assert places.of(("b", 7, "z")) == (3, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_encoding_is_named(encoding: str) -> None:
    """Half of its bytes are no characters by themselves, and to delete them one by one is no advice."""
    _, [problem] = parse("name: Example loans\n".encode(encoding), "x.yml")

    assert (problem.rule, problem.message) == ("DOC-003", "the file is in UTF-16 or UTF-32")
    assert parse(b"", "x.yml")[1][0].rule == "DOC-005"
