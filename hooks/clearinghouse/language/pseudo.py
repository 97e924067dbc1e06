"""A language that is none: every message is accented and put in brackets, so that a word without them is a fault.

Values, HTML tags and placeholders stay as they are. The tag is that of pseudo-locales elsewhere: English, region XA.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

PSEUDO = "en-XA"
_KEPT = re.compile(r"(%\(\w+\)s|%%|\{\w+\}|</?[a-z][^>]*>|&#?\w+;)")
_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)


class PseudoTranslations(NullTranslations):
    """Translates any message, known or not; plural forms are those of English."""

    def gettext(self, message: str) -> str:
        """Return the message in brackets, with accents on its letters."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the pseudo form for a number."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the signature of the library
        """Return the same as without a context."""
        return pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """Return the pseudo form for a number, whatever the context."""
        return self.ngettext(msgid1, msgid2, n)


def pseudo(message: str) -> str:
    """Return ⟦Šôûŕçéš⟧ for "Sources"."""
    parts = _KEPT.split(message)
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]
    return f"⟦{''.join(parts)}⟧"
