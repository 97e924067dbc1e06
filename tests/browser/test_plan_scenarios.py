"""Five questions of officials, asked by key on the site of the live records: the page answers as an adviser would.

What each answer must and must not hold stands in `tests/data/scenarios.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from clearinghouse.site.context.context import SiteContext
from playwright.sync_api import Page, expect
from support.http_server import serve_below
from support.paths import ROOT
from support.plan_answers import asked
from support.plan_page import answered, ask_by_key, asked_sources, likely_roles, sentences, shown_roles

pytestmark = pytest.mark.browser

Scenario = Mapping[str, Any]
_ALL = {item["id"]: item for item in yaml.safe_load((ROOT / "tests/data/scenarios.yml").read_text("utf-8"))}
_TYPED = ("ken-pcb-destruction", "gmb-law", "pry-pcb-export", "usa-donor", "sen-ngo-awareness")
_ROLES = {
    "pays": ("pays", "pay"),
    "loans": ("lends", "lend"),
    "delivers": ("delivers", "deliver"),
    "advises": ("advises", "advise"),
}


@pytest.fixture(scope="module")
def live_address(live_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site of the live records."""
    yield from serve_below(live_site, tmp_path_factory.mktemp("served"))


def _typed(scenario: Scenario, context: SiteContext) -> dict[str, Any]:
    sum_ = scenario.get("amount", {})
    typed = {
        "country_name": context.catalogue.countries[scenario["country"]].name,
        "applicant_label": context.labels["applicant-types"][scenario["applicant"]],
        "package": scenario["packages"],
        "topic": scenario["topics"],
    }
    return {**typed, "amount": str(sum_["value"]), "currency": sum_["currency"]} if sum_ else typed


@pytest.mark.parametrize("name", _TYPED)
def test_the_page_holds_what_an_adviser_would_say(
    page: Page, live_address: str, live_context: SiteContext, name: str
) -> None:
    """Each source that must be there is, in its role; none that must not; a gap is the first sentence."""
    scenario = _ALL[name]
    plan = live_context.facts.plans.plan(asked(scenario, live_context))
    page.goto(f"{live_address}plan/")

    ask_by_key(page, _typed(scenario, live_context))

    expect(page.locator("#ch-plan-body h3")).to_have_count(len(scenario["packages"]))
    assert shown_roles(answered(page)) == likely_roles(plan)
    likely, to_ask = shown_roles(page), asked_sources(page)
    for key, (role, word) in _ROLES.items():
        found = {source for own in likely.values() for source in own.get(role, ())} | to_ask.get(word, set())
        rule = scenario.get(key, {})
        assert set(rule.get("must", ())) <= found
        assert not found.intersection(rule.get("must_not", ()))
        assert not found or "*" not in rule.get("must_not", ())
    if scenario.get("gap"):
        assert sentences(page)[0].startswith("We know of no source outside the GEF")
    if scenario.get("gef_route"):
        assert page.locator("#ch-plan-agencies a").count() > 0
