"""Plans for machines: what the file of a need and the file of a country have in common.

What holds for every option of a source in a plan stands once, under `sources`; what holds for one option, with it.
Roles, verdicts, states, criteria and reasons are words for machines; `api/v1/plan-criteria.json` says what each means.
What is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from clearinghouse.domain.plans import Answer, Choice, Criterion, Finding, Option, PackagePlan, Plan, Question, Role
from clearinghouse.domain.plans.evidence import evidence_of
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.records import Award
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.wording.award_text import precedent_text
from clearinghouse.wording.plan_headline import headline
from clearinghouse.wording.plan_text import finding_text

_Shared = dict[str, tuple[Answer, tuple[Finding, ...]]]  # by source


class PlanJson:
    """Writes the plans of a context. What many plans say alike is written once."""

    def __init__(self, context: SiteContext) -> None:
        """Take the words from a context."""
        self._context = context
        self._names = {code: country.name for code, country in context.catalogue.countries.items()}
        self._findings: dict[tuple[Option, Finding], str] = {}
        self._helps: dict[Option, str] = {}

    def file(self, uri: str, plan: Plan, **members: JsonValue) -> bytes:
        """Return the file of a plan in its envelope; `members` come first."""
        shared = _shared_findings(plan)
        packages = as_rows([self._package(item, shared, self._precedents(plan, item)) for item in plan.packages])
        sources = ",".join(self._source(*item) for item in shared.values())
        return envelope(
            self._context,
            uri,
            f'{packages},"sources":{{{sources}}}',  # a member after the result
            **members,
            question=_question(plan.question),
            headline=list(headline(plan, plan.question.country.name, self._context.messages)),
            without_payer=[item.package.package for item in plan.without_payer],
            ways_to_gef=[{"source": source.id, "name": source.name} for source in plan.ways_to_gef],
            total=len(plan.packages),
        )

    def answer(self, answer: Answer) -> str:
        """Return an option by itself, with all of its findings."""
        option = answer.option
        place = {"package": option.package, "role": option.role.value, "verdict": answer.verdict.value}
        return f"{as_json(place)[:-1]},{self._help(answer, answer.findings)[1:]}"

    def _source(self, answer: Answer, findings: Iterable[Finding]) -> str:
        source, intake = answer.option.source, answer.option.intake
        until = intake.on.isoformat() if intake.on else None
        confirmed = source.id not in self._context.facts.unconfirmed
        named = as_json(_stated(name=source.name, status=intake.status.value, until=until, confirmed=confirmed))
        return f'{as_json(source.id)}:{named[:-1]},"findings":{self._list(answer, findings)}}}'

    def _package(self, item: PackagePlan, shared: _Shared, precedents: list[JsonValue]) -> str:
        package = item.package
        quantity = package.quantity
        stated = _stated(
            package=package.package,
            what=package.what,
            place=package.place,
            quantity={"value": quantity.value, "unit": quantity.unit} if quantity else None,
            cost=package.cost,
            secured=package.secured,
            open_cost=item.open_cost,
            currency=item.currency if item.open_cost is not None or package.cost is not None else None,
            gap=item.gap.value,
            grants_at_most=item.grants_at_most if item.choices[Role.PAYS].likely_count else None,
            open_at_least=item.open_at_least,
            evidence=list(package.evidence) or None,
            precedents=precedents or None,
        )
        roles = ",".join(f'"{role.value}":{self._choice(choice, shared)}' for role, choice in item.choices.items())
        return f'{as_json(stated)[:-1]},"roles":{{{roles}}}}}'

    def _precedents(self, plan: Plan, item: PackagePlan) -> list[JsonValue]:
        """Return awards for such work outside the GEF, those of the country first."""
        awards = self._context.facts.awards.precedents(plan.question, item.package.package)
        return [self._precedent(award) for award in awards]

    def _precedent(self, award: Award) -> JsonObject:
        catalogue = self._context.catalogue
        text = precedent_text(award, catalogue.sources, catalogue.countries, self._context.messages)
        return _stated(award=award.id, source=award.source, countries=list(award.countries), year=award.year, text=text)

    def _choice(self, choice: Choice, shared: _Shared) -> str:
        counts = {
            "likely_count": choice.likely_count,
            "ask_count": choice.ask_count,
            "not_eligible_count": choice.refused_count,
        }
        likely = ",".join(self._option(item, shared) for item in choice.likely)
        ask = ",".join(self._option(item, shared) for item in choice.ask)
        return f'{as_json(counts)[:-1]},"likely":[{likely}],"ask":[{ask}]}}'

    def _option(self, answer: Answer, shared: _Shared) -> str:
        """Return an option at its place in a plan, which says its package, its role and its verdict."""
        of_source = shared[answer.option.source.id][1]
        return self._help(answer, [item for item in answer.findings if item not in of_source])

    def _help(self, answer: Answer, findings: Iterable[Finding]) -> str:
        option = answer.option
        if option not in self._helps:
            stated = _stated(
                source=option.source.id,
                form=option.provision.form,
                ceiling=option.ceiling,
                currency=option.currency if option.ceiling is not None else None,
                share_percent=option.provision.share_percent,
                evidence=list(option.provision.evidence) or None,
            )
            self._helps[option] = as_json(stated)[:-1]
        return f'{self._helps[option]},"findings":{self._list(answer, findings)}}}'

    def _list(self, answer: Answer, findings: Iterable[Finding]) -> str:
        return f"[{','.join(self._finding(answer.option, item) for item in findings)}]"

    def _finding(self, option: Option, finding: Finding) -> str:
        key = option, finding
        text = self._findings.get(key)
        if text is None:
            text = as_json(
                {
                    "criterion": finding.criterion.value,
                    "state": finding.state.value,
                    "reason": finding.reason,
                    "terms": finding.terms,
                    "text": finding_text(finding, self._context.labels, self._names, self._context.messages),
                    "evidence": evidence_of(option, finding),
                }
            )
            if finding.criterion is not Criterion.AMOUNT:  # sums seldom return
                self._findings[key] = text
        return text


def _shared_findings(plan: Plan) -> _Shared:
    """Return for each source of a plan one of its answers, and the findings that all of its answers have."""
    shared: _Shared = {}
    for item in plan.packages:
        for choice in item.choices.values():
            for answer in (*choice.likely, *choice.ask):
                first, found = shared.get(answer.option.source.id, (answer, answer.findings))
                shared[answer.option.source.id] = first, tuple(one for one in found if one in answer.findings)
    return shared


def _question(question: Question) -> JsonObject:
    return _stated(
        country=question.country.id,
        topics=list(question.topics),
        packages=[item.package for item in question.packages],
        applicants=list(question.applicants),
        applicants_stated=question.stated_applicants,
        open_cost=question.open_cost,
        currency=question.currency if question.open_cost is not None else None,
        gef_paid=question.gef_paid,
    )


def _stated(**members: JsonValue) -> JsonObject:
    """Return the members that are known."""
    return {key: value for key, value in members.items() if value is not None}


@lru_cache(maxsize=1)
def shared_writer(context: SiteContext) -> PlanJson:
    """Return the writer that the files of a context share."""
    return PlanJson(context)
