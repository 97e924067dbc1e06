"""Rules about what changed since the last published state: identifiers are promises, history only grows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.changes import most_similar, removed_records
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("IDS-001", Severity.ERROR, scope="change")
def removed_identifier(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """A published identifier is kept.

    What: The record was published, and no file has its identifier any longer: it was deleted or renamed.

    Why: Ministries and other sites link to its page and store its identifier. An address that worked must keep working.

    Fix: Restore the file. If the record was renamed, the old file contains only "moved_to" with the new identifier, and
    "on" and "reason". If it is no longer in use, add "retired" with "on" and "reason" to the old file. If its text must
    go, as when consent is withdrawn, the file contains only "removed" with "on" and "reason".
    """
    for kind, identifier in removed_records(before, context.catalogue):
        new_name = most_similar((kind, identifier), before, context.catalogue)
        yield Violation(
            (),
            f'the published record "{identifier}" is gone',
            "a file with the record, or with its new identifier",
            _fix((kind, identifier), before, new_name),
            new_name,
            (kind, identifier),
        )


def _fix(key: Key, before: Catalogue, new_name: str) -> str:
    kind, identifier = key
    if new_name:
        return f'If "{new_name}" is its new name, data/{kind}/{identifier}.yml must contain only: moved_to: {new_name}'
    if key in before.moved:
        return "Restore the file: it leads old links to the record."
    if KINDS[kind].is_retirable:
        return (
            'Restore the file, and add "retired" with "on" and "reason"; or replace its content with "moved_to", or '
            'with "removed" if its text must go.'
        )
    return 'Restore the file, or replace its content with "moved_to" and the identifier that replaced it.'


@rule("IDS-002", Severity.ERROR, scope="change")
def reused_identifier(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """An identifier is used only once.

    What: The identifier belonged to a record that moved, to one that was removed, or to a retired one with another
    name, and now names something else.

    Why: Readers who follow an old link would read about something else without noticing.

    Fix: Restore the old file, and give the new record its own identifier.
    """
    after = context.catalogue
    for key, document in after.documents.items():
        moved = before.moved.get(key)
        if moved and key not in after.moved:
            yield _reused(key, f'"{key[1]}" led to "{moved.moved_to}" and is now a record itself')
        if key in before.removed and key not in after.removed:
            yield _reused(key, f'"{key[1]}" was a record whose text was removed, and now names a record')
        old = before.documents.get(key)
        if old and old.data.get("retired") and not document.data.get("retired") and after.is_record(key):
            names = [str(item.data.get("name") or item.data.get("title")) for item in (old, document)]
            if names[0] != names[1]:
                yield _reused(key, f'"{key[1]}" was the retired record "{names[0]}" and now names another one')


def _reused(key: Key, message: str) -> Violation:
    fix = "Restore the old file, and choose a new identifier for the new record."
    return Violation((), message, "an identifier that was never used before", fix, record=key)


@rule("IDS-003", Severity.ERROR, scope="change")
def removed_target(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """The target of an old address is kept.

    What: "moved_to" leads to a record that was published and has been removed, or that has moved itself.

    Why: The old address, which worked until now, would lead nowhere.

    Fix: Restore the record, or write the identifier of the record that replaced it into "moved_to".
    """
    after = context.catalogue
    gone = set(removed_records(before, after))
    for (kind, identifier), pointer in after.moved.items():
        target = (kind, pointer.moved_to)
        onward = after.moved.get(target)
        if target in gone or (onward and target not in before.moved):
            suggestion = onward.moved_to if onward else most_similar(target, before, after)
            state = "has itself moved" if onward else "is gone"
            fix = (
                f"Write moved_to: {suggestion}"
                if suggestion
                else "Restore the record, or name the one that replaced it."
            )
            yield Violation(
                ("moved_to",), f'"{pointer.moved_to}" {state}', "a record in use", fix, suggestion, (kind, identifier)
            )


@rule("IDS-004", Severity.ERROR, scope="change")
def removed_term(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """A published term is kept.

    What: A term of a vocabulary was published, and the vocabulary does not have it any longer.

    Why: Terms are part of the addresses of pages and filtered lists, and of data that others have downloaded.

    Fix: Restore the term. Its label and definition may change. If it should no longer be used, say so in its "note".
    """
    for identifier, vocabulary in before.vocabularies.items():
        present = context.catalogue.vocabularies.get(identifier)
        if present is None:
            continue
        added = [term for term in present.terms if term not in vocabulary.terms]
        for term in vocabulary.terms:
            if term not in present.terms:
                yield Violation(
                    ("terms",),
                    f'the published term "{term}" is gone',
                    "every term that was ever published",
                    "Restore it; its label and definition may change.",
                    suggest(term, added),
                    ("vocabularies", identifier),
                    of_key=True,
                )


@rule("HIS-001", Severity.ERROR, scope="change")
def rewritten_history(before: Catalogue, context: RuleContext) -> Iterator[Violation]:
    """The history of a request only grows.

    What: A published entry in the history of a request has been removed or changed, and the request is not one whose
    text was removed as a whole.

    Why: The country, the centre and the secretariat rely on what was recorded. The clock of each stage and the report
    are based on it.

    Fix: Restore the entry as it was. To correct it, add a new entry below that says so in its "note".
    """
    after = context.catalogue
    for key, old in before.documents.items():
        moved = after.moved.get(key)
        present = ("requests", moved.moved_to) if moved else key  # a history moves with its request
        if key[0] == "requests" and present in after.documents and present not in after.removed:
            yield from _first_rewritten(present, _history(old.data), _history(after.documents[present].data))


def _history(data: JsonObject) -> list[JsonValue]:
    history = data.get("history")
    return history if isinstance(history, list) else []


def _first_rewritten(key: Key, published: list[JsonValue], present: list[JsonValue]) -> Iterator[Violation]:
    for number, (old, new) in enumerate(zip_longest(published, present[: len(published)])):
        if _stated(old) != _stated(new):
            change = "was changed" if new is not None else "was removed"
            yield Violation(
                ("history", number) if new is not None else ("history",),
                f"the published entry {_entry(old)} {change}",
                "every published entry, unchanged and in its place",
                "Restore it, and add what happened since below it.",
                record=key,
                of_key=new is None,
            )
            return  # the entries after a removed one have all moved up: one message is enough


def _stated(entry: JsonValue) -> JsonValue:
    """Omit keys without a value: absent and null are the same."""
    return {name: value for name, value in entry.items() if value is not None} if isinstance(entry, dict) else entry


def _entry(entry: JsonValue) -> str:
    return f"{entry.get('status')} of {entry.get('on')}" if isinstance(entry, dict) else str(entry)
