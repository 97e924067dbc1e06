"""`match`: which sources may help with a need, and why."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from clearinghouse.catalogue.loader import load
from clearinghouse.problems.problem import errors
from clearinghouse.problems.suggestions import nearest
from clearinghouse.records import Request
from clearinghouse.reports import match_report as match_text
from clearinghouse.rules import engine as rules
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import Addresses, SiteContext, build_context
from clearinghouse.site.exports import match_json
from environment import today


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    match = commands.add_parser("match", help="say which sources may help with a need, and why")
    match.add_argument("request", help="the identifier of a record in data/requests/")
    match.add_argument("--source", help="the identifier of one source: tell this match in full")
    match.add_argument("--format", choices=("text", "json"), default="text", help="for people or for machines")
    match.set_defaults(run=_match)


def _match(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    if errors(problems) or errors(rules.check(catalogue, as_of=as_of)):
        print("Some records have problems. Run the command check, and mend them first.", file=sys.stderr)
        return 1
    made = build_context(catalogue, as_of=as_of, addresses=Addresses("", ""))
    refused = _unknown("requests", options.request, catalogue.requests)
    if options.source:
        refused = refused or _unknown("sources", options.source, made.matching.sources)
    refused = refused or _invented(catalogue.requests[options.request])
    if refused:
        print(refused, file=sys.stderr)
        return 2
    request = catalogue.requests[options.request]
    told = _one(made, request, options) if options.source else _all(made, request, options)
    print(told, end="")
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


def _one(made: SiteContext, request: Request, options: argparse.Namespace) -> str:
    source = made.catalogue.sources[options.source]
    found = made.matching.match(source.id, match_list.need_of(made, request))
    if options.format == "json":
        return made.match_writer.match(found, source) + "\n"
    country = made.catalogue.countries[request.country]
    return f"{match_text.heading(request, country)}\n{match_text.explanation(found, source, request, made.teller)}"


def _all(made: SiteContext, request: Request, options: argparse.Namespace) -> str:
    groups = match_list.of_request(made, request)
    if options.format == "json":
        return match_json.of_request(made, request, groups)[1].decode()
    sources = made.catalogue.sources
    parts = [match_text.heading(request, made.catalogue.countries[request.country])]
    parts.append(match_text.overview(groups, sources))
    parts += [match_text.explanation(row.match, row.source, request, made.teller) for row in groups[0].rows]
    return "\n".join(parts)
