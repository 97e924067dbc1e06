"""The name of a source in a row of a list, where two lines on a phone are enough for it."""

from __future__ import annotations

import re

from clearinghouse.records import Source

MOST = 58  # characters: two lines of a row at 360 px
_TOO_LONG = 80  # characters: two lines and a half
_IN_BRACKETS = re.compile(r" \([^()]*\)")


def full_name(source: Source) -> str:
    """Return the name of a source with its short name, unless the name has it already."""
    return _with_short(source.name, source.short_name)


def row_name(source: Source) -> str:
    """Return the first of these that fits: the full name, the name, either without what is in brackets.

    Where none fits it is the last of them; the short name takes the place of one that would need a fourth line.
    """
    bare = _IN_BRACKETS.sub("", source.name)
    names = (full_name(source), source.name, _with_short(bare, source.short_name), bare)
    fitting = next((name for name in names if len(name) <= MOST), bare)
    return source.short_name if source.short_name and len(fitting) > _TOO_LONG else fitting


def _with_short(name: str, short: str | None) -> str:
    return f"{name} ({short})" if short and short not in name else name
