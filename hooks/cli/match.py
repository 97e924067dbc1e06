"""`match`: which sources may help with a need, and why.

The report needs no page of the site, so none is imported; only JSON is written by an exporter of the site.
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
from clearinghouse.domain.source_eligibility import Verdict
from clearinghouse.problems.problem import errors
from clearinghouse.problems.suggestions import nearest
from clearinghouse.records import Request
from clearinghouse.reports import match_report
from clearinghouse.rules import engine as rules
from environment import today

from cli.command import Commands

_LISTED = {Verdict.LIKELY: 50, Verdict.MORE_INFORMATION: 30, Verdict.NOT_ELIGIBLE: 20}
_EXPLAINED = 6  # of the sources that are likely eligible


def add(commands: Commands) -> None:
    """Describe the command."""
    match = commands.add_parser("match", help="say which sources may help with a need, and why")
    match.add_argument("request", help="the identifier of a record in data/requests/")
    match.add_argument("--source", help="the identifier of one source: explain this match in full")
    match.add_argument("--format", choices=("text", "json"), default="text", help="for people or for machines")
    match.set_defaults(run=_match)


def _match(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    if errors(problems) or errors(rules.check(catalogue, as_of=as_of)):
        print("Some records have problems. Run the command check, and mend them first.", file=sys.stderr)
        return 1
    index = derive_facts(catalogue, as_of=as_of).matching
    refused = _unknown("requests", options.request, catalogue.requests)
    if options.source:
        refused = refused or _unknown("sources", options.source, index.sources)
    refused = refused or _invented(catalogue.requests[options.request])
    if refused:
        print(refused, file=sys.stderr)
        return 2
    request = catalogue.requests[options.request]
    if options.format == "json":
        from cli.match_as_json import as_json  # noqa: PLC0415 - see the module

        print(as_json(catalogue, request, options.source, as_of=as_of), end="")
    else:
        print(_text(catalogue, index, request, options.source), end="")
    return 0


def _invented(request: Request) -> str:
    if request.country:
        return ""
    return f'"{request.id}" is an invented example. It is of no country, so no source can be matched with it.'


def _unknown(kind: str, identifier: str, known: Iterable[str]) -> str:
    if identifier in known:
        return ""
    near = nearest(identifier, known)
    hint = f' Did you mean "{near}"?' if near else ""
    return f'There is no record "{identifier}" in use in data/{kind}/.{hint}'


def _text(catalogue: Catalogue, index: Index, request: Request, source: str | None) -> str:
    report = match_report.match_report(catalogue, index.context)
    need = need_of(index, request, catalogue.countries)
    heading = match_report.heading(request, need.country)
    if source:
        return f"{heading}\n{report.explanation(index.match(source, need))}"
    groups = groups_for_need(index, need, _LISTED)
    explained = [report.explanation(match) for match in groups[0].matches[:_EXPLAINED]]
    return "\n".join([heading, match_report.overview(groups, catalogue.sources), *explained])
