"""Made-up records with every field of their schema, each value different from all others."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from clearinghouse.documents.schema_tree import SchemaNode

_PATTERNS = {
    "^(Art\\. [0-9]{1,2}(\\.[0-9]{1,2})?(\\([a-z]\\))?(\\([ivx]+\\))?|Annex [A-G]( Part [IVX]+)?)$": "Annex A Part {1}",
    "^[0-9]+(\\([a-z]\\))?$": "{0}(a)",
    "^[0-9]{3}$": "{0:03d}",
    "^[A-Z]{2}$": "ZZ",
    "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$": "info{0}@place.example",
    "^\\+[0-9][0-9 ()+.,;/-]{5,90}$": "+41 22 555 {0:04d}",
    "^[A-Z]{3}-[0-9]{3}$": "DUP-{0:03d}",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "part-{0}",
}
_CHOICES = {"maintainers": "made-up-maintainer", "checkers": "made-up-checker", "fields": "made_up_field"}


class RecordMaker:
    """Makes records from schemas. `terms` and `records` give the ids that references may name."""

    def __init__(self, terms: Mapping[str, Sequence[str]], records: Mapping[str, Sequence[str]]) -> None:
        """Start with the first of all choices."""
        self.terms, self._records = terms, records
        self._turns: Counter[str] = Counter()

    def value(self, node: SchemaNode) -> object:
        """Return a value for a place of a schema; for the whole schema, a record with every field."""
        if node.keys:
            return {key: self.value(below) for key, below in node.keys.items()}
        if node.entries:
            return [self.value(node.entries)]
        return self._chosen(node) or self._plain(node)

    def _chosen(self, node: SchemaNode) -> str:
        if node.vocabulary:
            return self._next(node.vocabulary, self.terms[node.vocabulary])
        if node.record_kind:
            return self._next(node.record_kind, self._records[node.record_kind])
        if "x-choices" in node.keywords:
            return _CHOICES[node.text("x-choices")]
        return node.keywords["enum"][0] if "enum" in node.keywords else ""

    def _plain(self, node: SchemaNode) -> object:
        return {"boolean": self._yes, "integer": self._number, "number": self._number}.get(node.type, self._text)(node)

    def _next(self, name: str, ids: Sequence[str]) -> str:
        self._turns[name] += 1
        return ids[(self._turns[name] - 1) % len(ids)]

    def _turn(self) -> int:
        self._turns[""] += 1
        return self._turns[""]

    def _yes(self, _node: SchemaNode) -> bool:
        return True

    def _number(self, node: SchemaNode) -> int:
        least, most, turn = node.number("minimum") or 0, node.number("maximum"), self._turn()
        return least + 1500 + turn if most is None else least + turn % (most - least)

    def _text(self, node: SchemaNode) -> str:
        turn = self._turn()
        if node.format in ("date", "partial-date"):
            return (date(2021, 1, 1) + timedelta(days=turn)).isoformat()
        if node.format == "cas-number":
            return _cas_number(f"{turn}00")
        if node.format == "uri":
            return f"https://place-{turn}.example/"
        return _PATTERNS.get(node.text("pattern"), "Made-up text {0}.").format(turn, "I" * (turn % 20 + 1))


def _cas_number(number: str) -> str:
    """Return a CAS number with its check digit: the digits before it from the right, times 1, 2, 3 and so on."""
    digits = reversed(f"{number}29")
    return f"{number}-29-{sum(place * int(digit) for place, digit in enumerate(digits, start=1)) % 10}"


def changed(record: dict, path: Sequence[str | int], value: object) -> dict:
    """Return a copy of a record with another value at a path."""
    copied = copy.deepcopy(record)
    part = copied
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return copied
