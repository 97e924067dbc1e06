"""The manual: a page for each rule and each kind, with examples from the case library, and addresses that stay."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from clearinghouse.rules.examples import RuleExamples, load_examples
from clearinghouse.rules.registry import ALL_CODES
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import contributor_guide
from clearinghouse.site.pages.directives import contribute
from clearinghouse.site.pages.field_reference import fields_of
from clearinghouse.site.templating.shell import Page
from support.paths import CASES

_WITHOUT = {"RUN-001", "RUN-002", "DOC-001", "DOC-002", "DOC-014"}  # no record file can show them


def _tasks(context: SiteContext) -> list[PageTask]:
    return [*contributor_guide.field_tasks(context, ("organisations",)), *contributor_guide.rule_tasks(context)]


@pytest.fixture(scope="module")
def cases() -> Mapping[str, RuleExamples]:
    """Read the examples of all rules."""
    return load_examples(CASES / "rules")


@pytest.fixture(scope="module")
def pages(site_context: SiteContext, cases: Mapping[str, RuleExamples]) -> dict[str, Page]:
    """Render the whole manual, by address."""
    view = replace(site_context, cases=cases)
    return {task.uri: task.render(view, task.key) for task in _tasks(view)}


def words(html: str) -> str:
    """Return the text of a page as a reader sees it."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_rule_and_every_kind_has_a_page(pages: dict, site_context: SiteContext) -> None:
    """There is one page for each rule and each schema, and no other."""
    rules = {f"contribute/rules/{identifier.lower()}/" for identifier in ALL_CODES}
    kinds = {f"contribute/fields/{kind}/" for kind in site_context.catalogue.schemas.kinds}

    assert set(pages) == rules | kinds


@pytest.mark.parametrize("identifier", sorted(set(ALL_CODES) - _WITHOUT))
def test_rule_page_shows_a_poor_and_a_good_example_and_the_message(identifier: str, pages: dict, cases: dict) -> None:
    """The page of a rule marks the lines concerned in both examples, and quotes the golden report."""
    text = words(pages[f"contribute/rules/{identifier.lower()}/"].body)
    expected = (CASES / "rules" / identifier / "refused" / "expected.txt").read_text("utf-8")
    case = cases[identifier]

    assert case.message
    assert case.message.split("\n")[0] in expected.split("\n")
    assert case.message in text
    assert case.good is not None
    assert any(line.is_marked for line in case.good.lines)
    assert all(f"{line.number:4d}  {line.text}" in text for line in case.good.lines)
    assert case.poor is None or all(f"{line.number:4d}  {line.text}" in text for line in case.poor.lines)


def test_only_what_has_no_lines_shows_none(cases: dict) -> None:
    """A poor example is missing only for an empty file, a folder, and a file that is gone."""
    without = {identifier for identifier, case in cases.items() if not case.poor or not case.poor.lines}

    assert without <= {"DOC-005", "DOC-011", "IDS-001"}


@pytest.mark.parametrize("identifier", sorted(_WITHOUT))
def test_rule_without_cases_says_so(identifier: str, pages: dict) -> None:
    """A rule that no record file can show has a page that says so."""
    assert "No record file can show this" in words(pages[f"contribute/rules/{identifier.lower()}/"].body)


def test_pages_say_whether_make_fix_can_fix_it(pages: dict) -> None:
    """A rule with a fixer says what the fixer does; the others say that a person must fix it."""
    assert {bool(rule.autofix) for rule in ALL_CODES.values()} == {True, False}
    for identifier, rule in ALL_CODES.items():
        text = words(pages[f"contribute/rules/{identifier.lower()}/"].body)

        assert ("Only a person can fix it." in text) == (not rule.autofix)
        assert rule.autofix in text


def test_hidden_characters_of_the_cases_are_shown_by_their_number(pages: dict) -> None:
    """No page has an invisible character; the cases with such characters show their numbers instead."""
    hidden = {
        uri: character
        for uri, page in pages.items()
        for character in page.body
        if unicodedata.category(character)[0] == "C" and character != "\n"
    }

    assert hidden == {}
    assert "[U+" in words(pages["contribute/rules/txt-001/"].body)
    assert "·\n" in words(pages["contribute/rules/fmt-002/"].body)


def test_old_addresses_of_rules_and_fields_still_answer(site_context: SiteContext) -> None:
    """The list pages keep the anchors that messages and older pages link to."""
    rules = contribute.rules(site_context, "../")
    kinds = {kind: contribute.fields(site_context, "../", of=kind) for kind in site_context.catalogue.schemas.kinds}

    anchors = re.findall(r'<li class="?ch-entry"? id="?([^">]+)"?>', rules)
    assert anchors
    assert sorted(anchors) == sorted(identifier.lower() for identifier in ALL_CODES)
    assert all(f'<h2 id="{kind}">' in html for kind, html in kinds.items())


def test_links_of_the_lists_lead_to_rows(site_context: SiteContext, pages: dict) -> None:
    """Each field named in the list of kinds is a row of its page, and anchors are unique."""
    assert site_context.catalogue.schemas.kinds
    for kind in site_context.catalogue.schemas.kinds:
        body = pages[f"contribute/fields/{kind}/"].body
        anchors = re.findall(r' id="([^"]+)"', body)
        linked = re.findall(rf'contribute/fields/{kind}/#([^"]+)"', contribute.fields(site_context, "", of=kind))

        assert len(anchors) == len(set(anchors))
        assert set(linked) <= set(anchors)


def test_fields_link_to_their_vocabularies(site_context: SiteContext, pages: dict) -> None:
    """A field that takes a term links to its vocabulary, which is there; its form is said in words."""
    rows = {row.name: row for row in fields_of(site_context.catalogue.schemas.trees["source"], site_context.messages)}
    body = pages["contribute/fields/source/"].body

    assert 'href="../../../data/vocabularies/topics/"' in body
    assert {row.vocabulary for row in rows.values() if row.vocabulary} <= set(site_context.catalogue.vocabularies)
    assert rows["topics"].form == "list of terms, at least one"
    assert rows["name"].form == "text, at most 240 characters"
    assert rows["amount.max"].form == "whole number, 0 or more, or null"
    assert rows["rounds.closes"].anchor == "rounds-closes"


def test_every_page_is_light(pages: dict) -> None:
    """The body of each page is at most 20 KB after gzip, which leaves 10 for the theme around it."""
    heavy = {uri: size for uri, page in pages.items() if (size := len(gzip.compress(page.body.encode()))) > 20_000}

    assert pages
    assert heavy == {}


def test_without_the_case_library_pages_are_made_and_say_so(site_context: SiteContext, tmp_path: Path) -> None:
    """A copy without tests/ still builds its rule pages, without examples."""
    view = replace(site_context, cases=load_examples(tmp_path / "nothing"))

    texts = [words(task.render(view, task.key).body) for task in contributor_guide.rule_tasks(view)]

    assert len(texts) == len(ALL_CODES)
    assert all("built without the case library" in text for text in texts)
