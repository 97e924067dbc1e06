"""Text from records made escape for GitHub's Markdown: job summaries and issues."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_PLAIN = frozenset(" ,-")
_WORD_JOINER = "\u2060"  # invisible; keeps "@name" from calling a person and "#1" from linking to an issue
_CALLS = frozenset("@#")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
MAX_LENGTH = 300
MAX_CHARACTERS = 300_000  # of one part of a job summary; GitHub shows at most 1 MiB for a step


def single_line(text: str, *, limit: int = MAX_LENGTH) -> str:
    """Return `text` on one line, at most `limit` signs long, without signs that are not seen or turn the writing."""
    line = " ".join("".join(" " if unicodedata.category(sign) in _INVISIBLE else sign for sign in text).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def escape(text: str, *, limit: int = MAX_LENGTH) -> str:
    """Return `text` as one line of Markdown that shows as typed and does nothing.

    Letters and digits stay; every other sign becomes a character reference, so that no Markdown, HTML, address,
    mention or table cell can begin.
    """
    return "".join(_sign(sign) for sign in single_line(text, limit=limit))


def _sign(sign: str) -> str:
    if sign.isalnum() or sign in _PLAIN:
        return sign
    return f"&#{ord(sign)};{_WORD_JOINER if sign in _CALLS else ''}"


def take_within(signs: int, rows: Iterable[str]) -> Iterator[str]:
    """Yield rows as long as all of them together have at most `signs` signs."""
    for row in rows:
        signs -= len(row)
        if signs < 0:
            return
        yield row
