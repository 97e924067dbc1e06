"""Values that are written from right to left keep their direction to themselves.

Without this, the brackets and numbers around an Arabic or Hebrew name stand at the wrong side of it, for the direction
of a line is worked out for all of it (Unicode Standard Annex 9). In the text of a page such a value is put into a `bdi`
element. An attribute or the title of a page can have no element, and whether a value stands there is known only when
the template is rendered; so values are marked when they are escaped, and the marks are replaced in the whole.
"""

from __future__ import annotations

import re

# Blocks of scripts that are written from right to left: Hebrew to Arabic Extended-A, their presentation forms, and the
# planes of ancient scripts, Adlam and Hanifi Rohingya.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BEGIN, _END = "\ufdd0", "\ufdd1"  # noncharacters, which stand in no text
_MARK = re.compile(f"[{_BEGIN}{_END}]")
_ELEMENTS = {_BEGIN: "<bdi>", _END: "</bdi>"}
# What can have no element in it: the text of some elements, and tags with their attributes.
_PLAIN = re.compile(
    r"""<(script|style|title|textarea|option)\b.*?</\1\s*>|<[a-z/!](?:"[^"]*"|'[^']*'|[^'">])*>""", re.S | re.IGNORECASE
)


def is_right_to_left(text: str) -> bool:
    """Return whether a text has letters that are written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def marked(text: str) -> str:
    """Return an escaped value, between marks if it has letters that are written from right to left."""
    return f"{_BEGIN}{text}{_END}" if is_right_to_left(text) else text


def isolate(html: str) -> str:
    """Return HTML in which each marked value is isolated where it is text, and without marks everywhere else."""
    if _BEGIN not in html:
        return html
    pieces, end = [], 0
    for plain in _PLAIN.finditer(html):
        pieces += [_isolated(html[end : plain.start()]), _MARK.sub("", plain[0])]
        end = plain.end()
    return "".join((*pieces, _isolated(html[end:])))


def _isolated(text: str) -> str:
    return _MARK.sub(lambda mark: _ELEMENTS[mark[0]], text)
