"""The text form of iCalendar (RFC 5545): content lines with escaped values, folded at 75 octets, ended by CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

MOST_OCTETS = 75  # section 3.1, without the line break
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def line(name: str, value: str) -> str:
    """Return one content line, folded; the value is written as it is."""
    return folded(f"{name}:{value}") + "\r\n"


def text(name: str, value: str) -> str:
    """Return a content line whose value is text (section 3.3.11), without control characters."""
    plain = "".join(sign for sign in value if sign >= " " or sign == "\n")
    return line(name, plain.translate(_ESCAPED))


def day(name: str, value: date) -> str:
    """Return a content line with a day without a time (section 3.3.4)."""
    return line(f"{name};VALUE=DATE", f"{value:%Y%m%d}")


def folded(content: str) -> str:
    """Break a content line into pieces of at most 75 octets; no sign of several octets is cut."""
    if len(content) * 4 <= MOST_OCTETS:
        return content
    pieces, size = [""], 0
    for sign in content:
        octets = len(sign.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)


def component(name: str, lines: Iterable[str]) -> str:
    """Return a component with its content lines."""
    return f"BEGIN:{name}\r\n{''.join(lines)}END:{name}\r\n"
