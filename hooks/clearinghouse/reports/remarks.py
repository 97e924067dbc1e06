"""What a report says about changed records besides the fields: above all, a check that did not happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.changes import Change, ChangeKind
from clearinghouse.records.requirements import KEY_FACTS

_CHECK = "verified"
_DAY = "verified.on"


def remarks(changes: Sequence[Change], before: Catalogue, after: Catalogue) -> Iterator[tuple[Key, str]]:
    """Yield a record and a sentence for each changed record whose facts and whose date of checking do not fit."""
    for change in changes:
        if change.kind is ChangeKind.CHANGED and not change.is_withheld:
            yield from ((change.key, text) for text in _of_change(change, before, after))


def _of_change(change: Change, before: Catalogue, after: Catalogue) -> Iterator[str]:
    fields = [item.field for item in change.fields]
    roots = {field.split(".")[0].split("[")[0] for field in fields}
    facts = [fact.field for fact in KEY_FACTS.get(change.key[0], ()) if fact.field in roots]
    old, new = (_day(catalogue, change.key) for catalogue in (before, after))
    if facts and new and _DAY not in fields:
        evidence = "" if "evidence" in roots else " No evidence changed either."
        yield (
            f"{', '.join(facts)} changed, but {_DAY} is still {new}.{evidence} "
            f"If the page was read for this change, set {_DAY} to that day."
        )
    if roots == {_CHECK}:
        yield "Only the date of the check changed; no fact did."
    if old and new and new < old:
        yield f"{_DAY} went back, from {old} to {new}."


def _day(catalogue: Catalogue, key: Key) -> str:
    """Return the day of the check as it is written (YYYY-MM-DD); empty if a record states none."""
    checked = catalogue.documents[key].data.get(_CHECK)
    day = checked.get("on") if isinstance(checked, dict) else None
    return day if isinstance(day, str) else ""
