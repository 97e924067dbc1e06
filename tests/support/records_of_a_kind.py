"""The made-up records of one kind: one with every field, and others in which one thing differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_tree import SchemaNode, leaves
from clearinghouse.json_value import DataPath
from clearinghouse.records import KINDS

from support.full_records import RecordMaker, changed

_ORIGINS = ("transcribed", "submitted", "illustrative")


@dataclass(frozen=True, eq=False)
class Leaf:
    """One value of a record, and its place in the schema."""

    path: DataPath
    value: object
    node: SchemaNode

    @property
    def name(self) -> str:
        """The path with dots, and "*" for a position in a list."""
        return ".".join("*" if isinstance(key, int) else key for key in self.path)


@dataclass(frozen=True)
class MadeUp:
    """The records made for one kind, by identifier. The first has every field; in the others one thing differs."""

    kind: str
    tree: SchemaNode
    records: Mapping[str, dict]
    twins: Mapping[str, str]  # a truth value or a term of the first record -> the record in which it is another

    @property
    def first(self) -> str:
        """The identifier of the record with every field."""
        return next(iter(self.records))

    @property
    def leaves(self) -> list[Leaf]:
        """The values of the record with every field."""
        return [Leaf(*leaf) for leaf in leaves(self.records[self.first], self.tree)]


def made_up_of_kind(kind: str, catalogue: Catalogue, maker: RecordMaker) -> MadeUp:
    """Make the records of a kind from its schema."""
    tree = catalogue.schemas.trees[KINDS[kind].schema]
    full = maker.value(tree)
    ids = (f"Z{a}{b}" if kind == "countries" else f"made-up-{a}{b}".lower() for a in "ZYX" for b in ascii_uppercase)
    records = {next(ids): full, next(ids): {key: value for key, value in full.items() if key != "retired"}}
    if kind == "requests":
        records |= {next(ids): {**full, "origin": origin} for origin in _ORIGINS}
    others = {leaf: _other(leaf, maker) for leaf in (Leaf(*item) for item in leaves(full, tree))}
    twins = {leaf.name: next(ids) for leaf, other in others.items() if other is not None}
    records |= {twins[leaf.name]: changed(full, leaf.path, others[leaf]) for leaf in others if leaf.name in twins}
    return MadeUp(kind, tree, records, twins)


def _other(leaf: Leaf, maker: RecordMaker) -> object:
    """Return false for true, another term for a term, and None for values that a page shows as they are."""
    if leaf.value is True:
        return False
    terms = maker.terms.get(leaf.node.vocabulary, ())
    return next((term for term in terms if term != leaf.value), None)
