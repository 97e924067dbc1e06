"""Rules about the service levels."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_lifecycle import NEXT
from clearinghouse.problems.problem import Severity
from clearinghouse.records import ServiceLevels
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("SLV-001", Severity.ERROR, "service-levels")
def stage_with_two_levels(record: ServiceLevels, _: RuleContext) -> Iterator[Violation]:
    """A stage has one level at most, and a level its own name.

    What: Two levels name the same stage, or have the same identifier.

    Why: A request would have two due dates, and nobody could say which counts.

    Fix: Remove the stage from one of the two levels, or rename one.
    """
    first: dict[str, str] = {}
    names: set[str] = set()
    for number, level in enumerate(record.levels):
        if level.id in names:
            yield Violation(
                ("levels", number, "id"), f'there are two levels "{level.id}"', "a name of its own", "Rename one."
            )
        names.add(level.id)
        for place, stage in enumerate(level.stages):
            other = first.setdefault(stage, level.id)
            if other != level.id:
                yield Violation(
                    ("levels", number, "stages", place),
                    f'"{stage}" already has the level "{other}"',
                    "one level for each stage",
                    "Remove it from one of the two.",
                )


@rule("SLV-002", Severity.ERROR, "service-levels")
def clock_that_cannot_stop(record: ServiceLevels, _: RuleContext) -> Iterator[Violation]:
    """A level stands on a stage that can be left.

    What: A level names a state after which nothing can come, such as "withdrawn".

    Why: The clock would run for ever, and the request would be overdue for ever.

    Fix: Remove the stage from the level.
    """
    for number, level in enumerate(record.levels):
        for place, stage in enumerate(level.stages):
            if stage in NEXT and not NEXT[stage]:
                yield Violation(
                    ("levels", number, "stages", place),
                    f'nothing comes after "{stage}"',
                    "a state that another one can follow",
                    "Remove it.",
                )
