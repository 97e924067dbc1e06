"""Matches as pages show them: groups by verdict, and for each match the reasons behind it, folded away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from clearinghouse.domain.matching import Context, Criterion, Finding, Match, Need, Order, Ranked, State, need, shares
from clearinghouse.domain.source_eligibility import Verdict
from clearinghouse.records import Request, Source
from clearinghouse.site.exports.match_json import criterion_text
from clearinghouse.wording.match_text import CRITERION, ORDER, STATES, sentence, source_evidence, state

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext

# A finding as HTML and as JSON, both without the numbers of its evidence, which follow; its criterion; and 1 for the
# first of the four states, _MANY times more for each after it.
Told = tuple[str, str, Criterion, int]
SHOWN: Mapping[Verdict, int] = {Verdict.LIKELY: 6, Verdict.MORE_INFORMATION: 4}
_ROWS_IN_ALL = 10_000  # matches in all files for machines together, so that a large catalogue stays quick to build
_MANY = 100  # more than there are criteria
_COUNTED = {said: _MANY**place for place, said in enumerate(STATES)}
_FEWEST_ROWS, _MOST_ROWS = sum(SHOWN.values()), 100


class Row(NamedTuple):
    """One match with the record on its other side, and its reasons as HTML."""

    match: Match
    source: Source
    request: Request
    why: Markup


class Group(NamedTuple):
    """The matches of one verdict: how many there are, the best of them, and the first as rows to show."""

    verdict: Verdict
    total: int
    matches: tuple[Match, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Says findings as HTML and as JSON."""

    labels: Mapping[str, Mapping[str, str]]
    context: Context
    _orders: dict[Order, str] = field(default_factory=dict)
    _numbers: dict[str, dict[Criterion, str]] = field(default_factory=dict)

    def tell(self, finding: Finding) -> Told:
        """Return a finding as told. The index asks once for each different one."""
        begins, counted = heading(finding.criterion, finding.state, self.context)
        html = f"{begins}{escape(sentence(finding, self.labels))}"
        return html, criterion_text(finding), finding.criterion, counted

    def why(self, match: Match, source: Source) -> Markup:
        """Return the criteria of a match in a list that opens, with the points behind its place."""
        numbers = self._numbers.get(source.id) or self._number(source)
        items = "".join([html + numbers[criterion] for html, _, criterion, _ in match.told])
        summary = _summary(sum([counted for _, _, _, counted in match.told]))
        order = self._orders.get(match.order) or self._order(match)
        # Every part was escaped when it was made.
        return Markup(f'<details class="ch-why"><summary>{summary}</summary><ul>{items}</ul>{order}</details>')  # noqa: S704

    def _order(self, match: Match) -> str:
        known = shares(match.order, self.context)
        told = "; ".join(f"{ORDER[item.reason]} {item.points} of {item.most}" for item in known if item.most)
        text = Markup("<p>Place in the list: {} points ({}).</p>").format(match.points, told)
        made = self._orders[match.order] = str(text)
        return made

    def _number(self, source: Source) -> dict[Criterion, str]:
        made = self._numbers[source.id] = {
            criterion: f" {list(numbers)}" if numbers else "" for criterion, numbers in source_evidence(source).items()
        }
        return made


@lru_cache(maxsize=256)
def heading(criterion: Criterion, found: State, context: Context) -> tuple[str, int]:
    """Return how a finding begins, and what it counts."""
    said = state(Finding(criterion, found, ""), context)
    html = Markup('<li class="ch-why--{}"><b>{}</b> {}: ').format(found.value, said, CRITERION[criterion])
    return str(html), _COUNTED[said]


@cache
def _summary(counted: int) -> str:
    parts = []
    for told in STATES:
        counted, count = divmod(counted, _MANY)
        parts += [f"{count} {told.lower()}"] * bool(count)
    return "Why: " + ", ".join(parts)


def of_request(view: SiteContext, request: Request) -> tuple[Group, ...]:
    """Return the sources for a need, by verdict; the best first. An example without a country has none."""
    if request.country not in view.catalogue.countries:
        return ()
    asked = need_of(view, request)
    found = view.matching.for_need(asked, in_files(len(view.requests)))
    return tuple(
        _group(view, verdict, ranked, [(key, asked) for key in ranked.best]) for verdict, ranked in found.items()
    )


def of_source(view: SiteContext, source: Source) -> tuple[Group, ...]:
    """Return the waiting needs that a source could serve, by verdict; none for a source that is out of use."""
    if source.id not in view.matching.sources:
        return ()
    found = view.matching.for_offer(view.matching.offer(source.id), SHOWN)
    return tuple(
        _group(view, verdict, ranked, [(source.id, view.matching.need(key)) for key in ranked.best])
        for verdict, ranked in found.items()
    )


def _group(view: SiteContext, verdict: Verdict, ranked: Ranked, pairs: list[tuple[str, Need]]) -> Group:
    matches = tuple([view.matching.match(source, asked) for source, asked in pairs])
    shown = zip(matches[: SHOWN.get(verdict, 0)], pairs, strict=False)
    rows = tuple([_row(view, found, asked) for found, (_, asked) in shown])
    return Group(verdict, ranked.total, matches, rows)


def in_files(requests: int) -> dict[Verdict, int]:
    """Return how many matches of each verdict the file of one request has, when there are so many requests."""
    rows = min(_MOST_ROWS, _ROWS_IN_ALL // max(1, requests))
    if rows <= _FEWEST_ROWS:
        return dict(SHOWN)
    return {
        Verdict.LIKELY: rows // 2,
        Verdict.MORE_INFORMATION: rows * 3 // 10,
        Verdict.NOT_ELIGIBLE: rows // 5,
    }


def of_organisation(view: SiteContext, sources: Iterable[Source], most: int) -> tuple[list[Row], int]:
    """Return the needs that any of these sources likely serves, each with its best source, and how many there are."""
    total, best = view.matching.for_offers([source.id for source in sources], most)
    pairs = ((source, view.matching.need(key)) for source, key in best)
    matches = [(view.matching.match(source, asked), asked) for source, asked in pairs]
    return [_row(view, match, asked) for match, asked in matches], total


def best_sources(view: SiteContext, request: Request, most: int) -> tuple[tuple[Source, ...], int]:
    """Return the first sources that likely serve a need, and how many there are."""
    ranked = view.matching.for_need(need_of(view, request), {Verdict.LIKELY: most})[Verdict.LIKELY]
    return tuple(view.catalogue.sources[key] for key in ranked.best), ranked.total


def need_of(view: SiteContext, request: Request) -> Need:
    """Return a request as matching sees it; from the index when it is there."""
    if request.id in view.matching.requests:
        return view.matching.need(request.id)
    return need(request, view.catalogue.countries[request.country])


def _row(view: SiteContext, match: Match, asked: Need) -> Row:
    source = view.catalogue.sources[match.source]
    return Row(match, source, asked.request, view.teller.why(match, source))
