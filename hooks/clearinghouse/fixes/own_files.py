"""Moves a record that is part of the file of another one into a file of its own."""

from __future__ import annotations

import re

from clearinghouse.documents.yaml_reader import read
from clearinghouse.json_value import JsonObject

_INDENT = "  "
_MODELINE = "# yaml-language-server: $schema=../../schemas/editor/{schema}.schema.json\n"


def part_out(text: str, field: str, schema: str) -> tuple[str, str] | None:
    """Return the text without a group at the top level, and the text of a file with that group; comments go with it.

    None when the text is not written so that this is safe: on one line, for example.
    """
    block = re.compile(rf"^{re.escape(field)}:[ \t]*\n((?:(?:{_INDENT}.*|[ \t]*)\n)+)", re.M)
    match = block.search(text)
    if not match:
        return None
    rest = text[: match.start()] + text[match.end() :]
    own = _MODELINE.format(schema=schema) + re.sub(rf"^{_INDENT}", "", match.group(1), flags=re.M).rstrip("\n") + "\n"
    return (rest, own) if _is_same(text, rest, own, field) else None


def _is_same(text: str, rest: str, own: str, field: str) -> bool:
    """Whether no fact was lost on the way."""
    before: JsonObject = read(text)
    return {**read(rest), field: read(own)} == before
