"""`match`: which sources may help with a need, and why.

The text report imports no page of the site; only JSON needs an exporter of the site.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.derived_facts import derive_facts
from clearinghouse.domain.matching import Index
from clearinghouse.domain.matching.groups import groups_for_need, need_of
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.problems.problem import errors
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Request
from clearinghouse.reports import match_report
from clearinghouse.rules import engine
from environment import present_day, today

from cli.command import Commands, ExitStatus, UsageError, did_you_mean

_LISTED = {Verdict.LIKELY: 50, Verdict.MORE_INFORMATION: 30, Verdict.NOT_ELIGIBLE: 20}
_EXPLAINED = 6  # of the sources that are likely eligible


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("match", help="show which sources may help with a need, and why")
    command.add_argument("request", help="the identifier of a record in data/requests/")
    command.add_argument("--source", help="the identifier of one source: explain this match in full")
    command.add_argument("--format", choices=("text", "json"), default="text", help="format of the report")
    command.set_defaults(run=_match)


def _match(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    if errors(problems) or errors(engine.check(catalogue, as_of=as_of, today=present_day())):
        print("Some records have problems. Run: make check, and fix them first.", file=sys.stderr)
        return ExitStatus.PROBLEMS
    index = derive_facts(catalogue, as_of=as_of).matching
    request = _request(catalogue, options.request)
    if options.source:
        _refuse_unknown("sources", options.source, index.sources)
    if options.format == "json":
        from cli.match_as_json import as_json  # noqa: PLC0415 - only JSON needs the site

        print(as_json(catalogue, request, options.source, as_of=as_of), end="")
    else:
        print(_text(catalogue, index, request, options.source), end="")
    return ExitStatus.DONE


def _request(catalogue: Catalogue, identifier: str) -> Request:
    _refuse_unknown("requests", identifier, catalogue.requests)
    request = catalogue.requests[identifier]
    if not request.country:
        raise UsageError(f'"{identifier}" is an invented example without a country, so no source can match it.')
    return request


def _refuse_unknown(kind: str, identifier: str, known: Iterable[str]) -> None:
    if identifier not in known:
        hint = did_you_mean(suggest(identifier, known))
        raise UsageError(f'There is no record "{identifier}" in use in data/{kind}/.{hint}')


def _text(catalogue: Catalogue, index: Index, request: Request, source: str | None) -> str:
    report = match_report.match_report(catalogue, index.context)
    need = need_of(index, request, catalogue.countries)
    heading = match_report.heading(request, need.country)
    if source:
        return f"{heading}\n{report.explanation(index.match(source, need))}"
    groups = groups_for_need(index, need, _LISTED)
    explained = [report.explanation(match) for match in groups[0].matches[:_EXPLAINED]]
    return "\n".join([heading, match_report.overview(groups, catalogue.sources), *explained])
