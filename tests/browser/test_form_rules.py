"""The rules of the checker in the form: they report the same records at the same places as those in Python."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.catalogue.catalogue import Built, Catalogue, RecordBuilder, assemble, record_builder
from clearinghouse.catalogue.discovery import RecordFile
from clearinghouse.documents.document import Document
from clearinghouse.domain.acronyms import acronyms
from clearinghouse.records.kinds import KINDS as ALL_KINDS
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import form
from playwright.sync_api import Browser, Page, expect
from support.browser_page import fresh_page
from support.form_cases import library, mutated, places, rules_in_the_form
from support.form_page import ask_at_once, box, open_form, open_settled, put_in_a_source
from support.paths import AS_OF, CASES

pytestmark = pytest.mark.browser

_REPORT = """async ([cases, address, facts]) => {
  const { ruleProblems } = await import(address)
  return cases.map(([about, data, organisation]) => ruleProblems(data, { ...facts[about], organisation })
    .flatMap(([id, paths]) => paths.map(path => [id, path.join('.')])))
}"""
_IDS = sorted(rules_in_the_form())
_TEXTS = json.loads((CASES / "form" / "texts-for-rules.json").read_text("utf-8"))

Report = set[tuple[str, str]]
_OWN = "the-record-in-the-form"


@pytest.fixture(scope="module")
def reports(blank_form: Page, address: str, site_context: SiteContext) -> Callable[[list], list[Report]]:
    """Give a function that lets the form report on many (kind, data)."""
    catalogue = site_context.catalogue
    facts = {
        item.kind: {
            "about": form.data(item, site_context),
            "latest": (AS_OF + timedelta(days=1)).isoformat(),
            "acronyms": sorted(acronyms(catalogue.providers())),
        }
        for item in FORMS
    }
    there = blank_form.evaluate_handle("facts => facts", facts)  # given once

    def report(cases: list[tuple[str, dict]]) -> list[Report]:
        named = [(kind, data, _organisation(catalogue, data)) for kind, data in cases]
        answers = ask_at_once(blank_form, _REPORT, named, f"{address}assets/form-rules.js", there)
        return [{(rule, path) for rule, path in answer} for answer in answers]

    return report


def _organisation(catalogue: Catalogue, data: dict) -> str:
    known = catalogue.organisations.get(str(data.get("organisation")))
    return f"{known.name} {known.short_name or ''}" if known else ""


def _expected(catalogue: Catalogue, kind: str, data: dict) -> Report:
    """Return what the rules report about a record, with the catalogue around it, and without what has an exception.

    The records of the catalogue are there as they are, and only the text of the one record is read.
    """
    key = (kind, _OWN)
    document = Document(f"data/{kind}/{_OWN}.yml", json.dumps(data, ensure_ascii=False), data)
    files = [RecordFile(of, name, "") for of, names in catalogue.known.items() for name in names]
    build = partial(_built, catalogue, record_builder(catalogue.schemas))
    own = assemble({**catalogue.documents, key: document}, [*files, RecordFile(*key, "")], catalogue.schemas, build)
    context = RuleContext(replace(own, documents={key: document}), AS_OF, RULES)
    excused = {item["rule"] for item in data.get("exceptions", []) if RULES[item["rule"]].is_excusable}
    return {
        (rule, ".".join(map(str, violation.where)))
        for rule in _IDS
        if rule not in excused
        for violation in _violations(rule, key, context)
    }


def _built(catalogue: Catalogue, build: RecordBuilder, kind: str, name: str, data: dict) -> Built | None:
    """Return a record of the catalogue, or build the one that is not in it."""
    return catalogue.moved.get((kind, name)) or catalogue.records(kind).get(name) or build(kind, name, data)


def _violations(identifier: str, key: tuple[str, str], context: RuleContext) -> Iterator:
    rule = RULES[identifier]
    if rule.scope == "record" and key[0] in rule.kinds:
        yield from rule.check(context.catalogue.records(key[0])[key[1]], context)
    elif rule.scope == "catalogue":
        yield from (violation for violation in rule.check(context) if violation.record == key)


def _differences(catalogue: Catalogue, cases: list, answers: list[Report]) -> list:
    both = [
        (kind, data, _expected(catalogue, kind, data), answer)
        for (kind, data), answer in zip(cases, answers, strict=True)
    ]
    return [(kind, data, sorted(python ^ script)) for kind, data, python, script in both if python != script]


def _accepted(catalogue: Catalogue, cases: list[tuple[str, dict]]) -> list[tuple[str, dict]]:
    return [
        (kind, data)
        for kind, data in cases
        if "moved_to" not in data and catalogue.schemas.accepts(ALL_KINDS[kind].schema, data)
    ]


def test_the_form_reports_as_the_rules_on_the_case_library(reports: Callable, catalogue: Catalogue) -> None:
    """Each case of each rule, accepted and refused, gives the same problems at the same places."""
    cases = _accepted(catalogue, library())
    answers = reports(cases)

    assert len(cases) > 200
    assert {rule for answer in answers for rule, _ in answer} == set(_IDS)
    assert _differences(catalogue, cases, answers) == []


_DAYS = ("1969-12-31", "2026-01-01", "2026-11-25", "2026-11-26", "2030-06-30", "2206-07-20")
_FEW = (1, 2, 9)  # for small numbers, such as those of evidence
_SUMS = (0, 1, 4_999, 50_000, 200_001, 9_000_000)


def _crossed(kind: str, data: dict, others: list[tuple[str, dict]], chance: random.Random) -> dict:
    """Return a record with some fields dropped or taken from others of its kind, and with other days and sums."""
    changed = copy.deepcopy(data)
    for _ in range(3):
        other = chance.choice([found for of, found in others if of == kind])
        field = chance.choice(list(other))
        if chance.random() < 0.2 and field in changed:
            del changed[field]
        else:
            changed[field] = copy.deepcopy(other[field])
    for *way, last in list(places(changed)):
        holder = changed
        for key in way:
            holder = holder[key]
        value = holder[last]
        if chance.random() < 0.3 and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            holder[last] = chance.choice(_DAYS)
        elif chance.random() < 0.3 and isinstance(value, int) and not isinstance(value, bool):
            holder[last] = chance.choice(_FEW if 0 < value < 100 else _SUMS)
    return changed


def test_the_form_reports_as_the_rules_on_changed_records(
    reports: Callable, catalogue: Catalogue, records: list
) -> None:
    """Records with other days and sums, and fields dropped or of other records, give the same problems."""
    chance = random.Random(20261128)  # noqa: S311 - the same changes in each run
    known = _accepted(catalogue, [*records, *library()])
    changed = [(kind, _crossed(kind, data, known, chance)) for kind, data in known for _ in range(3)]
    spoilt = [(kind, mutated(data, chance)) for kind, data in known for _ in range(3)]
    cases = _accepted(catalogue, [*changed, *spoilt])
    answers = reports(cases)

    assert len(cases) > 600
    assert len({rule for answer in answers for rule, _ in answer}) > 25
    assert _differences(catalogue, cases, answers) == []


@pytest.mark.parametrize("field", ["name", "summary"])
def test_the_form_reports_as_the_rules_on_texts(reports: Callable, catalogue: Catalogue, field: str) -> None:
    """Mail addresses, telephone numbers, mixed scripts, invisible texts and look-alikes are reported alike."""
    plain = copy.deepcopy(catalogue.documents["sources", "example-grants"].data)
    cases = _accepted(catalogue, [("sources", {**plain, field: text}) for text in _TEXTS])
    answers = reports(cases)

    assert len(cases) > 40
    assert _differences(catalogue, cases, answers) == []


def test_what_a_rule_reports_is_said_at_the_field(page: Page, address: str) -> None:
    """Amounts and rounds in the wrong order, a day to come, a name in use and a person's mail address block the way."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    box(page, "Name").first.fill("Global Programme for institutions")
    box(page, "Least (optional)").fill("9000")
    box(page, "Most (optional)").fill("500")
    page.get_by_role("button", name="Add: Rounds").click()
    one = page.locator("[data-part=rounds] .ch-item")
    one.get_by_role("textbox", name="Name", exact=True).fill("First")
    one.locator("[data-part=opens] input").fill("2027-03-01")
    one.locator("[data-part=closes] input").fill("2027-02-01")
    open_settled(page)
    box(page, "Checked on").fill("2999-01-01")
    page.locator("#f-contact-mailbox").fill("jane.doe@fund.example")
    page.get_by_role("button", name="Check the answers").click()
    problems = page.locator("#ch-form-problems li")

    for beginning in (
        "Name is the name of another record.",
        "Amount, Least is above the amount that should be at least as large.",
        "Rounds 1, Closes is before the day on which the round opens.",
        "Your check, Checked on is in the future.",
        "Contact, Mailbox has the mail address of a person.",
    ):
        expect(problems.filter(has_text=re.compile(f"^{re.escape(beginning)}"))).not_to_have_count(0)


