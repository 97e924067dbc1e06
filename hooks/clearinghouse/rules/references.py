"""Rules about what records point to: other records, countries and terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearinghouse.catalogue import Catalogue, Key
from clearinghouse.near import nearest
from clearinghouse.problems import Severity
from clearinghouse.records import SCHEMA_OF_KIND
from clearinghouse.rules.registry import Finding, rule
from clearinghouse.schema import Reference

Found = tuple[Key, tuple[str | int, ...], str, Reference]


@rule("REF-001", Severity.ERROR)
def unknown_record(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A record that others name exists.

    What: The record names an organisation, centre, source or chemical that has no record.

    Why: The page would have a dead link, and the fact behind it would be lost.

    Mend: Correct the identifier, or add the missing record first.
    """
    for key, where, value, reference in _references(catalogue):
        if not reference.is_term and reference.target != "countries" and not _exists(catalogue, reference, value):
            known = catalogue.known[reference.target]
            yield _dangling(key, where, value, f"data/{reference.target}/", known)


@rule("REF-002", Severity.ERROR)
def unknown_country(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A country code that has a record.

    What: The code is not one of the files in data/countries/.

    Why: Eligibility, centres and the country's page all hang on the code.

    Mend: Use the ISO 3166-1 code of three letters. Territories without a record are named in a note.
    """
    for key, where, value, reference in _references(catalogue):
        if reference.target == "countries" and not _exists(catalogue, reference, value):
            near = nearest(value, catalogue.known["countries"])
            yield Finding(
                where,
                f'the country "{value}" has no record',
                "the code of a file in data/countries/",
                "Use the three-letter code of the country.",
                near,
                key,
            )


@rule("REF-003", Severity.ERROR)
def unknown_term(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A term that its vocabulary has.

    What: The value is not a term of the vocabulary that this field uses, or a vocabulary that fields use has no file.

    Why: Terms make the lists and filters of the site. A term of one's own would stand in none of them.

    Mend: Choose a term from the vocabulary. To add a new term, change the vocabulary first.
    """
    for key, where, value, reference in _references(catalogue):
        vocabulary = catalogue.vocabularies.get(reference.target) if reference.is_term else None
        if vocabulary and value not in vocabulary.terms:
            yield _dangling(key, where, value, f"data/vocabularies/{reference.target}.yml", vocabulary.terms)


@rule("REF-004", Severity.ERROR)
def retired_record(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No record points to one that is retired or moved.

    What: The record names another one that is out of use, or that has a new identifier.

    Why: Readers would be sent to something that no longer exists.

    Mend: Name the record that took its place, or remove the reference.
    """
    for key, where, value, reference in _references(catalogue):
        if reference.is_term or reference.target == "countries":
            continue
        gone = catalogue.moved.get((reference.target, value))
        if gone:
            yield Finding(
                where, f'"{value}" has moved', "a record in use", f'Write "{gone.moved_to}".', gone.moved_to, key
            )
        elif getattr(catalogue.records(reference.target).get(value), "retired", None):
            yield Finding(where, f'"{value}" is retired', "a record in use", "Remove it, or name another one.", "", key)


@rule("REF-005", Severity.ERROR)
def moved_to_nothing(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A moved record leads to a record in use.

    What: "moved_to" names no record, or one that has itself moved or is retired.

    Why: The old address would lead nowhere.

    Mend: Name the record of the same kind that is in use today.
    """
    for (kind, identifier), gone in catalogue.moved.items():
        target = catalogue.records(kind).get(gone.moved_to)
        if target is None or getattr(target, "retired", None):
            choices = catalogue.records(kind)
            yield Finding(
                ("moved_to",),
                f'"{gone.moved_to}" is no record in use',
                f"a record in data/{kind}/",
                "Name the record that took its place.",
                nearest(gone.moved_to, choices),
                (kind, identifier),
            )


def _references(catalogue: Catalogue) -> Iterator[Found]:
    trees = {kind: _tree(found) for kind, found in catalogue.schemas.references.items()}
    for key, document in catalogue.documents.items():
        if key not in catalogue.moved:
            for where, value, reference in _walk(document.data, trees[SCHEMA_OF_KIND[key[0]]], ()):
                yield key, where, value, reference


_Tree = dict[str, "_Tree | Reference"]


def _tree(references: tuple[Reference, ...]) -> _Tree:
    """Fold the paths of references into one tree, so that each record is walked only once."""
    tree: _Tree = {}
    for reference in references:
        part = tree
        for key in reference.path[:-1]:
            part = part.setdefault(key, {})
        part[reference.path[-1]] = reference
    return tree


def _walk(data: object, tree: _Tree | Reference, where: tuple) -> Iterator[tuple[tuple, str, Reference]]:
    if isinstance(tree, Reference):
        if isinstance(data, str):
            yield where, data, tree
    elif "*" in tree:
        for number, item in enumerate(data or ()):
            yield from _walk(item, tree["*"], (*where, number))
    elif isinstance(data, dict):
        for key in tree.keys() & data.keys():
            yield from _walk(data[key], tree[key], (*where, key))


def _exists(catalogue: Catalogue, reference: Reference, value: str) -> bool:
    return value in catalogue.known[reference.target]


def _dangling(key: Key, where: tuple, value: str, place: str, choices: object) -> Finding:
    return Finding(
        where,
        f'"{value}" is not in {place}',
        f"an identifier from {place}",
        "Correct it, or add it there first.",
        nearest(value, choices),
        key,
    )
