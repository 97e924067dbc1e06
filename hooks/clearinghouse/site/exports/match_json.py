"""Matches for machines: reasons are ids, and `api/v1/match-criteria.json` says what each means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from clearinghouse.domain.matching import Context, Criterion, Finding, Match, Order, State, shares
from clearinghouse.domain.source_eligibility import Answer
from clearinghouse.records import Request, Source
from clearinghouse.site.exports.api_envelope import SCHEMA_VERSION, as_json
from clearinghouse.wording.match_text import source_evidence

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext
    from clearinghouse.site.context.match_list import Group


class Writer:
    """Writes parts that return in many files once each."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._orders: dict[Order, str] = {}
        self._evidence: dict[str, dict[Criterion, str]] = {}
        self._answers: dict[tuple[str, str], str] = {}

    def match(self, match: Match, source: Source) -> str:
        """Return one match as JSON."""
        evidence = self._evidence.get(source.id) or self._evidence_of(source)
        criteria = ",".join([begun + evidence[criterion] for _, begun, criterion, _ in match.told])
        order = self._orders.get(match.order) or self._order(match.order)
        return (
            f'{{"source":"{source.id}","verdict":"{match.verdict}","points":{match.points},'
            f'"order":{{{order}}},"criteria":[{criteria}]}}'
        )

    def _order(self, order: Order) -> str:
        known = shares(order, self._context)
        told = self._orders[order] = ",".join(f'"{item.reason}":[{item.points},{item.most}]' for item in known)
        return told

    def answer(self, source: Source, answer: Answer) -> str:
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
            numbers = source_evidence(source)
            self._evidence[source.id] = {
                key: f',"evidence":[{",".join(map(str, found))}]}}' for key, found in numbers.items()
            }
        return self._evidence[source.id]


def criterion_text(finding: Finding) -> str:
    """Return a finding as the beginning of an object; the numbers of its evidence follow."""
    return (
        f"{_begun(finding.criterion, finding.state, finding.reason)}{','.join(map(encode_basestring, finding.terms))}]"
    )


@cache
def _begun(criterion: Criterion, state: State, reason: str) -> str:
    return f'{{"criterion":"{criterion}","state":"{state}","reason":"{reason}","terms":['


def of_request(context: SiteContext, request: Request, groups: Iterable[Group]) -> tuple[str, bytes]:
    """Return api/v1/matches/<request>.json with the matches of all groups, the best of each verdict."""
    sources, writer = context.catalogue.sources, context.match_writer
    found = tuple(groups)
    rows = [writer.match(item, sources[item.source]) for group in found for item in group.matches]
    totals = as_json({group.verdict.value: group.total for group in found})
    head = f'"request":"{request.id}","origin":"{request.origin}","totals":{totals},"shown":{len(rows)},'
    return envelope(context, f"matches/{request.id}", head, sum(group.total for group in found), rows)


def envelope(context: SiteContext, name: str, head: str, total: int, rows: Iterable[str]) -> tuple[str, bytes]:
    """Return the address and the bytes of a file: version, day, address, total, and the rows as given."""
    uri = f"api/v1/{name}.json"
    day, address = context.as_of.isoformat(), as_json(context.addresses.page(uri))
    opening = f'{{"schema_version":"{SCHEMA_VERSION}","generated_at":"{day}","uri":{address},'
    listed = ",\n".join(rows)
    return uri, f'{opening}{head}"total":{total},"result":[{listed}]}}\n'.encode()
