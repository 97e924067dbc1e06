"""How many words a reader sees on a page, folded ones too."""

from __future__ import annotations

import re
from html import unescape

_INLINE = re.compile(r"</?(?:a|b|em|span|strong|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def count_words(html: str) -> int:
    """Count the words in the text of a page; a sign alone, such as a dash, is none."""
    text = unescape(_TAG.sub(" ", _INLINE.sub("", html)))
    return sum(any(character.isalnum() for character in word) for word in text.split())
