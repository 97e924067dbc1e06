"""Names that are written from right to left are isolated wherever they are text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import build_context
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.publishing import outputs
from clearinghouse.site.templating import directives
from clearinghouse.site.templating.direction import is_right_to_left, isolate, marked
from clearinghouse.site.templating.environment import create_environment, paragraphs
from support.paths import AS_OF

_ARABIC, _HEBREW, _PERSIAN = "صندوق البيئة (المرحلة 2) – 2026", "קרן הסביבה [שלב 3]", "صندوق (۲)"
_NAMES = (_ARABIC, _HEBREW, _PERSIAN, "ސްޓޮކްހޯމް", "ߞߊ߲ߓߌ", "𞤆𞤵𞤤𞤢𞤪", "Fund ﻻ 2")


@pytest.mark.parametrize("name", _NAMES)
def test_a_name_is_isolated_in_text_and_plain_elsewhere(name: str) -> None:
    """Attributes, titles, options, fields and scripts can have no element in them."""
    value = marked(name)
    html = (
        f"<a title=\"{value} > 1\" data-x='{value}'>{value}</a> ({value})<title>{value}</title><option>{value}</option>"
        f'<textarea>{value}</textarea><script type="application/json">"{value}"</script><p>{value}'
    )

    assert isolate(html) == (
        f"<a title=\"{name} > 1\" data-x='{name}'><bdi>{name}</bdi></a> (<bdi>{name}</bdi>)<title>{name}</title>"
        f'<option>{name}</option><textarea>{name}</textarea><script type="application/json">"{name}"</script>'
        f"<p><bdi>{name}</bdi>"
    )


@pytest.mark.parametrize("name", ["", "Fund (2)", "Été", "基金 (2)", "Фонд", "กองทุน", "– 2026"])
def test_other_names_are_as_they_were(name: str) -> None:
    """Most pages have no such name, and not a byte of them changes."""
    assert not is_right_to_left(name)
    assert marked(name) == name
    assert isolate(f"<p>{name}</p>") == f"<p>{name}</p>"


def test_values_are_isolated_wherever_a_template_prints_them() -> None:
    """Printed alone, in a message, in a block with tags, in a plural form; and escaped all the same."""
    name = f"{_ARABIC} <b>"
    source = (
        "{{ name }}|{{ _('From %(name)s.', name=name) }}|"
        "{% trans %}By <a href='{{ name }}'>{{ name }}</a>.{% endtrans %}|"
        "{% trans count=2 %}One {{ name }}{% pluralize %}{{ count }} {{ name }}{% endtrans %}"
    )
    escaped = f"{_ARABIC} &lt;b&gt;"

    html = isolate(create_environment().from_string(source).render(name=name))

    assert html == (
        f"<bdi>{escaped}</bdi>|From <bdi>{escaped}</bdi>.|By <a href='{escaped}'><bdi>{escaped}</bdi></a>.|"
        f"2 <bdi>{escaped}</bdi>"
    )


def test_a_paragraph_has_its_own_direction() -> None:
    """Longer texts begin at the side where their script begins."""
    assert paragraphs(f"{_HEBREW}\n\nText") == f'<p dir="auto">{_HEBREW}</p><p>Text</p>'


class _Isolation(HTMLParser):
    """Collects text with letters from right to left that stands in no element with a direction of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.lost: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "input", "img", "meta", "link"):
            self._open.append((tag, tag in ("bdi", "script", "option", "textarea", "title") or "dir" in dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if is_right_to_left(data) and not any(isolated for _, isolated in self._open):
            self.lost.append(data)


def _lost(html: str) -> list[str]:
    parser = _Isolation()
    parser.feed(html)
    return parser.lost


def test_every_name_of_every_page_is_isolated(overlaid: Callable) -> None:
    """Names, short names, titles, places, notes and papers of each kind of record, on all pages and in all lists."""
    root: Path = overlaid()
    names = re.compile(
        r"^(\s*(?:- )?(?:name|short_name|title|city|host|place|item|what|label|note|summary)): (?!>)(.+)$", re.M
    )
    for path in (root / "data").glob("*/*.yml"):
        if path.parent.name in ("sources", "organisations", "centres", "requests", "memberships", "chemicals"):
            text = path.read_text("utf-8")
            path.write_text(names.sub(lambda match: f"{match[1]}: {_ARABIC} {match[2].strip(chr(39))}", text), "utf-8")
    catalogue, problems = load(root)
    assert problems == []
    context = build_context(catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", ""))

    pages = {task.uri: task.render(context, task.key).body for task in outputs.tasks(context)}
    for name in EXPANDERS:
        if name not in ("budget-tables", "term-list", "cases"):
            try:
                pages[name] = directives.expand(f"<!-- clearinghouse:{name} -->", context, root="", expanders=EXPANDERS)
            except KeyError:  # it needs an argument
                continue

    assert sum("<bdi>" in html for html in pages.values()) > 20
    assert {uri: lost for uri, html in pages.items() if (lost := _lost(html))} == {}
