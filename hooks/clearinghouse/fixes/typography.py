"""The signs around the facts: spaces at the ends of lines, tabs, composed letters, quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import yaml

from clearinghouse.documents.yaml_reader import scalar
from clearinghouse.fixes.text_edits import Scalar, located

_UNTIDY = (" \n", "\t", "\r")
_TABS = re.compile(r"^ *\t[ \t]*", re.M)
_NUMERALS = re.compile(r"[0-9][0-9.,:/+-]*\Z")  # a year, a month, a CAS number, a code: quoted, all alike
_TEXT = "tag:yaml.org,2002:str"
_WIDE = 1_000_000


def composed(text: str) -> str:
    """Return the text in the normal form NFC: letters with accents are single signs."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidied(text: str) -> str:
    """Return the text without spaces at the ends of lines, and with one line end, LF, after the last one.

    Lines inside a block of text stay, for there the spaces belong to the value.
    """
    if text.endswith("\n") and not text.endswith("\n\n") and not any(sign in text for sign in _UNTIDY):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = located(text).blocks()
    lines = [line if number in kept else line.rstrip(" \t") for number, line in enumerate(text.split("\n"))]
    return "\n".join(lines).rstrip("\n") + "\n"


def untidy_lines(before: str, after: str) -> Iterator[int]:
    """Yield the numbers of the lines, from 1, that `tidied` has changed."""
    new = after.split("\n")
    for number, line in enumerate(re.split("\r\n|\r|\n", before)):
        if line and (number >= len(new) or new[number] != line):
            yield number + 1


def without_tabs(text: str) -> str:
    """Return the text with two spaces for each tab before the first letter of a line."""
    return _TABS.sub(lambda found: found.group(0).replace("\t", "  "), text)


def requoted(item: Scalar) -> str | None:
    """Return how the house writes a scalar, when it is written in another way; None when it is well.

    Without quotes, unless YAML 1.1 readers would then take the text for a date, a number or yes and no.
    """
    is_quoted = item.style in ("'", '"')
    if item.style in ("|", ">") or not (is_quoted or isinstance(scalar(item.value, True), str)):
        return None
    if not is_quoted and item.tag == _TEXT and not _NUMERALS.match(item.value):
        return None
    wanted = _house_style(item.value, item.in_flow)
    return wanted if wanted and wanted != item.written else None


def house_style(value: str, *, in_flow: bool = False) -> str:
    """Return how a text of one line is written in a record."""
    return _house_style(value, in_flow)


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


@lru_cache(maxsize=20_000)
def _house_style(value: str, in_flow: bool) -> str:
    if "\n" in value:
        return ""
    if in_flow:
        written = yaml.safe_dump([value], allow_unicode=True, width=_WIDE, default_flow_style=True)[1:-2]
    else:
        written = yaml.safe_dump({"k": value}, allow_unicode=True, width=_WIDE)[len("k: ") : -1]
    looks_like_a_number = _NUMERALS.match(value) or scalar(value, True) != value
    return _single(value) if written == value and looks_like_a_number else written
