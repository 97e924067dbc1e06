"""Templates escape whatever they show, and render once what few values decide."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache
from pathlib import Path

import jinja2
import pytest
from clearinghouse.site.templating import environment as render
from clearinghouse.site.templating.environment import IdentityDict, create_environment, paragraphs
from markupsafe import Markup, escape


class _Sort(StrEnum):
    """A member whose text has signs of HTML."""

    HOSTILE = "<b>'\"&"


class _Page:
    """An object that is HTML by its own account."""

    def __html__(self) -> str:
        return "<i>ours</i>"


_VALUES = [
    "",
    "plain",
    "<script>\"'&",
    "“ж”",
    Markup("<b>&amp;</b>"),
    _Sort.HOSTILE,
    3,
    2.5,
    None,
    True,
    [1, "<"],
    _Page(),
]


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: type(value).__name__)
def test_values_are_escaped_as_the_library_does(value: object) -> None:
    """Text, members of enumerations, numbers and lists are escaped; what is HTML already is not."""
    template = create_environment().from_string(
        "a{{ value }}{% set inner %}{{ value }}{% endset %}{{ inner }}{{ inner|upper }}z"
    )

    escaped = escape(value)

    assert template.render(value=value) == f"a{escaped}{escaped}{escaped.upper()}z"


def test_macros_and_their_callers_are_escaped_once() -> None:
    """What a macro gives is HTML: its values are escaped inside, and not again where it is called."""
    source = "{% macro m(x) %}<i>{{ x }}</i>{{ caller() }}{% endmacro %}{% call m('<') %}{{ '&' ~ y }}{% endcall %}"

    assert create_environment().from_string(source).render(y=">") == "<i>&lt;</i>&amp;&gt;"


def test_a_name_that_is_not_there_is_an_error() -> None:
    """A misspelt name never gives an empty place."""
    with pytest.raises(jinja2.UndefinedError):
        create_environment().from_string("{{ nothing }}").render()


def test_a_macro_is_called_once_for_the_same_values() -> None:
    """The same values give what was rendered before; other values, and equal mappings that are not the same, do not."""
    jinja = create_environment()
    calls = []
    jinja.filters["seen"] = lambda value: calls.append(value) or value
    source = "{% macro m(words, key) %}{{ words[key]|seen }}{% endmacro %}{{ m|once(words, key) }}"
    first, second = IdentityDict(a="<A>"), IdentityDict(a="<A>")

    module = jinja.from_string(source)
    macro = jinja.from_string("{% macro m(words, key) %}{{ words[key]|seen }}{% endmacro %}").module.m
    results = [jinja.filters["once"](macro, words, "a") for words in (first, first, second)]

    assert results == ["&lt;A&gt;"] * 3
    assert calls == ["<A>", "<A>"]
    assert module.render(words=first, key="a") == "&lt;A&gt;"


def test_paragraphs_are_text() -> None:
    """An empty line begins a paragraph; everything else is shown as typed."""
    assert paragraphs("a <b>\n\n# c") == "<p>a &lt;b&gt;</p><p># c</p>"


def test_an_undefined_name_in_a_template_is_an_error() -> None:
    """Our environment escapes, and refuses names that are not there."""
    jinja = create_environment()

    assert jinja.from_string('{{ "<" }}').render() == "&lt;"
    with pytest.raises(Exception, match="missing"):
        jinja.from_string("{{ missing }}").render()


@pytest.mark.parametrize(
    ("text", "written"),
    [("Two stores", "Two stores."), ("It ended.", "It ended."), ("Why? ", "Why?"), ("and so on …", "and so on …")],
)
def test_sentence_ends_once(text: str, written: str) -> None:
    """A text that is shown as a sentence ends with one full stop, however it was typed."""
    assert render.sentence(text) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Tredi Saint-Vulbas", 'Tredi <span class="nb">Saint-Vulbas</span>'),
        ("A-B & C-D, <i>", '<span class="nb">A-B</span> &amp; <span class="nb">C-D</span>, &lt;i&gt;'),
        ("Without - one, -x or y-", "Without - one, -x or y-"),
        (f"{'a' * 20}-{'b' * 20}", f"{'a' * 20}-{'b' * 20}"),
        ("2,000 °C, 50 ppm, 4 kgs", "2,000\u00a0°C, 50\u00a0ppm, 4 kgs"),
        ("", ""),
    ],
)
def test_a_name_is_not_broken_at_its_hyphen(name: str, written: str) -> None:
    """A word with a hyphen, unless no line of a phone takes it, and a number with its unit stay on one line."""
    assert str(render.unbroken(name)) == written


def test_changed_template_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that changed while the site is served is used in the next build."""
    monkeypatch.setattr(render, "_TEMPLATES", tmp_path)
    monkeypatch.setattr(render, "shared", cache(lambda _: create_environment()))
    file = tmp_path / "note.html.jinja"
    file.write_text("old")
    assert render.template("note", "en")() == "old"

    file.write_text("new")
    os.utime(file, (1, 1))
    render.reread_templates()

    assert render.template("note", "en")() == "new"
    render.reread_templates()
