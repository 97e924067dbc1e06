"""Escapes text from records for GitHub's Markdown: job summaries and issues."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_PLAIN = frozenset(" ,-")
_WORD_JOINER = "\u2060"  # invisible; keeps "@name" from notifying a person and "#1" from linking to an issue
_LINKING = frozenset("@#")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
MAX_LENGTH = 300
MAX_CHARACTERS = 300_000  # of one part of a job summary; GitHub shows at most 1 MiB for a step


def single_line(text: str, *, limit: int = MAX_LENGTH) -> str:
    """Return `text` on one line of at most `limit` characters, without invisible and bidirectional controls."""
    visible = text if text.isprintable() else "".join(map(_visible_character, text))
    line = " ".join(visible.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _visible_character(char: str) -> str:
    return " " if unicodedata.category(char) in _INVISIBLE else char


def escape(text: str, *, limit: int = MAX_LENGTH) -> str:
    """Return `text` as one line of Markdown that is shown as it is written.

    Letters and digits stay; every other character becomes a character reference, so that no Markdown, HTML, address,
    mention or table cell can begin.
    """
    return "".join(map(_escape_character, single_line(text, limit=limit)))


def _escape_character(char: str) -> str:
    if char.isalnum() or char in _PLAIN:
        return char
    return f"&#{ord(char)};{_WORD_JOINER if char in _LINKING else ''}"


def take_within(limit: int, rows: Iterable[str]) -> Iterator[str]:
    """Yield rows as long as together they have at most `limit` characters."""
    length = 0
    for row in rows:
        length += len(row)
        if length > limit:
            return
        yield row
