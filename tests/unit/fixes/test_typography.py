"""What is untidy at the ends of lines is described with its place."""

from __future__ import annotations

import pytest
from clearinghouse.fixes.typography import first_untidy_end, trim_lines


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b\nc: d", (2, 5), "line 2, the last one, has no line end"),
        ("a: b", (1, 5), "no line end"),
        ("a: b\r\nc: d\r\n", (1, 5), "line 1 has a line end of Windows"),
        ("a: b\nc: d\r\n", (2, 5), "line 2 has a line end of Windows"),
        ("a: b\rc: d\n", (1, 5), "(CR)"),
        ("a: b\nc: d  \t\ne: f\n", (2, 5), "line 2 has spaces or tabs at its end"),
        ("a: b\nc: d  ", (2, 5), "spaces or tabs"),
        ("a: b\n\n\n", (2, 1), "empty lines after line 1"),
        ("a: b\n   \n", (2, 1), "empty lines after line 1"),
    ],
)
def test_the_place_is_that_of_the_first_slip(text: str, place: tuple[int, int], words: str) -> None:
    """Line and column are those at which the line should end, and the words say what is there."""
    line, column, message = first_untidy_end(text, trim_lines(text))

    assert (line, column) == place
    assert words in message
