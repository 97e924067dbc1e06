"""`match`: the plan of a need: who pays, lends, delivers and advises, and why.

The text report imports no page of the site; only JSON needs an exporter of the site.
"""

from __future__ import annotations

import argparse

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import Question, question_of_need
from clearinghouse.records import Request
from clearinghouse.reports import plan_report

from cli.answers import computed, refuse_unknown
from cli.command import Commands, ExitStatus, UsageError


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("match", help="show who pays, lends, delivers and advises for a need, and why")
    command.add_argument("request", help="the identifier of a record in data/requests/")
    command.add_argument("--source", help="the identifier of one source: explain what it could do in full")
    command.add_argument("--format", choices=("text", "json"), default="text", help="format of the report")
    command.set_defaults(run=_match)


def _match(options: argparse.Namespace) -> int:
    catalogue, facts = computed(options)
    if facts is None:
        return ExitStatus.PROBLEMS
    request = _request(catalogue, options.request)
    if options.source:
        refuse_unknown("sources", options.source, [source.id for source in facts.sources])
    if options.format == "json":
        from cli.answers_as_json import need_as_json  # noqa: PLC0415 - only JSON needs the site

        print(need_as_json(catalogue, request, options.source, as_of=facts.as_of), end="")
    else:
        print(_text(catalogue, facts, request, options.source), end="")
    return ExitStatus.DONE


def _request(catalogue: Catalogue, identifier: str) -> Request:
    refuse_unknown("requests", identifier, catalogue.requests)
    request = catalogue.requests[identifier]
    if not request.country:
        raise UsageError(f'"{identifier}" is an invented example without a country, so it has no plan.')
    if request.retired:
        raise UsageError(f'"{identifier}" is out of use since {request.retired.on}, so it has no plan.')
    return request


def _text(catalogue: Catalogue, facts: DerivedFacts, request: Request, source: str | None) -> str:
    report = plan_report.plan_report(catalogue)
    question = question_of_need(request, catalogue.countries[request.country or ""])
    heading = plan_report.heading(request, question.country.name, facts.standings[request.id])
    if source:
        return f"{heading}\n{_explained(report, facts, catalogue, question, source)}"
    if facts.standings[request.id] not in MAY_BE_SERVED:
        return f"{heading}\nThis need does not wait for help, so it has no plan.\n"
    return f"{heading}\n{report.plan(facts.plans.plan(question))}"


def _explained(
    report: plan_report.PlanReport, facts: DerivedFacts, catalogue: Catalogue, question: Question, source: str
) -> str:
    named = f"{catalogue.sources[source].name} ({source})\n"
    answers = facts.plans.answers(source, question)
    if not answers:
        return f"{named}\nIts record names none of the open work packages of this need.\n"
    return f"{named}\n{report.explanation(answers)}"
