"""The service clock of a submitted request: how long each stage took, when it is due, and whether it is late.

Only a request of origin "submitted" has a clock. A documented need was never sent to anyone, and an invented example
never happened. The service levels come from `data/service-levels.yml`; days are calendar days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.records import Level, Request, ServiceLevels
from clearinghouse.records.request import Event


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a request.

    `left` is None while the request is in it. `days` counts from `entered` to `left`, or to the date of the clock.
    `due` is None where no level applies. `late` is the number of days beyond `due`, 0 when in time.
    """

    status: str
    entered: date
    left: date | None
    days: int
    level: Level | None
    due: date | None
    late: int
    by: str | None = None
    note: str | None = None

    @property
    def overdue(self) -> bool:
        """Whether the request is still in this stage, beyond the date on which it was due to leave it."""
        return self.left is None and self.late > 0

    @property
    def waiting(self) -> bool:
        """Whether someone still has to act: the stage goes on, and it is not final or has a level of its own."""
        return self.left is None and (self.status not in FINAL or self.level is not None)


def levels_by_stage(records: Iterable[ServiceLevels]) -> dict[str, Level]:
    """Return the level of each stage. The first one counts; rule SLV-001 refuses a second."""
    levels: dict[str, Level] = {}
    for record in records:
        for level in record.levels:
            for stage in level.stages:
                levels.setdefault(stage, level)
    return levels


def request_stages(request: Request, levels: Mapping[str, Level], *, as_of: date) -> tuple[Stage, ...]:
    """Return the stages of a submitted request up to `as_of`, oldest first; nothing for every other origin."""
    if request.origin != "submitted":
        return ()
    events = [event for event in request.history if event.on <= as_of]
    ends = [*(event.on for event in events[1:]), None]
    return tuple(
        _stage(event, left, levels.get(event.status), as_of) for event, left in zip(events, ends, strict=False)
    )


def _stage(event: Event, left: date | None, level: Level | None, as_of: date) -> Stage:
    until = left or as_of
    due = event.on + timedelta(days=level.days) if level else None
    late = max(0, (until - due).days) if due else 0
    return Stage(event.status, event.on, left, (until - event.on).days, level, due, late, event.by, event.note)
