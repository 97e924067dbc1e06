"""What plans rest on, in the forms: roles, conditions and work packages, with the numbers of their evidence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page
from support.form_page import answers, data_of, open_form, put_in_a_source

pytestmark = pytest.mark.browser

_UNFOLD = "document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })"


def _added(page: Page, part: str) -> Locator:
    """Add an item to a list, unfold it, and return it."""
    page.locator(f"[data-part={part}] > [data-add]").click()
    page.evaluate(_UNFOLD)
    return page.locator(f"[data-part={part}] > .ch-items > .ch-item").last


def _type(item: Locator, part: str, text: str) -> None:
    item.locator(f"[data-part={part}] [data-value]").press_sequentially(text)


def _choose(item: Locator, part: str, term: str) -> None:
    item.locator(f"[data-part={part}] select").select_option(term)


def _tick(item: Locator, part: str, term: str) -> None:
    item.locator(f"[data-part={part}] input[value='{term}']").check()


def _messages(page: Page) -> list[str]:
    page.get_by_role("button", name="Check the answers").click()
    page.locator(":is(#ch-form-problems, #ch-form-ready):focus").wait_for()  # the check asks for names of records first
    return page.locator("#ch-form-problems li, #ch-form-advice li").all_text_contents()


def test_the_lines_and_conditions_of_a_source_are_written(page: Page, address: str) -> None:
    """Rows of roles and conditions become YAML with lists and numbers; a wrong number of evidence is said there."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.evaluate(_UNFOLD)
    answers(page, "Any topic (optional)").select_option("Yes")
    answers(page, "Way to the GEF (optional)").select_option("No")
    line = _added(page, "provides")
    _tick(line, "packages", "training")
    _choose(line, "role", "pays")
    _choose(line, "form", "grant")
    _type(line, "evidence", "1, 3")
    condition = _added(page, "conditions")
    _choose(condition, "kind", "income")
    _tick(condition, "income_groups", "Other LIC")
    _choose(condition, "otherwise", "ask")
    _type(condition, "evidence", "1")
    data = data_of(page)

    assert data["any_topic"] is True
    assert data["way_to_gef"] is False
    assert data["provides"] == [{"packages": ["training"], "role": "pays", "form": "grant", "evidence": [1, 3]}]
    assert data["conditions"] == [
        {"kind": "income", "income_groups": ["Other LIC"], "otherwise": "ask", "evidence": [1]}
    ]
    assert any("Evidence has no entry of this number" in message for message in _messages(page))
    line.locator("[data-part=evidence] input").fill("1")
    assert not any("no entry of this number" in message for message in _messages(page))
    line.locator("[data-part=evidence] input").fill("one")
    assert any("must be a whole number" in message for message in _messages(page))


def test_the_work_packages_of_a_request_are_written(page: Page, address: str) -> None:
    """Rows of work packages keep their order, quantities and costs; more secured than it costs is said."""
    open_form(page, f"{address}contribute/form/request/")
    page.evaluate(_UNFOLD)
    _added(page, "packages")
    second = _added(page, "packages")
    first = page.locator("[data-part=packages] > .ch-items > .ch-item").first
    _choose(first, "package", "destruction")
    _type(first, "value", "400")
    _type(first, "unit", "tonnes")
    _type(first, "cost", "1000")
    _type(first, "secured", "2000")
    _choose(second, "package", "training")
    _choose(second, "done", "true")

    assert data_of(page)["packages"] == [
        {
            "package": "destruction",
            "quantity": {"value": 400, "unit": "tonnes"},
            "cost": 1000,
            "secured": 2000,
        },
        {"package": "training", "done": True},
    ]
    assert [message for message in _messages(page) if message.startswith("Work packages 1, Secured does not match")]
