"""The match of one source with one need, with all its findings; what is alike is judged once."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.derive.matching.criteria import JUDGES, Finding, Judge
from clearinghouse.derive.matching.facts import Context, Need, Offer
from clearinghouse.derive.matching.match import CAUTION, Match, effect, matched
from clearinghouse.derive.matching.order import Share
from clearinghouse.derive.matching.population import Side


class Pairs:
    """The matches of all offers of a side. `fixed` has for each source the points that it always has."""

    def __init__(self, context: Context, offers: Side, fixed: Mapping[str, tuple[Share, ...]]) -> None:
        self._context, self._offers, self._fixed = context, offers, fixed
        self._found: tuple[dict[tuple, tuple[Finding | None, str]], ...] = tuple({} for _ in JUDGES)
        self._need_keys: dict[Need, tuple] = {}
        self._numbers = tuple(offers.keys[judge.criterion].number for judge in JUDGES)

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a source, by its id, with a need; each pair of keys is judged once."""
        place = self._offers.place[source]
        offer = self._offers.records[place]
        of_need = self._need_keys.get(need) or self._need_keys.setdefault(need, tuple(j.of_need(need) for j in JUDGES))
        findings, asked = [], set()
        for judge, known, numbers, own in zip(JUDGES, self._found, self._numbers, of_need, strict=True):
            key = numbers[place], own
            if key not in known:
                known[key] = self._judge(judge, offer, need)
            finding, effects = known[key]
            if finding:
                findings.append(finding)
                asked.add(effects)
        return matched(offer, need, tuple(findings), asked, self._context, self._fixed[source])

    def _judge(self, judge: Judge, offer: Offer, need: Need) -> tuple[Finding | None, str]:
        found = judge.judge(offer, need, self._context)
        return found, effect(found.criterion, found.state, self._context) if found else CAUTION
