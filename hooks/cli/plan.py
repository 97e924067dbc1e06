"""`plan`: who pays, lends, delivers and advises for any country, topic, work package and sum.

    python hooks plan KEN --topic pcb --package destruction --amount 2000000 --currency USD --applicant utility

The text report imports no page of the site; only JSON needs an exporter of the site.
"""

from __future__ import annotations

import argparse

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.plans import Question, ask
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Country
from clearinghouse.reports import plan_report

from cli.answers import computed, refuse_unknown_term
from cli.command import Commands, ExitStatus, UsageError, did_you_mean

_MOST_DIGITS = 13
_VOCABULARIES = {"topic": "topics", "package": "work-packages", "applicant": "applicant-types"}


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("plan", help="show who pays, lends, delivers and advises for work in a country")
    command.add_argument("country", help="the code of a country, such as KEN, or its English name")
    command.add_argument("--topic", action="append", default=[], help="a topic; may be repeated")
    command.add_argument("--package", action="append", default=[], help="a work package; may be repeated; default: all")
    command.add_argument("--applicant", action="append", default=[], help="who applies; default: national-government")
    command.add_argument("--amount", type=_amount, help="the sum that is sought, in whole units of the currency")
    command.add_argument("--currency", help="the currency of the sum, such as USD")
    command.add_argument("--format", choices=("text", "json"), default="text", help="format of the report")
    command.set_defaults(run=_plan)


def _amount(text: str) -> int:
    plain = text.replace("_", "").replace(",", "").replace(" ", "")
    if not plain.isascii() or not plain.isdigit() or int(plain) == 0 or len(plain) > _MOST_DIGITS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a sum. Write a whole number, such as 2000000')
    return int(plain)


def _plan(options: argparse.Namespace) -> int:
    catalogue, facts = computed(options)
    if facts is None:
        return ExitStatus.PROBLEMS
    question = _question(catalogue, options)
    if options.format == "json":
        from cli.answers_as_json import question_as_json  # noqa: PLC0415 - only JSON needs the site

        print(question_as_json(catalogue, question, as_of=facts.as_of), end="")
    else:
        print(
            f"{question.country.name}\n\n{plan_report.plan_report(catalogue).plan(facts.plans.plan(question))}", end=""
        )
    return ExitStatus.DONE


def _question(catalogue: Catalogue, options: argparse.Namespace) -> Question:
    for option, vocabulary in _VOCABULARIES.items():
        for term in getattr(options, option):
            refuse_unknown_term(f"--{option}", term, catalogue.vocabularies[vocabulary].terms)
    if (options.amount is None) != (options.currency is None):
        raise UsageError("A sum needs both --amount and --currency, such as --amount 2000000 --currency USD.")
    if options.currency is not None:
        refuse_unknown_term("--currency", options.currency, catalogue.vocabularies["currencies"].terms)
    return ask(
        _country(catalogue, options.country),
        topics=dict.fromkeys(options.topic),
        packages=dict.fromkeys(options.package) or catalogue.vocabularies["work-packages"].terms,
        applicants=dict.fromkeys(options.applicant),
        amount=options.amount,
        currency=options.currency,
    )


def _country(catalogue: Catalogue, text: str) -> Country:
    """Return the country with this code or English name."""
    by_name = {country.name.casefold(): country for country in catalogue.countries.values()}
    found = catalogue.countries.get(text.upper()) or by_name.get(text.casefold())
    if found is None:
        names = [country.name for country in catalogue.countries.values()]
        hint = did_you_mean(suggest(text, names) or suggest(text, catalogue.countries))
        raise UsageError(f'There is no country "{text}" in data/countries/.{hint}')
    return found
