"""The quick look at a whole file passes over no character that the close look would not see."""

from __future__ import annotations

import pytest
from clearinghouse.documents.visible_text import has_visible_text, may_have_unseen_characters


def test_every_character_that_is_not_seen_is_noticed_in_a_file() -> None:
    """Of the characters beyond ASCII, each that shows nothing by itself is noticed among others."""
    unseen = [char for char in map(chr, range(128, 0x20000)) if not has_visible_text(char)]
    assert len(unseen) > 100

    assert [ascii(char) for char in unseen if not may_have_unseen_characters(f"name: é\nsummary: {char}\n")] == []


@pytest.mark.parametrize("text", ["", "name: Grants\n", "name: Fonds d’équipement – été\nsummary: 补助 منح\n"])
def test_a_file_of_characters_that_are_seen_needs_no_close_look(text: str) -> None:
    """Accents, other scripts and typographic marks are seen."""
    assert not may_have_unseen_characters(text)
