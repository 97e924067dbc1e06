"""Plans as plain text, for the terminal and for the golden files of the tests."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.plans import Answer, Finding, Gap, PackagePlan, Plan, Role, State
from clearinghouse.domain.plans.evidence import evidence_of
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Request
from clearinghouse.wording.labels import NEED_STANDING, VERDICT, term_labels
from clearinghouse.wording.plan_headline import headline
from clearinghouse.wording.plan_questions import MIGHT, first_question
from clearinghouse.wording.plan_sums import offer_text, open_text
from clearinghouse.wording.plan_text import GAP, PLAN_CRITERION, PLAN_ROLE, PLAN_STATE, finding_text
from clearinghouse.wording.status_text import badge

WIDTH = 110
_SHOWN = (Role.PAYS, Role.LENDS, Role.DELIVERS, Role.ADVISES)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """Prints plans of a catalogue: `labels` are those of terms by vocabulary, `countries` the names by code."""

    labels: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]

    def plan(self, plan: Plan) -> str:
        """Print a plan: the true sentences first, then each work package, then the way to the GEF."""
        sentences = headline(plan, plan.question.country.name, ENGLISH)
        lines = [line for sentence in sentences for line in _wrapped(sentence)]
        for number, item in enumerate(plan.packages, start=1):
            lines += ["", *self._package(number, item)]
        if plan.ways_to_gef:
            ways = ", ".join(f"{source.name} ({source.id})" for source in plan.ways_to_gef)
            lines += ["", *_wrapped(f"Way to the GEF: {ways}")]
        return "\n".join(lines) + "\n"

    def _package(self, number: int, item: PackagePlan) -> Iterator[str]:
        package = item.package
        details = (package.what, package.place, open_text(item, ENGLISH) and f"open: {open_text(item, ENGLISH)}")
        stated = "; ".join(part for part in details if part)
        yield f"{number}. {self.labels['work-packages'][package.package]}" + (f" ({stated})" if stated else "")
        if item.gap is not Gap.GRANT:
            yield f"  {GAP[item.gap]}."
        for role in _SHOWN:
            choice = item.choices[role]
            if choice.likely_count:
                yield f"  {PLAN_ROLE[role]} ({choice.likely_count})"
                yield from map(self._likely, choice.likely)
        yield from self._ask_first(item)
        refused = sum(choice.refused_count for choice in item.choices.values())
        if refused:
            yield f"  Not for this question: {refused}"

    def _likely(self, answer: Answer) -> str:
        option = answer.option
        facts = ", ".join(filter(None, (offer_text(option, self.labels, ENGLISH), badge(option.intake, ENGLISH))))
        tasks = [f"\n        {self._sentence(item)}" for item in answer.tasks]
        return f"    {option.source.id}: {option.source.name} ({facts})" + "".join(tasks)

    def _ask_first(self, item: PackagePlan) -> Iterator[str]:
        groups: dict[str, list[Answer]] = {}
        for role in Role:
            for answer in item.choices[role].ask:
                groups.setdefault(first_question(answer, ENGLISH), []).append(answer)
        if groups:
            yield f"  Ask first ({sum(choice.ask_count for choice in item.choices.values())})"
        for question, answers in groups.items():
            yield f"    {question}"
            yield from (f"      {_named(answer)} ({MIGHT[answer.option.role]})" for answer in answers)

    def explanation(self, answers: Iterable[Answer]) -> str:
        """Print every option of a source with its findings and the evidence behind each."""
        return "\n".join("\n".join(self._option(answer)) + "\n" for answer in answers)

    def _option(self, answer: Answer) -> Iterator[str]:
        option = answer.option
        package = self.labels["work-packages"][option.package]
        facts = offer_text(option, self.labels, ENGLISH)
        yield f"{package}: {PLAN_ROLE[option.role]}" + (f" ({facts})" if facts else "")
        yield f"  {VERDICT[answer.verdict]}"
        for finding in answer.findings:
            numbers = evidence_of(option, finding)
            rests = f" [{', '.join(map(str, numbers))}]" if numbers else ""
            yield from _wrapped(f"{self._sentence(finding)}{rests}", indent="  ")

    def _sentence(self, finding: Finding) -> str:
        text = finding_text(finding, self.labels, self.countries, ENGLISH)
        named = "" if finding.state is State.TO_ARRANGE else f"{PLAN_CRITERION[finding.criterion]}: "
        return f"{PLAN_STATE[finding.state]}: {named}{text}."


def plan_report(catalogue: Catalogue) -> PlanReport:
    """Return the report of a catalogue, with the labels of its own vocabularies."""
    names = {code: country.name for code, country in catalogue.countries.items()}
    return PlanReport(term_labels(catalogue, ENGLISH.language), names)


def heading(request: Request, country: str, standing: NeedStanding) -> str:
    """Name a need, with the name of its country and whether it waits."""
    return f"{request.title}\n{country}; {request.id} ({request.origin}); {NEED_STANDING[standing]}\n"


def _named(answer: Answer) -> str:
    return f"{answer.option.source.id}: {answer.option.source.name}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    " if indent else "")
