"""What was probably meant where a value must name a country, a term, a record or a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import Choose, choice_of
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.fixes.dates import possible_days
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records.requirements import CHECKERS, MAINTAINERS
from clearinghouse.text import fold_name

_MOST_LISTED = 40  # identifiers named in one message


@dataclass(frozen=True, slots=True)
class Advice:
    """What is expected, how to fix it, and what was probably meant; texts are empty where nothing can be said."""

    expected: str = ""
    fix: str = ""
    suggestion: str = ""


def advise(value: str, node: SchemaNode, catalogue: Catalogue) -> Advice:
    """Return what can be said about a value that its field refuses: what it can mean among the answers of the field."""
    if node.record_kind == "countries":
        return advise_on_country(value, catalogue)
    if node.format in ("date", "partial-date"):
        days = possible_days(value)
        return Advice(fix=f"It can be read in two ways: write {' or '.join(days)}.") if len(days) > 1 else Advice()
    labels = _labels(node, catalogue)
    if not labels:
        return Advice()
    place = _place(node)
    listed = f": {', '.join(labels)}" if len(labels) <= _MOST_LISTED else ""
    return Advice(f"an identifier from {place}{listed}", suggestion=meant(value, labels))


def advise_on_country(value: str, catalogue: Catalogue) -> Advice:
    """Return which country a value can mean. A country that it cannot mean is never named."""
    possible = CountryNames.of(catalogue).possible(value)
    expected = "the code of a file in data/countries/"
    if len(possible) == 1:
        return Advice(expected, "Write the code of the country.", possible[0])
    if possible:
        readings = " or ".join(f"{code} ({catalogue.countries[code].name})" for code in possible)
        return Advice(expected, f"Write {readings}.")
    return Advice(expected, "Write the code of the country in three capital letters (ISO 3166-1).")


def meant(value: str, labels: Mapping[str, str]) -> str:
    """Return the identifier whose label, or which itself, is most like a value; empty when none is close."""
    by_label = {fold_name(label): identifier for identifier, label in labels.items()}
    exact = by_label.get(fold_name(value))
    return exact or suggest(value, labels) or by_label.get(suggest(fold_name(value), by_label), "")


def _labels(node: SchemaNode, catalogue: Catalogue) -> Mapping[str, str]:
    """Return the answers at a place, identifier to label."""
    choice = choice_of(node)
    if choice is None:
        return {}
    if choice.among is Choose.TERMS:
        return labels_of(catalogue, choice.of)
    if choice.among is Choose.RECORDS:
        return names_of(catalogue, choice.of)
    roles = {Choose.CHECKERS: CHECKERS, Choose.MAINTAINERS: MAINTAINERS}.get(choice.among)
    return {**roles, **names_of(catalogue, "centres")} if roles else {}


def labels_of(catalogue: Catalogue, vocabulary: str) -> Mapping[str, str]:
    """Return the terms of a vocabulary, identifier to English label; none when it has no file."""
    found = catalogue.vocabularies.get(vocabulary)
    return {term.id: term.label_in("en") for term in found.terms.values()} if found else {}


def names_of(catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    """Return the records of a kind, identifier to name; those that could not be read have only the identifier."""
    records = catalogue.records(kind)
    names = {key: getattr(records.get(key), "name", None) for key in sorted(catalogue.known[kind])}
    return {key: str(name or key) for key, name in names.items()}


def _place(node: SchemaNode) -> str:
    if node.vocabulary:
        return f"data/vocabularies/{node.vocabulary}.yml"
    return f"data/{node.record_kind}/" if node.record_kind else "the roles and the centres"
