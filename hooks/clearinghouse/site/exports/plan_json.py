"""Plans for machines: what the file of a need and the file of a country have in common.

A plan names findings, lines of sources and awards; what they are stands once, for all plans. The words of findings are
in `api/v1/plan-criteria.json`, what is stated of each source in `api/v1/plan-sources.json`, awards in their own list.
What holds for every option of a source in a plan stands once, at its end; what holds for one option, with its role.
Sources stand at the end too, and are named by their place, for a plan names each of them many times.
What is not known is skipped, and so is what is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from clearinghouse.domain.plans import (
    Answer,
    Choice,
    Criterion,
    Finding,
    Option,
    PackagePlan,
    Plan,
    Question,
    Role,
    State,
)
from clearinghouse.domain.plans.evidence import evidence_of
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.wording.plan_headline import headline
from clearinghouse.wording.plan_text import finding_text

_Place = tuple[int, int]  # of an option: its source in `sources`, from 0, and its line, from 1
_Key = TypeVar("_Key", int, _Place)
# The terms of these, if they are met, depend on the question. Those of others are what the source says.
_OF_QUESTION = frozenset({Criterion.APPLICANT, Criterion.TOPIC})


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the findings of a plan: of each answer, by its identity, and what all answers of a source have.

    `numbers` are the places of the sources in the plan.
    """

    of_answers: Mapping[int, list[str]]
    of_sources: Mapping[str, list[str]]
    numbers: Mapping[str, int]

    def own(self, answer: Answer) -> list[str]:
        """Return the names of an answer that not all answers of its source have."""
        names, shared = self.of_answers[id(answer)], self.of_sources[answer.option.source.id]
        # Equal for nine answers of ten: most sources have one answer in a plan.
        return [] if names == shared else [name for name in names if name not in shared]


class PlanJson:
    """Writes the plans of a context. What many plans say alike is written once."""

    def __init__(self, context: SiteContext) -> None:
        """Take the words from a context."""
        self._context = context
        self._names = {code: country.name for code, country in context.catalogue.countries.items()}
        self._lines: dict[Option, int] = {}

    def file(self, uri: str, plan: Plan, **members: JsonValue) -> bytes:
        """Return the file of a plan in its envelope; `members` come first."""
        names = _names_of(plan)
        packages = as_rows([self._package(item, names, self._precedents(plan, item)) for item in plan.packages])
        findings = _by_finding(dict(enumerate(names.of_sources.values())))
        named = as_json({"sources": list(names.of_sources), "findings": findings})
        return envelope(
            self._context,
            uri,
            f"{packages},{named[1:-1]}",  # members after the result
            **members,
            question=_question(plan.question),
            headline=list(headline(plan, plan.question.country.name, self._context.messages)),
            without_payer=[item.package.package for item in plan.without_payer],
            ways_to_gef=[source.id for source in plan.ways_to_gef],
            total=len(plan.packages),
        )

    def answer(self, answer: Answer) -> str:
        """Return an option by itself, with all of its findings in words."""
        option = answer.option
        place = {"package": option.package, "role": option.role.value, "verdict": answer.verdict.value}
        findings = [self._finding(option, item) for item in answer.findings]
        return as_json({"source": option.source.id, **place, **line_facts(option), "findings": findings})

    def _package(self, item: PackagePlan, names: _Names, precedents: list[JsonValue]) -> str:
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
        written = ((role.value, self._choice(choice, names)) for role, choice in item.choices.items())
        return as_json({**stated, "roles": {role: members for role, members in written if members}})

    def _precedents(self, plan: Plan, item: PackagePlan) -> list[JsonValue]:
        """Return awards for such work outside the GEF, those of the country first."""
        return [award.id for award in self._context.facts.awards.precedents(plan.question, item.package.package)]

    def _choice(self, choice: Choice, names: _Names) -> Mapping[str, object]:
        """Return the sources of a role; nothing if no source has it."""
        likely, ask = ([self._place(item, names) for item in answers] for answers in (choice.likely, choice.ask))
        own = {
            place: names.own(item) for place, item in zip((*likely, *ask), (*choice.likely, *choice.ask), strict=True)
        }
        stated: dict[str, object] = {
            "likely_count": choice.likely_count,
            "ask_count": choice.ask_count,
            "not_eligible_count": choice.refused_count,
            "likely": likely,
            "ask": ask,
            "findings": _by_finding(own),
        }
        return {key: value for key, value in stated.items() if value}

    def _place(self, answer: Answer, names: _Names) -> _Place:
        option = answer.option
        if option not in self._lines:
            self._lines[option] = _line(option)
        return names.numbers[option.source.id], self._lines[option]

    def _finding(self, option: Option, finding: Finding) -> JsonObject:
        return {
            "criterion": finding.criterion.value,
            "state": finding.state.value,
            "reason": finding.reason,
            "terms": list(finding.terms),
            "text": finding_text(finding, self._context.labels, self._names, self._context.messages),
            "evidence": list(evidence_of(option, finding)),
        }


@cache  # a finding recurs in many plans; only those with sums are many
def _name(finding: Finding) -> str:
    """Return the identifier of a finding; none for that of the role, which the role `unclear` says already."""
    if finding.criterion is Criterion.ROLE:
        return ""
    name = f"{finding.criterion}/{finding.reason}/{finding.state}"
    has_terms = finding.terms and finding.state is State.MET and finding.criterion in _OF_QUESTION
    return f"{name}/{','.join(finding.terms)}" if has_terms else name


def finding_names(findings: Iterable[Finding]) -> list[str]:
    """Return the identifiers of findings, each once: two conditions may be of one kind.

    One has the criterion, the reason and the state, and the terms that the question shares. That a role
    is not clear is what the role `unclear` says already.
    """
    names = dict.fromkeys(map(_name, findings))
    names.pop("", None)
    return list(names)


def line_facts(option: Option) -> JsonObject:
    """Return what is stated of the line of a source that an option is about."""
    return _stated(
        line=_line(option),
        form=option.provision.form,
        ceiling=option.ceiling,
        currency=option.currency if option.ceiling is not None else None,
        share_percent=option.provision.share_percent,
        evidence=list(option.provision.evidence) or None,
    )


def _line(option: Option) -> int:
    """Return the number of the line among all that the source provides, from 1."""
    return next(number for number, line in enumerate(option.source.provides, start=1) if line is option.provision)


def _names_of(plan: Plan) -> _Names:
    of_answers: dict[int, list[str]] = {}
    of_sources: dict[str, list[str]] = {}
    choices = [choice for item in plan.packages for choice in item.choices.values()]
    for answer in (answer for choice in choices for answer in (*choice.likely, *choice.ask)):
        source = answer.option.source.id
        own = of_answers[id(answer)] = finding_names(answer.findings)
        shared = of_sources.get(source)
        of_sources[source] = own if shared is None else [name for name in shared if name in own]
    return _Names(of_answers, of_sources, {source: number for number, source in enumerate(of_sources)})


def _by_finding(findings: Mapping[_Key, Iterable[str]]) -> dict[str, list[_Key]]:
    """Return for each finding what has it: far fewer bytes than the findings of each."""
    having: dict[str, list[_Key]] = {}
    for key, names in findings.items():
        for name in names:
            having.setdefault(name, []).append(key)
    return having


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
