"""What changed between two states of the catalogue: records added, changed, moved, retired and removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from rapidfuzz import fuzz

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.documents.document import Document
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.records import is_removed

# Per cent of equal text (Indel similarity). A renamed record with some edits has more, another record has less.
SIMILAR = 60


class ChangeKind(StrEnum):
    """What happened to a record between two states."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    RETIRED = "retired"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field (dotted path, list entries numbered from 1) and its values; None when it is absent or null."""

    field: str
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record; `to` is the new identifier of a moved one.

    `is_withheld` is true when one of the two states must not be shown, because there is no consent to its publication
    or because the text was removed; then there are no fields.
    """

    key: Key
    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()
    to: str = ""
    is_withheld: bool = False


def find_changes(before: Catalogue, after: Catalogue) -> list[Change]:
    """Return what happened to each record, sorted by kind and identifier; unchanged records are skipped."""
    keys = sorted(before.documents.keys() | after.documents.keys())
    compared = (_change(key, before, after) for key in keys if not _is_unreadable(key, after))
    return [change for change in compared if change]


def removed_records(before: Catalogue, after: Catalogue) -> list[Key]:
    """Return the records of `before` whose identifier no file claims any longer, not even an unreadable one."""
    return [key for key in before.documents if key[1] not in after.known.get(key[0], frozenset({key[1]}))]


def most_similar(key: Key, before: Catalogue, after: Catalogue) -> str:
    """Return the identifier of the new record of the same kind whose text is most like that of a removed one, or ""."""
    new = {
        identifier: document.text
        for (kind, identifier), document in after.documents.items()
        if kind == key[0] and (kind, identifier) not in before.documents
    }
    text = before.documents[key].text
    scores = {identifier: fuzz.ratio(text, other, score_cutoff=SIMILAR) for identifier, other in new.items()}
    best = max(scores, key=lambda identifier: scores[identifier], default="")
    return best if scores.get(best) else ""  # 0 is the score of everything below the limit


def _is_unreadable(key: Key, after: Catalogue) -> bool:
    """Whether the file exists but has problems: the checker reports them, and the record is not compared."""
    return key not in after.documents and key[1] in after.known.get(key[0], frozenset({key[1]}))


def _change(key: Key, before: Catalogue, after: Catalogue) -> Change | None:
    old, new = before.documents.get(key), after.documents.get(key)
    if new is None:
        return Change(key, ChangeKind.REMOVED)
    if old is None:
        return Change(key, ChangeKind.ADDED)
    fields = tuple(field_changes(old.data, new.data))
    if not fields:
        return None
    if any(is_withheld(key[0], document.data) for document in (old, new)):
        return Change(key, _kind(key, old, new), is_withheld=True)
    return Change(key, _kind(key, old, new), fields, str(new.data.get("moved_to") or ""))


def is_withheld(kind: str, data: JsonObject) -> bool:
    """Return whether no report may show what a file says: consent to its publication is lacking, or was withdrawn."""
    if kind != "requests":
        return is_removed(kind, data)
    submitted = data.get("submitted")
    has_consent = submitted.get("consent") is True if isinstance(submitted, dict) else data.get("origin") != "submitted"
    return not has_consent or is_removed(kind, data)


def _kind(key: Key, old: Document, new: Document) -> ChangeKind:
    if is_removed(key[0], new.data) and not is_removed(key[0], old.data):
        return ChangeKind.REMOVED
    if new.data.get("moved_to") and not old.data.get("moved_to"):
        return ChangeKind.MOVED
    if new.data.get("retired") and not old.data.get("retired"):
        return ChangeKind.RETIRED
    return ChangeKind.CHANGED


def field_changes(before: JsonValue, after: JsonValue, name: str = "") -> Iterator[FieldChange]:
    """Yield each field whose value differs; absent and null are the same, as everywhere in the records."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            yield from field_changes(before.get(key), after.get(key), f"{name}.{key}" if name else key)
    elif isinstance(before, list) and isinstance(after, list) and _are_groups(before) and _are_groups(after):
        for number, (old, new) in enumerate(zip_longest(before, after), start=1):
            yield from field_changes(old, new, f"{name}[{number}]")
    elif before != after:
        yield FieldChange(name, before, after)


def _are_groups(values: list[JsonValue]) -> bool:
    return bool(values) and all(isinstance(item, dict) for item in values)
