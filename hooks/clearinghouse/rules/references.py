"""Rules about references: to other records, countries and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.catalogue.new_organisations import FIELD as NEW
from clearinghouse.catalogue.new_organisations import new_organisation
from clearinghouse.catalogue.plain_files import is_reserved
from clearinghouse.documents.references import iter_references
from clearinghouse.documents.schema import Reference
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Source
from clearinghouse.rules.advice import advise_on_country, labels_of, meant, names_of
from clearinghouse.rules.rule import RuleContext, Violation, rule

_Referring = tuple[Key, DataPath, str, Reference]  # the record, the place, the value and the field that refers


@rule("REF-001", Severity.ERROR)
def unknown_record(context: RuleContext) -> Iterator[Violation]:
    """A record that others refer to exists.

    What: The record refers to an organisation, centre, source or chemical that has no record.

    Why: The page would have a dead link, and the fact behind it would be lost.

    Fix: Correct the identifier, or add the missing record first.
    """
    catalogue = context.catalogue

    def is_wrong(reference: Reference, value: str) -> bool:
        return not reference.is_term and reference.target != "countries" and not _exists(catalogue, reference, value)

    for key, where, value, reference in _wrong(catalogue, is_wrong):
        place = f"data/{reference.target}/"
        yield _missing(key, where, value, place, f"an identifier from {place}", names_of(catalogue, reference.target))


@rule("REF-002", Severity.ERROR)
def unknown_country(context: RuleContext) -> Iterator[Violation]:
    """A country code has a record.

    What: There is no file for the code in data/countries/.

    Why: Eligibility, centres and the country's page all depend on the code.

    Fix: Use the three-letter ISO 3166-1 code. Name territories without a record in a note.
    """
    catalogue = context.catalogue

    def is_wrong(reference: Reference, value: str) -> bool:
        return reference.target == "countries" and not _exists(catalogue, reference, value)

    for key, where, value, _ in _wrong(catalogue, is_wrong):
        advice = advise_on_country(value, catalogue)
        yield Violation(
            where, f'the country "{value}" has no record', advice.expected, advice.fix, advice.suggestion, key
        )


@rule("REF-003", Severity.ERROR)
def unknown_term(context: RuleContext) -> Iterator[Violation]:
    """A term is in its vocabulary.

    What: The value is not a term of the vocabulary that this field uses.

    Why: The lists and filters of the site are built from terms. Any other value would be in none of them.

    Fix: Choose a term from the vocabulary. To add a new term, change the vocabulary first.
    """
    catalogue = context.catalogue

    def is_wrong(reference: Reference, value: str) -> bool:
        vocabulary = catalogue.vocabularies.get(reference.target) if reference.is_term else None
        return vocabulary is not None and value not in vocabulary.terms

    for key, where, value, reference in _wrong(catalogue, is_wrong):
        place = f"data/vocabularies/{reference.target}.yml"
        terms = labels_of(catalogue, reference.target)
        yield _missing(key, where, value, place, f"one of {', '.join(terms)}", terms)


# What a source gave stays given when the source is retired.
_OF_THE_PAST = frozenset({"awards"})


@rule("REF-004", Severity.ERROR)
def retired_record(context: RuleContext) -> Iterator[Violation]:
    """No record refers to a retired, moved or removed one.

    What: The record refers to another one that is retired, that has a new identifier, or whose text was removed.

    Why: Readers would be sent to something that no longer exists.

    Fix: Name the record that replaced it, or remove the reference.
    """
    catalogue = context.catalogue

    def is_wrong(reference: Reference, value: str) -> bool:
        return not reference.is_term and (
            not catalogue.is_record((reference.target, value)) or _is_retired(catalogue, reference, value)
        )

    for key, where, value, reference in _wrong(catalogue, is_wrong):
        if key[0] in _OF_THE_PAST and catalogue.is_record((reference.target, value)):
            continue
        moved = catalogue.moved.get((reference.target, value))
        message, fix, suggestion = (
            (f'"{value}" has moved', f'Write "{moved.moved_to}".', moved.moved_to)
            if moved
            else (f'"{value}" is {_end(catalogue, reference, value)}', "Remove it, or name another record.", "")
        )
        yield Violation(where, message, "a record in use", fix, suggestion, key)


def _end(catalogue: Catalogue, reference: Reference, value: str) -> str:
    return "removed" if (reference.target, value) in catalogue.removed else "retired"


def _is_retired(catalogue: Catalogue, reference: Reference, value: str) -> bool:
    return bool(getattr(catalogue.records(reference.target).get(value), "retired", None))


@rule("REF-005", Severity.ERROR)
def moved_to_nothing(context: RuleContext) -> Iterator[Violation]:
    """A moved record leads to a record in use.

    What: "moved_to" does not name a record, or names one that has itself moved or is retired.

    A record whose text was removed later is a target, too: its page says so.

    Why: The old address would lead nowhere.

    Fix: Name the record of the same kind that is in use today.
    """
    catalogue = context.catalogue
    for (kind, identifier), moved in catalogue.moved.items():
        target = catalogue.records(kind).get(moved.moved_to)
        if (kind, moved.moved_to) in catalogue.removed:
            continue
        if target is None or getattr(target, "retired", None):
            yield Violation(
                ("moved_to",),
                f'"{moved.moved_to}" is not a record in use',
                f"a record in data/{kind}/",
                "Name the record that replaced it.",
                suggest(moved.moved_to, catalogue.records(kind)),
                (kind, identifier),
            )


@rule("REF-006", Severity.ERROR)
def new_organisation_is_known(context: RuleContext) -> Iterator[Violation]:
    """A new organisation has no record yet.

    What: A source describes its organisation under "new_organisation", and another file is or describes the same one.

    Why: Two descriptions of one organisation would contradict each other sooner or later.

    Fix: Remove the group "new_organisation". If it is another organisation, give it another identifier.
    """
    catalogue = context.catalogue
    for key, source in catalogue.files.items():
        identifier = new_organisation(source) if key[0] == "sources" else ""
        known = catalogue.documents.get(("organisations", identifier))
        if not identifier or (known and known.path == source.path):
            continue
        place = known.path if known else record_path("organisations", identifier)
        message = (
            f'"{identifier}" cannot be a file name' if is_reserved(identifier) else f'"{identifier}" is in {place}'
        )
        yield Violation(
            (NEW,), message, "an organisation without a record", "Remove the group.", record=key, of_key=True
        )


@rule("REF-007", Severity.NOTICE, "sources")
def organisation_without_own_file(source: Source, context: RuleContext) -> Iterator[Violation]:
    """An organisation has a file of its own.

    What: The organisation of a source is described in the file of the source, under "new_organisation".

    Why: From a browser, a contributor can submit only one file at a time, so a source may bring its organisation.
    But where several sources are of one organisation, nobody looks for it in the file of the first.

    Fix: Run "make fix": it moves the group into a file of its own. A maintainer does this after the source is merged.
    """
    key = ("organisations", source.organisation)
    if (known := context.catalogue.documents.get(key)) and known.path == context.catalogue.path(("sources", source.id)):
        place = record_path(*key)
        yield Violation((NEW,), "the organisation has no file of its own", place, 'Run "make fix".', of_key=True)


def _wrong(catalogue: Catalogue, is_wrong: Callable[[Reference, str], bool]) -> Iterator[_Referring]:
    """Yield every reference that is wrong, with its place; most catalogues have none."""
    wrong = {
        reference: wrong_values
        for reference, values in catalogue.pointed_to.items()
        if (wrong_values := {value for value in values if is_wrong(reference, value)})
    }
    if not wrong:
        return
    trees = catalogue.trees()
    for key, document in catalogue.files.items():
        if catalogue.is_record(key):
            for where, value, reference in iter_references(document.data, trees[key[0]]):
                if value in wrong.get(reference, ()):
                    yield key, where, value, reference


def _exists(catalogue: Catalogue, reference: Reference, value: str) -> bool:
    return value in catalogue.known[reference.target]


def _missing(key: Key, where: DataPath, value: str, place: str, expected: str, labels: Mapping[str, str]) -> Violation:
    return Violation(
        where,
        f'"{value}" is not in {place}',
        expected,
        "Correct it, or add it there first.",
        meant(value, labels),
        key,
    )
