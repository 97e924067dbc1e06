"""What XML cannot hold is dropped from a text, and nothing else."""

from __future__ import annotations

import pytest
from clearinghouse.site.exports.xml_text import held_by_xml


@pytest.mark.parametrize("hostile", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_dropped(hostile: str) -> None:
    """Control characters, halves of pairs and non-characters go."""
    assert held_by_xml(f"a{hostile}b") == "ab"


@pytest.mark.parametrize("text", ["", "a\tb\nc", "é 多 🙂", "<&>"])
def test_everything_else_is_kept(text: str) -> None:
    """Tabs, line ends, letters of any script and what is still to be escaped stay."""
    assert held_by_xml(text) == text
