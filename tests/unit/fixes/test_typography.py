"""What is untidy at the ends of lines is described with its place; a text is written as YAML writes it."""

from __future__ import annotations

import pytest
import yaml
from clearinghouse.fixes.typography import first_untidy_end, format_scalar, trim_lines
from hypothesis import given
from hypothesis import strategies as st
from support.properties import examples

_PARTS = (
    "y",
    "No",
    "ON",
    "null",
    "True",
    "e5",
    "0x1f",
    "inf",
    "word",
    "2026",
    *(" ", "-", ", ", ". ", ".", "_", ": ", "#"),
)


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


@pytest.mark.parametrize("text", ["no", "Null", "On", "y", "words", "two words", "one, two", "one. Two.", "a_b-c d"])
def test_words_are_written_as_yaml_writes_them(text: str) -> None:
    """Words stand as they are, in quotes where they would be something else."""
    assert f"k: {format_scalar(text)}\n" == yaml.safe_dump({"k": text})
    assert f"[{format_scalar(text, in_flow=True)}]\n" == yaml.safe_dump([text], default_flow_style=True)


@examples(2000)
@given(parts=st.lists(st.sampled_from(_PARTS), min_size=1, max_size=5))
def test_what_is_written_is_read_as_the_same_text(parts: list[str]) -> None:
    """Whatever words, numbers and marks a text consists of, it is read as it was, alone and in a list."""
    text = "".join(parts)

    assert yaml.safe_load(f"k: {format_scalar(text)}\n") == {"k": text}
    assert yaml.safe_load(f"[{format_scalar(text, in_flow=True)}, x]\n") == [text, "x"]
