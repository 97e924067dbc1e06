"""Made-up records with every field of their schema, each value different from all others."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clearinghouse.documents.schema import resolve

Path = tuple[str | int, ...]
_PATTERNS = {
    "^(Art\\. [0-9]{1,2}(\\.[0-9]{1,2})?(\\([a-z]\\))?(\\([ivx]+\\))?|Annex [A-G]( Part [IVX]+)?)$": "Annex A Part {1}",
    "^[0-9]+(\\([a-z]\\))?$": "{0}(a)",
    "^[0-9]{3}$": "{0:03d}",
    "^[A-Z]{2}$": "ZZ",
    "^[A-Z]{3}-[0-9]{3}$": "DUP-{0:03d}",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "part-{0}",
}
_CHOICES = {"keepers": "made-up-keeper", "checkers": "made-up-checker", "fields": "made_up_field"}


@dataclass(frozen=True, eq=False)
class Leaf:
    """One value of a record, and what its schema says of it."""

    path: Path
    value: object
    field: Mapping[str, object]

    @property
    def name(self) -> str:
        """The path with dots, and "*" for a position in a list."""
        return ".".join("*" if isinstance(key, int) else key for key in self.path)


class RecordMaker:
    """Makes records from schemas. `terms` and `records` give the ids that references may name."""

    def __init__(self, terms: Mapping[str, Sequence[str]], records: Mapping[str, Sequence[str]]) -> None:
        self.terms, self._records = terms, records
        self._turns: Counter[str] = Counter()

    def record(self, schema: dict) -> dict:
        """Return a record with every field of a bundled schema."""
        return self._value(schema, schema)

    def _value(self, part: dict, root: dict) -> object:
        field = resolve(part, root)
        if "properties" in field:
            return {key: self._value(value, root) for key, value in field["properties"].items()}
        if field.get("type") == "array":
            return [self._value(field["items"], root)]
        return self._leaf(field)

    def _leaf(self, field: dict) -> object:
        if "x-term-of" in field:
            return self._next(field["x-term-of"], self.terms[field["x-term-of"]])
        if "x-record-of" in field:
            return self._next(field["x-record-of"], self._records[field["x-record-of"]])
        if "x-choices" in field:
            return _CHOICES[field["x-choices"]]
        if "enum" in field:
            return field["enum"][0]
        kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
        return {"boolean": self._yes, "integer": self._number, "number": self._number}.get(kinds[0], self._text)(field)

    def _next(self, name: str, ids: Sequence[str]) -> str:
        self._turns[name] += 1
        return ids[(self._turns[name] - 1) % len(ids)]

    def _turn(self) -> int:
        self._turns[""] += 1
        return self._turns[""]

    def _yes(self, _field: dict) -> bool:
        return True

    def _number(self, field: dict) -> int:
        least, turn = field.get("minimum", 0), self._turn()
        return least + turn % (field["maximum"] - least) if "maximum" in field else least + 1500 + turn

    def _text(self, field: dict) -> str:
        turn = self._turn()
        form = field.get("format")
        if form in ("date", "partial-date"):
            return (date(2021, 1, 1) + timedelta(days=turn)).isoformat()
        if form == "cas-number":
            return _cas_number(f"{turn}00")
        if form == "uri":
            return f"https://place-{turn}.example/"
        return _PATTERNS.get(field.get("pattern", ""), "Made-up text {0}.").format(turn, "I" * (turn % 20 + 1))


def _cas_number(number: str) -> str:
    """Return a CAS number with its check digit: the digits before it from the right, times 1, 2, 3, …"""
    digits = reversed(f"{number}29")
    return f"{number}-29-{sum(place * int(digit) for place, digit in enumerate(digits, start=1)) % 10}"


def leaves(data: object, part: dict, root: dict, path: Path = ()) -> Iterator[Leaf]:
    """Yield every value of a record with its part of the schema."""
    field = resolve(part, root)
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, field["properties"][key], root, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from leaves(value, field["items"], root, (*path, place))
    else:
        yield Leaf(path, data, field)


def changed(record: dict, path: Path, value: object) -> dict:
    """Return a copy of a record with another value at a path."""
    copied = copy.deepcopy(record)
    part = copied
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return copied
