"""For which needs and sources the beginning of a proposal is prepared.

National focal points oversee the development of proposals, and centres advise on them (proposal, paragraphs 10a and
10b). Only likely pairs of real needs get one: a draft for a source that is not for the country costs a ministry weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from clearinghouse.domain.plans import Answer, NeedIndex, Plan, PlanIndex, Role
from clearinghouse.domain.plans.need_index import Need
from clearinghouse.domain.plans.plan import PackagePlan
from clearinghouse.records import Request, Source

MOST_FOR_A_NEED = 3
MOST_IN_ALL = 900  # a large catalogue has too many pairs for a small host
_ROLES = (Role.PAYS, Role.LENDS, Role.DELIVERS)  # those that one applies to


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """A work package of a proposal, with what the source does for it."""

    plan: PackagePlan
    answer: Answer


@dataclass(frozen=True, slots=True)
class Proposal:
    """A need and a source that likely helps with it; `parts` are the work packages with which it does."""

    need: Need
    source: Source
    parts: tuple[ProposedPart, ...]

    @property
    def request(self) -> Request:
        """The record of the need."""
        return self.need.request

    @property
    def address(self) -> str:
        """The folder of its page, from the top of the site."""
        return f"proposals/{self.request.id}/{self.source.id}/"


def proposals(needs: NeedIndex, index: PlanIndex) -> Iterator[Proposal]:
    """Yield the likely pairs: of each need the first sources that pay, then those that lend, then deliver."""
    return islice(_all(needs.needs, index), MOST_IN_ALL)


def _all(needs: Iterable[Need], index: PlanIndex) -> Iterator[Proposal]:
    for need in needs:
        yield from of_need(need, index.plan(need.question, most_to_ask=0))  # only likely sources are read


def of_need(need: Need, plan: Plan) -> list[Proposal]:
    """Return the proposals that are prepared for one need."""
    parts: dict[str, list[ProposedPart]] = {}
    for role in _ROLES:
        for item in plan.packages:
            for answer in item.choices[role].likely:
                parts.setdefault(answer.option.source.id, []).append(ProposedPart(item, answer))
    chosen = list(parts.values())[:MOST_FOR_A_NEED]
    return [Proposal(need, found[0].answer.option.source, tuple(found)) for found in chosen]
