"""Rules about events of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.events import first_day, last_day
from clearinghouse.problems.problem import Severity
from clearinghouse.records import TreatyEvent
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("EVT-001", Severity.NOTICE, "events")
def day_without_outcome(event: TreatyEvent, context: RuleContext) -> Iterator[Violation]:
    """An event whose tentative days have passed says what came of it.

    What: The days of the event were tentative, they have passed, and "outcome" is empty.

    Why: The calendar does not show whether it took place. A tentative day that has passed is not a fact.

    Fix: Read what came of it and write "outcome", or correct the days. If it did not take place, say so.
    """
    if event.is_tentative and not event.outcome and not event.retired:
        last = last_day(event.ends or event.starts)
        if last < context.as_of:
            yield Violation(
                ("certainty",),
                f"the tentative days passed on {last}, and no outcome is stated",
                '"outcome", or other days',
                "Read what came of it.",
            )


@rule("EVT-002", Severity.ERROR, "events")
def ends_before_it_starts(event: TreatyEvent, _: RuleContext) -> Iterator[Violation]:
    """An event does not end before it starts.

    What: "ends" is before "starts".

    Why: One of the two is wrong, and calendars would refuse the entry.

    Fix: Correct the wrong one.
    """
    if event.ends and last_day(event.ends) < first_day(event.starts):
        yield Violation(
            ("ends",), f"{event.ends} is before {event.starts}", f"{event.starts} or later", "Correct the days."
        )
