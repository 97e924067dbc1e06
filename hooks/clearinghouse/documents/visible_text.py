"""What a reader sees of a text: its spaces, its visible characters, and those that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Letters of Unicode that show as nothing: fillers of Korean, vowels of Khmer, the empty cell of Braille.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_NO_SHAPE = re.compile(f"[{''.join(sorted(_BLANK))}\ufe00-\ufe0f]")  # letters and marks, which Python calls printable
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
# Odd spaces, digits and dashes: nobody sees that they are other characters.
_LOOKALIKES = frozenset({"Cf", "Nd", "Pd", "Zs", "Sm"})
_MOST_NAMED = 3


def has_visible_text(text: str) -> bool:
    """Whether a text has a character that is seen."""
    if text.isascii():
        return (text.isprintable() and bool(text.strip())) or any(char > " " for char in text)
    return any(
        char not in _BLANK and not _is_variation(char) and unicodedata.category(char) not in _UNSEEN for char in text
    )


def may_have_unseen_characters(text: str) -> bool:
    """Return quickly whether a text of many lines may have a character beyond ASCII that is not seen."""
    return not text.isascii() and (not text.replace("\n", "").isprintable() or bool(_NO_SHAPE.search(text)))


def strip_spaces(text: str) -> str:
    """Return a text without the spaces of any kind at its ends."""
    return text.strip(
        " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    )


def odd_characters(text: str) -> Iterator[str]:
    """Yield the code and name of the first characters that look like a plain space, digit or dash but are not.

    Among plain letters, those of Cyrillic and Greek are such characters too.
    """
    has_plain_letters = any(char.isascii() and char.isalpha() for char in text)
    odd = [char for char in dict.fromkeys(text) if _is_odd(char) or (has_plain_letters and _is_foreign(char))]
    for char in odd[:_MOST_NAMED]:
        yield f"U+{ord(char):04X} ({unicodedata.name(char, 'unnamed').lower()})"


def _is_odd(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in _LOOKALIKES


def _is_foreign(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK"))


def with_plain_characters(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9, and all dashes as hyphens."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "-" if unicodedata.category(character) == "Pd" or character == "\u2212" else character


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"
