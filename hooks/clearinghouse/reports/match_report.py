"""Matches as plain text, for the terminal and for the golden files of the tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import Finding, Match, MatchingContext, score_breakdown
from clearinghouse.domain.matching.groups import MatchGroup
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Country, Request, Source
from clearinghouse.wording import match_evidence, match_text
from clearinghouse.wording.labels import VERDICT, term_labels

WIDTH = 110


@dataclass(frozen=True, slots=True)
class MatchReport:
    """Prints matches of a catalogue: `context` has the weights, `labels` the labels of terms by vocabulary."""

    catalogue: Catalogue
    context: MatchingContext
    labels: Mapping[str, Mapping[str, str]]

    def explanation(self, match: Match) -> str:
        """Print one match in full: the verdict, each criterion with the fields and evidence behind it, the points."""
        source, request = self.catalogue.sources[match.source], self.catalogue.requests[match.request]
        parts = score_breakdown(match.scores, self.context)
        order = ", ".join(f"{match_text.SCORE_REASON[item.reason]} {item.points}/{item.maximum}" for item in parts)
        lines = [f"{source.name} ({source.id})", f"{VERDICT[match.verdict]}; {match.points} points: {order}"]
        for finding in match.findings:
            lines += self._finding(finding, source, request)
        return "\n".join(lines) + "\n"

    def _finding(self, finding: Finding, source: Source, request: Request) -> Iterator[str]:
        state, sentence = match_text.state(finding, self.context), match_text.sentence(finding, self.labels, ENGLISH)
        text = f"{state}: {match_text.CRITERION[finding.criterion]}: {sentence}."
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ")
        of_source = _fields(match_evidence.SOURCE_FIELDS[finding.criterion], source)
        of_need = _fields(match_evidence.REQUEST_FIELDS[finding.criterion], request)
        yield f"      rests on: source {of_source}" + (f"; need {of_need}" if of_need else "")


def match_report(catalogue: Catalogue, context: MatchingContext) -> MatchReport:
    """Return the report of a catalogue, with the labels of its own vocabularies."""
    return MatchReport(catalogue, context, term_labels(catalogue, ENGLISH.language))


def heading(request: Request, country: Country) -> str:
    """Name the need of a request."""
    return f"{request.title}\n{country.name}; {request.id} ({request.origin})\n"


def overview(groups: Iterable[MatchGroup], sources: Mapping[str, Source]) -> str:
    """List the first matches of each verdict in one line each, with their points."""
    lines = []
    for group in groups:
        lines.append(f"{VERDICT[group.verdict]} ({group.total})")
        lines += [f"  {match.points:3}  {match.source}: {sources[match.source].name}" for match in group.matches]
        more = group.total - len(group.matches)
        lines += [f"       and {more} more"] * bool(more)
    return "\n".join(lines) + "\n"


def _fields(fields: tuple[str, ...], record: Source | Request) -> str:
    if not fields:
        return ""
    numbers = match_evidence.rests_on(record.evidence, fields)
    evidence = f"evidence {', '.join(map(str, numbers))}" if numbers else "no evidence named"
    return f"{', '.join(fields)} ({evidence})"
