"""A match as plain text, for the terminal and for the golden files of the tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.domain.matching import Finding, Match, shares
from clearinghouse.records import Country, Request, Source
from clearinghouse.site.context.match_list import Group, Teller
from clearinghouse.wording import match_text
from clearinghouse.wording.labels import VERDICT

WIDTH = 110


def heading(request: Request, country: Country) -> str:
    """Say which need it is."""
    return f"{request.title}\n{country.name}; {request.id} ({request.origin})\n"


def overview(groups: Iterable[Group], sources: Mapping[str, Source]) -> str:
    """List the first matches of each verdict in one line each, with their points."""
    lines = []
    for group in groups:
        lines.append(f"{VERDICT[group.verdict]} ({group.total})")
        lines += [f"  {match.points:3}  {match.source}: {sources[match.source].name}" for match in group.matches]
        left = group.total - len(group.matches)
        lines += [f"       and {left} more"] * bool(left)
    return "\n".join(lines) + "\n"


def explanation(match: Match, source: Source, request: Request, teller: Teller) -> str:
    """Say one match in full: the answer, each criterion with the fields and evidence behind it, and the points."""
    known = shares(match.order, teller.context)
    order = ", ".join(f"{match_text.ORDER[item.reason]} {item.points}/{item.most}" for item in known)
    lines = [f"{source.name} ({source.id})", f"{VERDICT[match.verdict]}; {match.points} points: {order}"]
    for finding in match.findings:
        lines += _finding(finding, source, request, teller)
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, source: Source, request: Request, teller: Teller) -> Iterator[str]:
    state, said = match_text.state(finding, teller.context), match_text.sentence(finding, teller.labels)
    told = f"{state}: {match_text.CRITERION[finding.criterion]}: {said}."
    yield from textwrap.wrap(told, WIDTH, initial_indent="  ", subsequent_indent="      ")
    of_source = _fields(match_text.SOURCE_FIELDS[finding.criterion], source)
    of_need = _fields(match_text.REQUEST_FIELDS[finding.criterion], request)
    yield f"      rests on: source {of_source}" + (f"; need {of_need}" if of_need else "")


def _fields(fields: tuple[str, ...], record: Source | Request) -> str:
    if not fields:
        return ""
    numbers = match_text.rests_on(record.evidence, fields)
    known = f"evidence {', '.join(map(str, numbers))}" if numbers else "no evidence named"
    return f"{', '.join(fields)} ({known})"
