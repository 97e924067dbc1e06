"""Unmet demand: by work package and region, what no listed source covers, in needs, tonnes and money.

The secretariat is to help identify overall funding needs (proposal, paragraph 10c). Only needs waiting for help are
counted (see `need_standing`). Quantities in other units than tonnes, and sums in different currencies, are never added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum

from clearinghouse.domain.plans import Gap, Need, PackagePlan, PlanIndex, Role
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.records import Request

ROLES = (Role.PAYS, Role.LENDS, Role.DELIVERS)  # those of which a demand has the counts
_GRAM = 6  # decimals of a tonne
TONNES = frozenset({"tonne", "tonnes", "t", "metric tonnes", "metric tons"})


@dataclass(frozen=True, slots=True)
class Demand:
    """One work package of a waiting need, with how far money reaches it; `region` is None outside all regions."""

    request: Request
    country: str
    region: str | None
    plan: PackagePlan

    @property
    def tonnes(self) -> float | None:
        """The quantity, where it is given in tonnes."""
        quantity = self.plan.package.quantity
        return quantity.value if quantity and quantity.unit.casefold() in TONNES else None

    @property
    def cost(self) -> int | None:
        """What is open of the cost of this package alone; None where its document states no cost for it."""
        package = self.plan.package
        return None if package.cost is None else self.plan.open_cost


@dataclass(frozen=True, slots=True)
class Totals:
    """What several work packages ask for: how many by gap, tonnes, and sums by currency.

    `without_tonnes` and `without_cost` count the packages whose documents give no such figure.
    """

    by_gap: Mapping[Gap, int]
    tonnes: float
    without_tonnes: int
    money: Mapping[str, int]
    without_cost: int

    @property
    def count(self) -> int:
        """How many work packages there are."""
        return sum(self.by_gap.values())

    @property
    def uncovered(self) -> int:
        """How many have no source that is known to pay."""
        return self.count - self.by_gap.get(Gap.GRANT, 0)


def demands(needs: Iterable[Need], index: PlanIndex) -> Iterator[Demand]:
    """Yield every open work package of the given needs, in their order."""
    for need in needs:
        country = need.question.country
        for item in index.counts(need.question, ROLES):
            yield Demand(need.request, country.id, region_of(country), item)


def totals(found: Iterable[Demand]) -> Totals:
    """Add up work packages."""
    items = list(found)
    money: Counter[str] = Counter()
    for item in items:
        if item.cost is not None and item.plan.currency:
            money[item.plan.currency] += item.cost
    tonnes = [item.tonnes for item in items if item.tonnes is not None]
    return Totals(
        by_gap=Counter(item.plan.gap for item in items),
        tonnes=add_up(tonnes),
        without_tonnes=len(items) - len(tonnes),
        money=dict(sorted(money.items())),
        without_cost=sum(item.cost is None for item in items),
    )


def add_up(quantities: Iterable[float]) -> float:
    """Add quantities as they are written: 0.1 and 0.2 are 0.3. A whole sum is a whole number."""
    total = round(fsum(quantities), _GRAM)
    return int(total) if total.is_integer() else total


def by_package_and_region(found: Iterable[Demand]) -> dict[tuple[str, str | None], Totals]:
    """Return the totals of each work package in each region that has one."""
    groups: dict[tuple[str, str | None], list[Demand]] = {}
    for item in found:
        groups.setdefault((item.plan.package.package, item.region), []).append(item)
    return {key: totals(items) for key, items in groups.items()}
