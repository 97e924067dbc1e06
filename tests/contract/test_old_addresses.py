"""Old addresses go on answering: a moved record leads on, a retired one explains, for every kind that has pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.rules import engine as rules
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages.registry import PAGE_KINDS
from clearinghouse.site.publishing import outputs
from support.paths import AS_OF, CASES, ROOT

_EXAMPLES = {
    "sources": "example-training",
    "organisations": "example-fund",
    "centres": "second-centre",
    "requests": "ken-example-need",
    "countries": "HTI",
    "facilities": "example-plant",
    "memberships": "african-members",
}
_WITH_RETIRED = ("sources", "organisations", "centres", "requests", "facilities")


def _viewed(root: Path) -> SiteContext:
    catalogue, problems = load(root)
    pointers = [problem for problem in rules.check(catalogue, as_of=AS_OF) if problem.rule == "REF-005"]
    assert problems + pointers == []
    return build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))


def _page(made: SiteContext, uri: str) -> str:
    task = next(task for task in outputs.tasks(made) if task.uri == uri)
    return task.render(made, task.key).body


def test_every_kind_with_pages_has_an_example_here(site_context: SiteContext) -> None:
    """No kind of record has pages that the tests below do not look at; terms are kept by a rule of their own."""
    folders = {task.uri.split("/")[0] for task in outputs.tasks(site_context)}
    kinds = folders & {kind.name for kind in PAGE_KINDS if kind.is_of_records}

    assert kinds == set(_EXAMPLES)


@pytest.mark.parametrize("kind", _EXAMPLES)
def test_the_address_of_a_moved_record_leads_on(overlaid: Callable, kind: str) -> None:
    """The old address of a moved record is a page that links to the new one and says why."""
    root = overlaid(CASES / "complete")
    old = _EXAMPLES[kind]
    new = "UGA" if kind == "countries" else f"new-{old}"
    if kind != "countries":
        shutil.copy(root / f"data/{kind}/{old}.yml", root / f"data/{kind}/{new}.yml")
    text = f"moved_to: {new}\n'on': '2026-11-20'\nreason: It has another name.\n"
    (root / f"data/{kind}/{old}.yml").write_text(text, "utf-8")

    body = _page(_viewed(root), f"{kind}/{old}/")

    assert f'<a href="../../{kind}/{new}/">' in body
    assert f">{new}</a>" not in body  # the name of the record, not its identifier
    assert "It has another name." in body


@pytest.mark.parametrize("kind", _WITH_RETIRED)
def test_the_address_of_a_retired_record_explains(overlaid: Callable, kind: str) -> None:
    """The page of a retired record stays, and begins with since when and why it is out of use."""
    root = overlaid(CASES / "complete")
    path = root / f"data/{kind}/{_EXAMPLES[kind]}.yml"
    note = "retired:\n  'on': '2026-11-20'\n  reason: It ended in 2026.\n"
    path.write_text(path.read_text("utf-8") + note, "utf-8")

    body = _page(_viewed(root), f"{kind}/{_EXAMPLES[kind]}/")

    assert "This record is no longer in use." in body
    assert "It ended in 2026. (20 November 2026)" in body


def test_kinds_that_can_retire_are_those_whose_schema_says_so() -> None:
    """The repair that the rule about lost identifiers proposes is one that the schema allows."""
    with_retired = {
        path.name.removesuffix(".schema.json")
        for path in (ROOT / "schemas").glob("*.schema.json")
        if '"retired": {' in path.read_text("utf-8")
    }

    assert with_retired == {"source", "organisation", "centre", "request", "facility", "event", "statement"}