def test_what_is_only_worth_a_look_stops_nobody(page: Page, address: str) -> None:
    """A warning is shown with a link to its field, next to the way on."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    page.get_by_role("button", name="Add: Rounds").click()
    page.locator("[data-part=rounds] .ch-item").get_by_role("textbox", name="Name", exact=True).fill("First")
    page.get_by_role("button", name="Check the answers").click()
    expect(page.get_by_role("group", name="No problems found")).to_be_focused()
    page.get_by_role("group", name="Worth a look").get_by_role("link", name="Rounds 1 has no date").click()
    page.locator("[data-part=rounds] [data-part=opens] input").fill("2027-03-01")

    expect(page.get_by_role("group", name="Worth a look")).to_be_hidden()


def test_without_the_script_of_the_rules_the_form_still_checks(browser: Browser, address: str) -> None:
    """When the rules or a list cannot be fetched, the schema is checked, and the checker has the rest."""
    with fresh_page(browser) as page:
        page.route("**/form-rules.js", lambda route: route.abort())
        page.route("**/acronyms.json", lambda route: route.abort())
        open_form(page, f"{address}contribute/form/source/")
        put_in_a_source(page)
        page.get_by_role("button", name="Check the answers").click()
        expect(page.get_by_role("group", name="No problems found")).to_be_focused()
