"""Which characters XML 1.0 can hold (section 2.2 of the standard): with others no program would open a file."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held_by_xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold; it is still to be escaped."""
    return _NOT_IN_XML.sub("", text)
