"""Reads the bytes of a file as a document, and finds the places of its values again."""

from __future__ import annotations

import codecs
import marshal
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from clearinghouse.documents.merge_conflicts import conflict_problem
from clearinghouse.documents.odd_spaces import (
    has_no_width,
    line_separator_problems,
    odd_space_problems,
    with_plain_spaces,
)
from clearinghouse.documents.yaml_errors import Marks, diagnose
from clearinghouse.documents.yaml_reader import NeedsDiagnosis, read
from clearinghouse.json_value import DataPath, JsonObject
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem

_BYTE_ORDER_MARK = "\ufeff"  # some editors write one, and some write one more
MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `path` relative to the root, its text, and its plain data.

    A record that is part of the file of another one has that file's path and text, and its place there in `within`.
    """

    path: str
    text: str
    data: JsonObject
    within: DataPath = ()

    def __reduce__(self) -> tuple[Callable[[bytes], Document], tuple[bytes]]:
        """Pack plain data with `marshal`: it goes between processes four times faster than with `pickle`."""
        return _unpacked, (marshal.dumps((self.path, self.text, self.data, self.within)),)


def _unpacked(packed: bytes) -> Document:
    return Document(*marshal.loads(packed))  # noqa: S302 - packed by another process of this program


def decode(raw: bytes, path: str) -> str | Problem:
    """Return the text of a file, or the problem because of which it cannot be read (size, encoding)."""
    if len(raw) > MAX_BYTES:
        return problem(
            "DOC-002",
            path,
            "the file is larger than 64 KB",
            "at most 65,536 bytes for one record",
            "Keep the facts, and link to long documents instead.",
        )
    return decode_utf_8(raw, path)


def _is_utf_16(raw: bytes) -> bool:
    """Whether a file is in UTF-16, as old versions of Windows Notepad write "Unicode": half of its bytes are zero."""
    return raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) * 4 > len(raw)


def decode_utf_8(raw: bytes, path: str) -> str | Problem:
    """Return the text of a file of any size, or the problem of the first byte that is not UTF-8."""
    if _is_utf_16(raw):
        fix = 'Save the file again with the encoding "UTF-8".'
        return problem("DOC-003", path, "the file is in UTF-16 or UTF-32", "text in UTF-8", fix)
    try:
        return raw.decode("utf-8").lstrip(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return problem(
            "DOC-003",
            path,
            f"the byte 0x{raw[error.start]:02x} is not UTF-8",
            "text in UTF-8",
            'Save the file again with the encoding "UTF-8".',
            mark=Mark(line, column),
        )


def parse(raw: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document of the bytes of a file, or None and all of its problems."""
    text = decode(raw, path)
    if isinstance(text, Problem):
        return None, [text]
    if conflict := conflict_problem(text, path):
        return None, [conflict]
    try:
        return Document(path, text, read(text)), []
    except (NeedsDiagnosis, yaml.YAMLError, RecursionError):
        return None, _yaml_problems(text, path)


def _yaml_problems(text: str, path: str) -> list[Problem]:
    """Return why a text is not YAML of a record; after an unseen character the rest would only be its consequence."""
    if separators := line_separator_problems(text, path):
        return separators
    odd_spaces = odd_space_problems(text, path)
    if has_no_width(text):
        return odd_spaces
    return odd_spaces + diagnose(with_plain_spaces(text), path)[1]


def locate(document: Document) -> Marks:
    """Return the places of all values and keys of a document; parses its text again."""
    return diagnose(document.text, document.path)[0]
