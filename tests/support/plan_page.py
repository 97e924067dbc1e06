"""Looking at the page of plans: what it answers, and asking it by key as people do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clearinghouse.domain.plans import Plan, Role
from playwright.sync_api import Page, expect

HEADLINE = "#ch-plan-told .ch-answer"
FORM = "#ch-plan-form"
_READ = """blocks => Object.fromEntries(blocks.map(title => {
  const roles = {};
  for (const dd of title.nextElementSibling.querySelectorAll("dd")) {
    const role = dd.previousElementSibling.className;
    if (!role.startsWith("ch-plan--")) continue; // what was paid before is no role
    const links = [...dd.querySelectorAll("a")].filter(link => !link.closest("details"));
    const ids = links.map(link => link.getAttribute("href").split("/").slice(-2)[0]);
    if (ids.length) roles[role.replace("ch-plan--", "")] = ids;
  }
  return [title.id.replace("package-", ""), roles];
}))"""


def answered(page: Page) -> Page:
    """Wait for an answer."""
    expect(page.locator(HEADLINE)).to_be_visible()
    return page


def show_choices(page: Page) -> Page:
    """Open all folds of the form: after a link with a clear question it waits in one."""
    page.eval_on_selector_all(f"{FORM} details", "folds => folds.forEach(fold => { fold.open = true; })")
    return page


def sentences(page: Page) -> list[str]:
    """Return the sentences on top of the answer."""
    return page.locator(f"{HEADLINE} p").all_text_contents()


def shown_roles(page: Page) -> dict[str, dict[str, list[str]]]:
    """Return the likely sources by work package and role, as the page shows them."""
    return page.eval_on_selector_all("#ch-plan-body h3", _READ)


def asked_sources(page: Page) -> dict[str, set[str]]:
    """Return the sources to ask first, by the words for what they might do."""
    found: dict[str, set[str]] = {}
    for item in page.locator(".ch-plan__ask li").all():
        text = item.text_content() or ""
        for link in item.locator("a").all():
            name, before = link.text_content() or "", text
            role = before.split(name)[0].rsplit(":", 1)[0].rsplit("might ", 1)[-1]
            found.setdefault(role.strip(), set()).add((link.get_attribute("href") or "").split("/")[-2])
    return found


def likely_roles(plan: Plan) -> dict[str, dict[str, list[str]]]:
    """Return the same of a plan that Python made."""
    return {
        item.package.package: {
            role: [answer.option.source.id for answer in item.choices[role].likely]
            for role in Role
            if role is not Role.UNCLEAR and item.choices[role].likely
        }
        for item in plan.packages
    }


def ask_by_key(page: Page, question: Mapping[str, Any]) -> None:
    """Choose and type a question with the keyboard alone; select boxes by typing the name, boxes by the space bar."""
    page.locator(f"{FORM} [name=country]").focus()
    page.keyboard.type(question["country_name"], delay=15)
    if "applicant_label" in question:
        page.locator(f"{FORM} [name=applicant]").focus()
        page.keyboard.type(question["applicant_label"], delay=15)
    for name in ("package", "topic"):
        details = page.locator(f"#ch-plan-{name}")
        if details.get_attribute("open") is None:
            details.locator("summary").focus()
            page.keyboard.press("Enter")
        for value in question.get(name, ()):
            details.locator(f"input[value={value}]").focus()
            page.keyboard.press("Space")
    if "amount" in question:
        page.locator(f"{FORM} [name=amount]").focus()
        page.keyboard.type(question["amount"], delay=15)
        page.locator(f"{FORM} [name=currency]").focus()
        page.keyboard.type(question["currency"], delay=15)
