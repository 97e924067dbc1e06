"""Matches as pages show them: groups by verdict, and for each match the reasons behind it, folded away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import add
from typing import NamedTuple

from markupsafe import Markup, escape

from clearinghouse.domain.matching import Criterion, Finding, Match, Scores, State, score_breakdown
from clearinghouse.domain.matching.groups import MatchGroup, groups_for_need, groups_for_source, need_of
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.language.messages import Messages
from clearinghouse.records import Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.match_evidence import source_evidence
from clearinghouse.wording.match_text import (
    CRITERION,
    STATES,
    counted,
    score_part_text,
    sentence,
    state,
)

ROWS_SHOWN: Mapping[Verdict, int] = {Verdict.LIKELY: 6, Verdict.MORE_INFORMATION: 4}  # on a page
_MAX_ROWS_IN_ALL = 10_000  # matches in all files for machines together, so that a large catalogue stays quick to build
_MIN_ROWS, _MAX_ROWS = sum(ROWS_SHOWN.values()), 100  # in the file of one request
# A match has fewer criteria than this, so one sum counts its findings by state: 1 for each of the first of the states
# in words, _BASE for each of the second, and so on.
_BASE = 100
_COUNT_OF = {words: _BASE**place for place, words in enumerate(STATES)}


class MatchRow(NamedTuple):
    """One match with its two records, and its reasons as HTML."""

    match: Match
    source: Source
    request: Request
    why: Markup


class MatchSection(NamedTuple):
    """The matches of one verdict: how many there are, the best of them, and the first as rows to show."""

    verdict: Verdict
    total: int
    matches: tuple[Match, ...]
    rows: tuple[MatchRow, ...]


class _Items(dict[Finding, tuple[str, int, Criterion]]):
    """Each finding as the beginning of a list item, with its count (see `_BASE`); written when first needed."""

    def __init__(self, context: SiteContext) -> None:
        super().__init__()
        self._context = context
        self._openings: dict[tuple[Criterion, State], tuple[str, int]] = {}

    def __missing__(self, finding: Finding) -> tuple[str, int, Criterion]:
        opening, count = self._openings.get((finding.criterion, finding.state)) or self._opening(finding)
        text = escape(sentence(finding, self._context.labels, self._context.messages))
        item = self[finding] = f"{opening}{text}", count, finding.criterion
        return item

    def _opening(self, finding: Finding) -> tuple[str, int]:
        """Return what findings of one criterion and state begin with, and their count."""
        messages, words = self._context.messages, state(finding, self._context.facts.matching.context)
        html = Markup('<li class="ch-why--{}"><b>{}</b> {}: ').format(
            finding.state.value, messages.gettext(words), messages.gettext(CRITERION[finding.criterion])
        )
        opening = self._openings[finding.criterion, finding.state] = str(html), _COUNT_OF[words]
        return opening


class FindingPresenter:
    """Renders the findings of matches as HTML. Equal findings return in many matches, and are rendered once."""

    def __init__(self, context: SiteContext) -> None:
        """Start without any rendered finding."""
        self._context = context
        self._items = _Items(context)
        self._orders: dict[Scores, str] = {}
        self._evidence: dict[str, dict[Criterion, str]] = {}

    def row(self, match: Match) -> MatchRow:
        """Return a match with its records and reasons."""
        catalogue = self._context.catalogue
        source = catalogue.sources[match.source]
        return MatchRow(match, source, catalogue.requests[match.request], self.why(match, source))

    def why(self, match: Match, source: Source) -> Markup:
        """Return the findings of a match as a list that unfolds, with the points behind its place."""
        evidence = self._evidence.get(source.id) or self._evidence_of(source)
        begun, counts, criteria = zip(*map(self._items.__getitem__, match.findings), strict=True)
        html = "".join(map(add, begun, map(evidence.__getitem__, criteria)))
        summary = _summary(sum(counts), self._context.messages)
        order = self._orders.get(match.scores) or self._order(match)
        # Every part was escaped when it was rendered.
        return Markup(f'<details class="ch-why"><summary>{summary}</summary><ul>{html}</ul>{order}</details>')  # noqa: S704

    def _order(self, match: Match) -> str:
        parts = score_breakdown(match.scores, self._context.facts.matching.context)
        messages = self._context.messages
        words = messages.ngettext(
            "Place in the list: %(points)s point (%(reasons)s).",
            "Place in the list: %(points)s points (%(reasons)s).",
            match.points,
            points=match.points,
            reasons="; ".join(score_part_text(item, messages) for item in parts if item.maximum),
        )
        html = self._orders[match.scores] = f"<p>{escape(words)}</p>"
        return html

    def _evidence_of(self, source: Source) -> dict[Criterion, str]:
        numbers = self._evidence[source.id] = {
            criterion: f" {list(found)}" if found else "" for criterion, found in source_evidence(source).items()
        }
        return numbers


@lru_cache(maxsize=65_536)
def _summary(count: int, messages: Messages) -> str:
    parts = []
    for words in STATES:
        count, own = divmod(count, _BASE)
        parts += [counted(words, own, messages)] * bool(own)
    return str(escape(messages.gettext("Why: %(counts)s", counts=", ".join(parts))))


@lru_cache(maxsize=1)
def shared_presenter(context: SiteContext) -> FindingPresenter:
    """Return the presenter that the pages of a context share."""
    return FindingPresenter(context)


@lru_cache(maxsize=1)  # the page of a request and its file for machines are made one after the other
def of_request(context: SiteContext, request: Request) -> tuple[MatchSection, ...]:
    """Return the sources for a need, by verdict; the best first. An example without a country has none."""
    countries = context.catalogue.countries
    if request.country not in countries:
        return ()
    need = need_of(context.facts.matching, request, countries)
    groups = groups_for_need(context.facts.matching, need, file_row_limits(len(context.requests)))
    return tuple([_section(context, group) for group in groups])


def of_source(context: SiteContext, source: Source) -> tuple[MatchSection, ...]:
    """Return the waiting needs that a source could serve, by verdict; none for a source that is out of use."""
    return tuple(
        [_section(context, group) for group in groups_for_source(context.facts.matching, source.id, ROWS_SHOWN)]
    )


def _section(context: SiteContext, group: MatchGroup) -> MatchSection:
    shown = group.matches[: ROWS_SHOWN.get(group.verdict, 0)]
    return MatchSection(*group, tuple(map(shared_presenter(context).row, shown)))


def file_row_limits(requests: int) -> dict[Verdict, int]:
    """Return how many matches of each verdict the file of one request has, when there are so many requests."""
    rows = min(_MAX_ROWS, _MAX_ROWS_IN_ALL // max(1, requests))
    if rows <= _MIN_ROWS:
        return dict(ROWS_SHOWN)
    return {
        Verdict.LIKELY: rows // 2,
        Verdict.MORE_INFORMATION: rows * 3 // 10,
        Verdict.NOT_ELIGIBLE: rows // 5,
    }


def of_organisation(context: SiteContext, sources: Iterable[Source], most: int) -> tuple[list[MatchRow], int]:
    """Return the needs that any of these sources likely serves, each with its best source, and how many there are."""
    index = context.facts.matching
    total, best = index.for_offers([source.id for source in sources], most)
    presenter = shared_presenter(context)
    return [presenter.row(index.match(source, index.need(key))) for source, key in best], total


def best_sources(context: SiteContext, request: Request, most: int) -> tuple[tuple[Source, ...], int]:
    """Return the first sources that likely serve a need, and how many there are."""
    need = need_of(context.facts.matching, request, context.catalogue.countries)
    ranked = context.facts.matching.for_need(need, {Verdict.LIKELY: most})[Verdict.LIKELY]
    return tuple(context.catalogue.sources[key] for key in ranked.best), ranked.total
