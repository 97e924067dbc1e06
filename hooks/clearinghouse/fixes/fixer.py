"""Fixes what is mechanical in a record, and nothing else. The rules use the same functions.

Text in, text out: comments and layout stay. After each step the data is parsed again; when it is not exactly what
the step meant it to be, the record is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.document import MAX_BYTES, Document, decode, parse
from clearinghouse.documents.odd_spaces import with_plain_spaces
from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.fixes.steps import STEPS, FixContext, UnsafeFix
from clearinghouse.fixes.text_edits import Fix
from clearinghouse.fixes.typography import with_spaces_only
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Problem
from clearinghouse.records import schema_name

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MAX_ROUNDS = 6  # more than a chain of fixes that make room for each other needs
_UNUSUAL_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class FixResult:
    """The text of a record after fixing, and what was fixed; no fixes when there was nothing to do."""

    text: str
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Fixer:
    """Fixes records. `names` knows which country a name means."""

    schemas: Schemas
    names: CountryNames

    @classmethod
    def for_catalogue(cls, catalogue: Catalogue) -> Fixer:
        """Return a fixer that knows the schemas of a catalogue, and the names of its countries."""
        return cls(catalogue.schemas, CountryNames.of(catalogue))

    def fix(self, raw: bytes, path: str, kind: str) -> FixResult | list[Problem]:
        """Fix the bytes of a record, or return the problems because of which it cannot be read or fixed.

        One fix can make room for another, so the result is fixed again until nothing is left: a second run finds
        nothing.
        """
        result = self._fix_once(raw, path, kind)
        for _ in range(_MAX_ROUNDS):
            if not isinstance(result, FixResult) or not result.fixes:
                break
            again = self._fix_once(result.text.encode(), path, kind)
            if not isinstance(again, FixResult):
                return [_unsafe(path)]
            if not again.fixes:
                break
            result = FixResult(again.text, (*result.fixes, *again.fixes))
        return result

    def _fix_once(self, raw: bytes, path: str, kind: str) -> FixResult | list[Problem]:
        text = decode(raw, path)
        if isinstance(text, Problem):
            return [text]
        document, problems = parse(raw, path)
        fixes: list[Fix] = []
        if document is None or not self._accepts(document, kind):
            text, fixes = self._replace_spaces(text, path, kind)
            if document is None and not fixes:
                return problems
        if raw.startswith(_BYTE_ORDER_MARK):
            fixes.append(Fix(1, 1, "FMT-002", "removed the byte order mark at the beginning of the file"))
        if _UNUSUAL_LINE_ENDS.search(text):
            return [_unsafe(path)]
        data = document.data if document and document.text == text else read(text)
        context = FixContext(self.schemas.trees[schema_name(kind, data)], self.names)
        for step in STEPS:
            try:
                text, more = step(text, context)
            except UnsafeFix:
                return [_unsafe(path)]
            fixes += more
        if len(text.encode()) > max(MAX_BYTES, len(raw)):  # a line end can make a record too large
            return FixResult(raw.decode(), ())
        return FixResult(text, tuple(fixes))

    def _accepts(self, document: Document, kind: str) -> bool:
        return self.schemas.accepts(schema_name(kind, document.data), document.data)

    def _replace_spaces(self, text: str, path: str, kind: str) -> tuple[str, list[Fix]]:
        """Put plain spaces in place of tabs and odd spaces.

        Tabs only if the record then fits its schema, because otherwise the nesting would be a guess; odd spaces also if
        the record can then be read.
        """
        after = with_spaces_only(text)
        document, _ = parse(after.encode(), path) if after != text else (None, [])
        if document is None or not (self._accepts(document, kind) or after == with_plain_spaces(text)):
            return text, []
        lines = [
            n for n, pair in enumerate(zip(text.split("\n"), after.split("\n"), strict=True), 1) if len(set(pair)) > 1
        ]
        had_tab = [line for line in lines if "\t" in text.split("\n")[line - 1]]
        return after, [_space_fix(line, is_tab=line in had_tab) for line in lines]


def _space_fix(line: int, *, is_tab: bool) -> Fix:
    return Fix(line, 1, "DOC-004", "replaced tabs with spaces" if is_tab else "replaced odd spaces with plain ones")


def _unsafe(path: str) -> Problem:
    return problem(
        "RUN-002",
        path,
        "the record could not be fixed without the risk of changing a fact, and was not changed",
        "a record that can be fixed line by line",
        "Fix it by hand, as the checker says.",
    )
