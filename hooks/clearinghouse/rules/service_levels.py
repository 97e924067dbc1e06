"""Rules about the service levels."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_lifecycle import NEXT
from clearinghouse.problems.problem import Severity
from clearinghouse.records import ServiceLevels
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("SLV-001", Severity.ERROR, "service-levels")
def stage_with_two_levels(record: ServiceLevels, _: RuleContext) -> Iterator[Violation]:
    """A stage has at most one level, and each level its own identifier.

    What: Two levels name the same stage, or have the same identifier.

    Why: A request would have two due dates, and it would be unclear which one counts.

    Fix: Remove the stage from one of the two levels, or rename one.
    """
    first: dict[str, str] = {}
    names: set[str] = set()
    for number, level in enumerate(record.levels):
        if level.id in names:
            yield Violation(
                ("levels", number, "id"),
                f'there are two levels "{level.id}"',
                "unique identifiers",
                "Rename one of them.",
            )
        names.add(level.id)
        for place, stage in enumerate(level.stages):
            other = first.setdefault(stage, level.id)
            if other != level.id:
                yield Violation(
                    ("levels", number, "stages", place),
                    f'"{stage}" already has the level "{other}"',
                    "one level for each stage",
                    "Remove it from one of the two levels.",
                )


@rule("SLV-002", Severity.ERROR, "service-levels")
def clock_that_cannot_stop(record: ServiceLevels, _: RuleContext) -> Iterator[Violation]:
    """A level is for a stage that a request can leave.

    What: A level names a final state, such as "withdrawn".

    Why: The clock would never stop, and the request would be overdue for ever.

    Fix: Remove the stage from the level.
    """
    for number, level in enumerate(record.levels):
        for place, stage in enumerate(level.stages):
            if stage in NEXT and not NEXT[stage]:
                yield Violation(
                    ("levels", number, "stages", place),
                    f'"{stage}" is a final state',
                    "a state that another state can follow",
                    "Remove it.",
                )
