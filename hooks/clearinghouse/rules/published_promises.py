"""Rules about what changed since the last published state: identifiers are promises, history only grows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.changes import most_similar, removed_records
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("IDS-001", Severity.ERROR, scope="change")
def vanished_identifier(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """A published identifier is kept.

    What: The record was published, and no file has its identifier any more: it was deleted or renamed.

    Why: Ministries and other sites link to its page and keep its identifier. An address that answered goes on
    answering.

    Fix: Put the file back. If the record was renamed, let the old file hold only "moved_to" with the new identifier,
    and "on" and "reason". If it is out of use, add "retired" with "on" and "reason" to the old file.
    """
    for kind, identifier in removed_records(before, context.catalogue):
        renamed = most_similar((kind, identifier), before, context.catalogue)
        yield Violation(
            (),
            f'the published record "{identifier}" is gone',
            "a file with the record, or with where it went",
            _repair((kind, identifier), before, renamed),
            renamed,
            (kind, identifier),
        )


def _repair(key: Key, before: Catalogue, renamed: str) -> str:
    kind, identifier = key
    if renamed:
        return f'If "{renamed}" is its new name, let data/{kind}/{identifier}.yml hold only: moved_to: {renamed}'
    if key in before.moved:
        return "Put the file back: old links lead through it to the record."
    if KINDS[kind].is_retirable:
        return 'Put the file back, and add "retired" with "on" and "reason"; or let it hold only "moved_to".'
    return 'Put the file back, or let it hold only "moved_to" with the identifier that took its place.'


@rule("IDS-002", Severity.ERROR, scope="change")
def reused_identifier(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """An identifier is used only once.

    What: The identifier belonged to a record that moved, or to a retired one of another name, and now names
    something else.

    Why: Who follows an old link would read about another thing and not notice.

    Fix: Put the old file back, and give the new record an identifier of its own.
    """
    after = context.catalogue
    for key, document in after.documents.items():
        pointed = before.moved.get(key)
        if pointed and key not in after.moved:
            yield _reused(key, f'"{key[1]}" led to "{pointed.moved_to}" and is a record of its own now')
        old = before.documents.get(key)
        if old and old.data.get("retired") and not document.data.get("retired") and key not in after.moved:
            names = [str(item.data.get("name") or item.data.get("title")) for item in (old, document)]
            if names[0] != names[1]:
                yield _reused(key, f'"{key[1]}" was the retired record "{names[0]}" and names another one now')


def _reused(key: Key, message: str) -> Violation:
    repair = "Put the old file back, and choose a new identifier for the new record."
    return Violation((), message, "an identifier that was never used before", repair, record=key)


@rule("IDS-003", Severity.ERROR, scope="change")
def vanished_target(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """What an old address leads to is kept.

    What: "moved_to" leads to a record that was published and is gone, or that has moved on.

    Why: The old address, which answered until now, would lead nowhere.

    Fix: Put the record back, or write the identifier of the record that took its place into "moved_to".
    """
    after = context.catalogue
    gone = set(removed_records(before, after))
    for (kind, identifier), pointer in after.moved.items():
        target = (kind, pointer.moved_to)
        onward = after.moved.get(target)
        if target in gone or (onward and target not in before.moved):
            near = onward.moved_to if onward else most_similar(target, before, after)
            state = "has moved on" if onward else "is gone"
            repair = f"Write moved_to: {near}" if near else "Put the record back, or name the one that took its place."
            yield Violation(
                ("moved_to",), f'"{pointer.moved_to}" {state}', "a record in use", repair, near, (kind, identifier)
            )


@rule("IDS-004", Severity.ERROR, scope="change")
def vanished_term(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """A published term is kept.

    What: A term of a vocabulary was published, and the vocabulary does not have it any more.

    Why: Terms stand in addresses of pages and of filtered lists, and in the data that others have downloaded.

    Fix: Put the term back. Its label and definition may change. If it should be used no more, say so in its "note".
    """
    for identifier, vocabulary in before.vocabularies.items():
        kept = context.catalogue.vocabularies.get(identifier)
        for term in vocabulary.terms if kept else ():
            if term not in kept.terms:
                new = [other for other in kept.terms if other not in vocabulary.terms]
                yield Violation(
                    ("terms",),
                    f'the published term "{term}" is gone',
                    "every term that was ever published",
                    "Put it back; its label and definition may change.",
                    suggest(term, new),
                    ("vocabularies", identifier),
                    of_key=True,
                )


@rule("HIS-001", Severity.ERROR, scope="change")
def rewritten_history(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """The history of a request only grows.

    What: An entry that was published in the history of a request is gone or was changed.

    Why: The country, the centre and the secretariat rely on what was recorded. The clock of each stage and the report
    rest on it.

    Fix: Put the entry back as it was. To correct it, add a new entry below that says so in its "note".
    """
    after = context.catalogue
    for key, old in before.documents.items():
        pointer = after.moved.get(key)
        today = ("requests", pointer.moved_to) if pointer else key  # a history goes with its request
        if key[0] == "requests" and today in after.documents:
            yield from _first_rewritten(today, _history(old.data), _history(after.documents[today].data))


def _history(data: dict) -> list:
    history = data.get("history")
    return history if isinstance(history, list) else []


def _first_rewritten(key: Key, published: list, present: list) -> Iterator[Violation]:
    for number, (old, new) in enumerate(zip_longest(published, present[: len(published)])):
        if _stated(old) != _stated(new):
            happened = "was changed" if new is not None else "is gone"
            yield Violation(
                ("history", number) if new is not None else ("history",),
                f"the published entry {_entry(old)} {happened}",
                "every published entry, in its place, as it was",
                "Put it back, and add what happened since below it.",
                record=key,
                of_key=new is None,
            )
            return  # the entries after a lost one have all moved up: one message tells it


def _stated(entry: object) -> object:
    """Leave out keys without a value: absent and null are one thing."""
    return {name: value for name, value in entry.items() if value is not None} if isinstance(entry, dict) else entry


def _entry(entry: object) -> str:
    return f"{entry.get('status')} of {entry.get('on')}" if isinstance(entry, dict) else str(entry)
