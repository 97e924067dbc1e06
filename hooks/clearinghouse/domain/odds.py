"""Odds and usual size of an award, computed from the results of past rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clearinghouse.records.source import Round


@dataclass(frozen=True, slots=True)
class Odds:
    """How many of the applications in some rounds got an award; `rounds` are those for which both are known."""

    rounds: int
    applications: int
    awards: int

    @property
    def percent(self) -> int:
        """The share of applications that got an award, rounded."""
        return round(100 * self.awards / self.applications)


@dataclass(frozen=True, slots=True)
class AverageAward:
    """The total of some rounds divided by their awards, in whole units of `currency`."""

    rounds: int
    awards: int
    total: int
    currency: str

    @property
    def average(self) -> int:
        """The average award, rounded to whole units."""
        return round(self.total / self.awards)


def odds(rounds: Sequence[Round]) -> Odds | None:
    """Return the odds in the rounds for which applications and awards are known; None when there is no such round."""
    known = [item.results for item in rounds if item.results and item.results.applications]
    counted = [(item.applications or 0, item.awards) for item in known if item.awards is not None]
    if not counted:
        return None
    return Odds(len(counted), sum(received for received, _ in counted), sum(awards for _, awards in counted))


def average_awards(rounds: Sequence[Round]) -> tuple[AverageAward, ...]:
    """Return the average award for each currency in which a round names its awards and their total."""
    found: dict[str, list[tuple[int, int]]] = {}
    for results in (item.results for item in rounds if item.results):
        if results.awards and results.total is not None and results.currency:
            found.setdefault(results.currency, []).append((results.awards, results.total))
    return tuple(
        AverageAward(len(items), sum(awards for awards, _ in items), sum(total for _, total in items), currency)
        for currency, items in found.items()
    )
