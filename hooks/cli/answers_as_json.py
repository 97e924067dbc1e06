"""Plans as the site publishes them, for `--format json`. Apart from the commands, which import no page."""

from __future__ import annotations

from datetime import date

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.plans import Question, question_of_need
from clearinghouse.records import Request
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.context.plan_answers import plan_of_need
from clearinghouse.site.exports.api_envelope import as_rows
from clearinghouse.site.exports.need_plans_json import plan_file
from clearinghouse.site.exports.plan_json import shared_writer


def need_as_json(catalogue: Catalogue, request: Request, source: str | None, *, as_of: date) -> str:
    """Return the file of a need, or every option of one source with its findings."""
    context = _context(catalogue, as_of)
    if source:
        question = question_of_need(request, catalogue.countries[request.country or ""])
        writer, answers = shared_writer(context), context.facts.plans.answers(source, question)
        return as_rows([writer.answer(item) for item in answers]) + "\n"
    return plan_file(context, request.id, plan_of_need(context, request.id))[1].decode()


def question_as_json(catalogue: Catalogue, question: Question, *, as_of: date) -> str:
    """Return the plan for any question, in the form of the file of a country."""
    context = _context(catalogue, as_of)
    return shared_writer(context).file("plan/", context.facts.plans.plan(question)).decode()


def _context(catalogue: Catalogue, as_of: date) -> SiteContext:
    return build_context(catalogue, as_of=as_of, addresses=Addresses("", ""))
