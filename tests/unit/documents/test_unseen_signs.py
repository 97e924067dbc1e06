"""The quick look at a whole file passes over no sign that the close look would not see."""

from __future__ import annotations

import pytest
from clearinghouse.documents.visible_text import has_visible_text, may_have_unseen_signs


def test_every_sign_that_is_not_seen_is_noticed_in_a_file() -> None:
    """Of the characters beyond ASCII, each that shows nothing by itself is noticed among others."""
    unseen = [sign for sign in map(chr, range(128, 0x20000)) if not has_visible_text(sign)]
    assert len(unseen) > 100

    assert [ascii(sign) for sign in unseen if not may_have_unseen_signs(f"name: é\nsummary: {sign}\n")] == []


@pytest.mark.parametrize("text", ["", "name: Grants\n", "name: Fonds d’équipement – été\nsummary: 补助 منح\n"])
def test_a_file_of_signs_that_are_seen_needs_no_close_look(text: str) -> None:
    """Accents, other scripts and typographic signs are seen."""
    assert not may_have_unseen_signs(text)
