"""Whitespace, line ends, Unicode form and quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import yaml

from clearinghouse.documents.odd_spaces import with_plain_spaces
from clearinghouse.documents.yaml_reader import looks_like_a_number, scalar
from clearinghouse.fixes.text_edits import Scalar, YamlText

_UNTIDY = (" \n", "\t", "\r")
_TABS = re.compile(r"^ *\t[ \t]*", re.M)
_ANY_LINE_END = re.compile("\r\n|\r|\n")
_NUMERALS = re.compile(r"[0-9][0-9.,:/+-]*\Z")  # a year, a month, a CAS number, a code: all are quoted alike
_TEXT = "tag:yaml.org,2002:str"
_UNSEEN = re.compile("[\x80-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_PLAIN_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:(?:[ _-]|, |\. )[A-Za-z0-9]+)*[.]?")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})  # no texts unless quoted
_UNLIMITED = 1_000_000  # characters; keeps the YAML writer from folding a line


def to_nfc(text: str) -> str:
    """Return the text in normal form NFC: letters with accents are single characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def trim_lines(text: str) -> str:
    """Return the text without whitespace at the ends of lines, and with one line end, LF, after the last line.

    Lines of a block scalar stay: there the spaces belong to the value.
    """
    if text.endswith("\n") and not text.endswith("\n\n") and not any(mark in text for mark in _UNTIDY):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    protected = YamlText.of(text).block_lines()
    lines = [line if number in protected else line.rstrip(" \t") for number, line in enumerate(text.split("\n"))]
    return "\n".join(lines).rstrip("\n") + "\n"


def trimmed_lines(before: str, after: str) -> Iterator[int]:
    """Yield the numbers, from 1, of the lines that `trim_lines` has changed."""
    new = after.split("\n")
    for number, line in enumerate(_ANY_LINE_END.split(before)):
        if line and (number >= len(new) or new[number] != line):
            yield number + 1


def first_untidy_end(before: str, after: str) -> tuple[int, int, str]:
    """Return line and column, from 1, of the first thing that `trim_lines` has changed, and what it is in words."""
    lines = _ANY_LINE_END.split(before)
    if "\r" in before:
        line = before.count("\n", 0, before.index("\r")) + 1
        return line, len(lines[line - 1]) + 1, f"line {line} has a line end of Windows or of an old Mac (CR)"
    changed = next((number for number in trimmed_lines(before, after) if number <= after.count("\n")), 0)
    if changed:
        text = lines[changed - 1]
        return changed, len(text.rstrip(" \t")) + 1, f"line {changed} has spaces or tabs at its end"
    last = after.count("\n")
    if not before.endswith("\n"):
        return last, len(lines[last - 1]) + 1, f"line {last}, the last one, has no line end"
    return last + 1, 1, f"there are empty lines after line {last}, the last one"


def with_spaces_only(text: str) -> str:
    """Return the text with two spaces for each tab in the indentation of a line, and plain spaces for odd ones."""
    return _TABS.sub(lambda match: match.group(0).replace("\t", "  "), with_plain_spaces(text))


def requote(item: Scalar) -> str | None:
    """Return how a scalar should be written, or None when it is written that way.

    Without quotes, unless YAML 1.1 readers would then take the text for a date, a number or yes and no.
    """
    is_quoted = item.style in ("'", '"')
    if (
        item.style in ("|", ">")
        or _UNSEEN.search(item.value)
        or not (is_quoted or isinstance(scalar(item.value, True), str))
    ):
        return None
    if not is_quoted and item.tag == _TEXT and not _NUMERALS.match(item.value):
        return None
    expected = _format_scalar(item.value, item.in_flow)
    return expected if expected and expected != item.written else None


def format_scalar(value: str, *, in_flow: bool = False) -> str:
    """Return how a text of one line is written in a record; empty for a text of several lines."""
    return _format_scalar(value, in_flow)


@lru_cache(maxsize=20_000)
def _format_scalar(value: str, in_flow: bool) -> str:
    if "\n" in value:
        return ""
    written = value if _is_plain(value, in_flow) else _written_by_yaml(value, in_flow)
    is_numeric = _NUMERALS.match(value) or looks_like_a_number(value) or scalar(value, True) != value
    return _single_quoted(value) if written == value and is_numeric else written


def _is_plain(value: str, in_flow: bool) -> bool:
    """Whether a text is words that YAML writes as they are: to let it find that out takes a tenth of a millisecond."""
    is_in_words = _PLAIN_WORDS.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    return bool(is_in_words) and not (in_flow and "," in value)


def _written_by_yaml(value: str, in_flow: bool) -> str:
    is_seen = not _UNSEEN.search(value)  # what nobody sees stays an escape such as \u200B
    if in_flow:
        return yaml.safe_dump([value], allow_unicode=is_seen, width=_UNLIMITED, default_flow_style=True)[1:-2]
    return yaml.safe_dump({"k": value}, allow_unicode=is_seen, width=_UNLIMITED)[len("k: ") : -1]


def _single_quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
