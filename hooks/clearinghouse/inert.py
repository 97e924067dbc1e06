"""Text from records made inert for GitHub's Markdown: job summaries and issues."""

from __future__ import annotations

import unicodedata

_PLAIN = frozenset(" ,-")
_WORD_JOINER = "\u2060"  # invisible; keeps "@name" from calling a person and "#1" from linking to an issue
_CALLS = frozenset("@#")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
MAX_LENGTH = 300


def inert(text: str, *, limit: int = MAX_LENGTH) -> str:
    """Return `text` on one line, at most `limit` signs long, that shows as typed and does nothing.

    Letters and digits stay; every other sign becomes a character reference, so that no Markdown, HTML, address,
    mention or table cell can begin. Signs that are not seen, or turn the direction of writing, become a space.
    """
    line = " ".join("".join(" " if unicodedata.category(sign) in _INVISIBLE else sign for sign in text).split())
    cut = line if len(line) <= limit else f"{line[: limit - 1]}…"
    return "".join(_sign(sign) for sign in cut)


def _sign(sign: str) -> str:
    if sign.isalnum() or sign in _PLAIN:
        return sign
    return f"&#{ord(sign)};{_WORD_JOINER if sign in _CALLS else ''}"
