"""Mending what is mechanical in a record, and nothing else. The checker asks the same functions.

Text in, text out: comments and layout stay. After each step the data is read again; when it is not exactly what the
step meant it to be, the record is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.document import decode, parse
from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.schema_tree import shape
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.steps import STEPS, FixContext, Names, NotTheSame
from clearinghouse.fixes.text_edits import Repair
from clearinghouse.fixes.typography import without_tabs
from clearinghouse.fixes.values import country_names
from clearinghouse.problems.problem import TOP, Problem, Severity
from clearinghouse.records import schema_name

_STRANGE_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a record after mending, and what was done to it; nothing when it was well."""

    text: str
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Mender:
    """What mending must know: the schemas, and the code of each name of a country."""

    schemas: Schemas
    names: Names

    @classmethod
    def for_catalogue(cls, catalogue: Catalogue) -> Mender:
        """Return a fixer that knows the schemas of a catalogue, and the names of its countries."""
        return cls(catalogue.schemas, country_names((code, item.names) for code, item in catalogue.countries.items()))

    def mend(self, raw: bytes, path: str, kind: str) -> Mended | list[Problem]:
        """Mend the bytes of a record, or give the problems that keep it from being read or mended."""
        text = decode(raw, path)
        if isinstance(text, Problem):
            return [text]
        document, problems = parse(raw, path)
        repairs: list[Repair] = []
        if document is None:
            text, repairs = self._without_tabs(text, path, kind)
            if not repairs:
                return problems
        elif raw.startswith(b"\xef\xbb\xbf"):
            repairs.append(Repair(1, 1, "FMT-002", "removed the invisible mark at the beginning of the file"))
        if _STRANGE_LINE_ENDS.search(text):
            return [_unsafe(path)]
        context = FixContext(shape(self.schemas.kinds[schema_name(kind, read(text))]), self.names)
        for step in STEPS:
            try:
                text, done = step(text, context)
            except NotTheSame:
                return [_unsafe(path)]
            repairs += done
        return Mended(text, tuple(repairs))

    def _without_tabs(self, text: str, path: str, kind: str) -> tuple[str, list[Repair]]:
        """Replace tabs by spaces when the record then fits its schema; otherwise the nesting is a guess."""
        better = without_tabs(text)
        document, _ = parse(better.encode(), path) if better != text else (None, [])
        if document is None or not self.schemas.accepts(schema_name(kind, document.data), document.data):
            return text, []
        lines = [
            n for n, pair in enumerate(zip(text.split("\n"), better.split("\n"), strict=True), 1) if len(set(pair)) > 1
        ]
        return better, [Repair(line, 1, "DOC-004", "replaced tabs by spaces") for line in lines]


def _unsafe(path: str) -> Problem:
    return Problem(
        path,
        *TOP,
        "RUN-002",
        Severity.ERROR,
        "the record could not be mended without the risk of changing a fact; it was left as it is",
        "a record that can be mended line by line",
        "Mend it by hand, as the checker says.",
    )
