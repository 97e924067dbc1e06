"""Matches for machines: reasons are ids, and `api/v1/match-criteria.json` says what each means."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from operator import add, attrgetter

from clearinghouse.domain.matching import Criterion, Finding, Match, Scores, score_breakdown
from clearinghouse.domain.source_verdict import SourceVerdict
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.wording.match_evidence import source_evidence

_criterion = attrgetter("criterion")


class _Criteria(dict[Finding, str]):
    """Each finding as the beginning of an object, which the numbers of its evidence end; written when first needed."""

    def __missing__(self, finding: Finding) -> str:
        criterion, state, reason, terms = finding
        names = f'"criterion":"{criterion}","state":"{state}","reason":"{reason}"'
        text = self[finding] = f'{{{names},"terms":[{",".join(map(encode_basestring, terms))}]'
        return text


class MatchJson:
    """Writes matches as JSON. Parts that return in many files are written once each."""

    def __init__(self, context: SiteContext) -> None:
        """Start without any written part."""
        self._context = context
        self._criteria = _Criteria()
        self._orders: dict[Scores, str] = {}
        self._evidence: dict[str, dict[Criterion, str]] = {}
        self._answers: dict[tuple[str, str], str] = {}

    def match(self, match: Match) -> str:
        """Return one match as JSON."""
        evidence = self._evidence_of(self._context.catalogue.sources[match.source])
        ends = map(evidence.__getitem__, map(_criterion, match.findings))
        criteria = ",".join(map(add, map(self._criteria.__getitem__, match.findings), ends))
        order = self._orders.get(match.scores) or self._order(match.scores)
        return (
            f'{{"source":"{match.source}","verdict":"{match.verdict}","points":{match.points},'
            f'"order":{{{order}}},"criteria":[{criteria}]}}'
        )

    def _order(self, order: Scores) -> str:
        parts = score_breakdown(order, self._context.facts.matching.context)
        text = self._orders[order] = ",".join(f'"{item.reason}":[{item.points},{item.maximum}]' for item in parts)
        return text

    def answer(self, source: Source, answer: SourceVerdict) -> str:
        """Return the answer of a source for a country as JSON."""
        key = source.id, answer.reason.value
        if key not in self._answers:
            self._answers[key] = (
                f'{{"source":"{source.id}","verdict":"{answer.verdict.value}","reason":"{answer.reason.value}",'
                f'"lists":{as_json(source.eligibility.memberships)}{self._evidence_of(source)[Criterion.COUNTRY]}'
            )
        return self._answers[key]

    def _evidence_of(self, source: Source) -> dict[Criterion, str]:
        if source.id not in self._evidence:
            self._evidence[source.id] = {
                criterion: f',"evidence":[{",".join(map(str, numbers))}]}}'
                for criterion, numbers in source_evidence(source).items()
            }
        return self._evidence[source.id]


@lru_cache(maxsize=1)
def shared_writer(context: SiteContext) -> MatchJson:
    """Return the writer that the files of a context share."""
    return MatchJson(context)
