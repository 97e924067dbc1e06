"""A record in a letter: what the forms write for people without an account, read back from untrusted text.

The letter has words for people and an annex between two lines. The line at the end has a checksum, which shows damage
on the way: a broken line, a lost character. It is no signature, and says nothing about who wrote the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 256 * 1024  # bytes of a letter; a record has at most 64 KB
_BEGIN = re.compile(r"^=== RECORD ([a-z-]{1,40})/([a-z0-9-]{1,80}) ===[ \t]*$", re.M)
_END = re.compile(r"^=== END OF RECORD ([0-9a-f]{8}|unsealed) ===[ \t]*$", re.M)
_ANY_BEGIN = re.compile(r"^[> \t]*=== RECORD\b", re.M)
_QUOTED = re.compile(r"^> ?", re.M)
_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193
_UNSEALED = "unsealed"


class LetterError(Exception):
    """There is no annex that can be used; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The record of a letter: its kind, its identifier and its text. Nothing in it has been checked."""

    kind: str
    id: str
    text: str
    is_sealed: bool  # whether it has a checksum, which then fits


def checksum(text: str) -> str:
    """Return the checksum of a record, FNV-1a of 32 bits: the script of the forms computes the same."""
    value = _FNV_START
    for byte in _normal(text).encode():
        value = ((value ^ byte) * _FNV_PRIME) & 0xFFFFFFFF
    return f"{value:08x}"


def _normal(text: str) -> str:
    lines = (line.rstrip(" \t") for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip("\n")


def read_letter(raw: bytes) -> Annex:
    """Return the record of a letter or of a mail. Raises LetterError for anything but one whole annex."""
    if len(raw) > LONGEST:
        raise LetterError(f"the letter has {len(raw):,} bytes, more than {LONGEST:,}. Save only its text.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LetterError(
            "the letter is no text in UTF-8. Save the attachment itself, not a copy of the mail."
        ) from None
    text = text.replace("\r\n", "\n")
    if not _BEGIN.search(text) and _ANY_BEGIN.search(text):
        text = _QUOTED.sub("", text)  # a mail program has quoted the letter
    begins, ends = list(_BEGIN.finditer(text)), list(_END.finditer(text))
    if len(begins) != 1 or len(ends) != 1 or len(_ANY_BEGIN.findall(text)) != 1:
        raise LetterError(
            f"the letter has {len(begins)} beginnings and {len(ends)} ends of a record, and needs one of each. "
            "Give each record a letter of its own."
        )
    begin, end = begins[0], ends[0]
    if end.start() < begin.end():
        raise LetterError("the end of the record comes before its beginning.")
    record = text[begin.end() : end.start()].strip("\n") + "\n"
    if end.group(1) not in (_UNSEALED, checksum(record)):
        raise LetterError("the record was changed on the way: its checksum does not fit. Ask for the file again.")
    return Annex(begin.group(1), begin.group(2), record, end.group(1) != _UNSEALED)
