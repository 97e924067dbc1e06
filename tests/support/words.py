"""How many words a page has, and how many of them a reader sees before opening a fold."""

from __future__ import annotations

import re
from html import unescape

_INLINE = re.compile(r"</?(?:a|b|em|span|strong|time)\b[^>]*>")
_CLOSED = re.compile(r"<details(?![^>]*\bopen\b)[^>]*>(\s*<summary.*?</summary>).*?</details>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W_]\S*")  # from its first letter or digit


def count_words(html: str) -> int:
    """Count the words in the text of a page; a sign alone, such as a dash, is none."""
    text = unescape(_TAG.sub(" ", _INLINE.sub("", html)))
    return len(_WORD.findall(text))


def count_visible_words(html: str) -> int:
    """Count the words outside closed folds, with those of their headings; no fold stands in a fold."""
    return count_words(_CLOSED.sub(r"\1", html))
