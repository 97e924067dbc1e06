"""Rules about the log of corrections."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS, Corrections
from clearinghouse.records.corrections import Correction
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("COR-001", Severity.ERROR, "corrections")
def correction_of_unknown_record(log: Corrections, context: RuleContext) -> Iterator[Violation]:
    """A correction names a record and a field that exist, on a day that has come.

    What: The kind, the record or the first part of the field is not known, or the day is in the future.

    Why: Readers follow the log to the corrected record.

    Fix: Write the kind and the identifier of the record, such as sources/example-fund, and the name of its field.
    """
    for place, item in enumerate(log.corrections):
        yield from _unknown_place(place, item, context.catalogue)
        if item.on > context.latest_today:
            yield _violation(place, "on", f"{item.on} is in the future", f"{context.latest_today} or earlier")


def _unknown_place(place: int, item: Correction, catalogue: Catalogue) -> Iterator[Violation]:
    if item.kind not in KINDS:
        hint = suggest(item.kind, KINDS)
        yield _violation(place, "record", f'there is no kind "{item.kind}"', "kind and identifier of a record", hint)
        return
    known = {*catalogue.known.get(item.kind, ()), *catalogue.records(item.kind)}
    if item.identifier not in known:
        hint = suggest(item.identifier, known)
        yield _violation(
            place, "record", f'there is no record "{item.record}"', "kind and identifier of a record", hint
        )
    fields = catalogue.schemas.trees[KINDS[item.kind].schema].keys
    field = item.field.partition(".")[0]
    if field not in fields:
        yield _violation(
            place, "field", f'there is no field "{field}"', "a field of the record", suggest(field, fields)
        )


def _violation(place: int, field: str, message: str, expected: str, suggestion: str = "") -> Violation:
    return Violation(("corrections", place, field), message, expected, "Correct the entry.", suggestion)
