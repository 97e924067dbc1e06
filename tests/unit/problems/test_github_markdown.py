"""Text of records in the Markdown of GitHub: shown as typed, and without effect."""

from __future__ import annotations

import pytest
from clearinghouse.problems.github_markdown import escape, single_line


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
def test_harmless_text_shows_as_typed(value: str, shown: str) -> None:
    """Letters of every script stay, punctuation becomes references, what is not seen becomes a space."""
    assert escape(value) == shown


def test_long_text_is_cut() -> None:
    """Text longer than the limit ends with an ellipsis, and is as long as the limit."""
    assert single_line("x" * 20, limit=10) == "x" * 9 + "…"
