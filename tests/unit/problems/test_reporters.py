"""Reporters, directives, shells, the policy, and near misses."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.problems.suggestions import nearest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre_dashboard import technical_resources
from clearinghouse.site.pages.directives.expanders import EXPANDERS, KNOWN, choices
from clearinghouse.site.publishing import csp
from clearinghouse.site.templating import directives
from clearinghouse.site.templating import environment as render
from clearinghouse.site.templating.environment import environment, paragraphs
from clearinghouse.site.templating.shell import Page, ShellError, bare, capture, contents, fill
from support.paths import ROOT

PROBLEM = Problem(
    "data/a:b,c.yml", 3, 5, "REF-002", Severity.ERROR, "100% wrong\nhere", "a code", "Use KEN | not `x`", "KEN"
)


def test_text_names_place_severity_rule_and_repair() -> None:
    """The report for people has one line with the place and one line for each thing to know."""
    assert reporters.text([PROBLEM], checked=2) == (
        "data/a:b,c.yml:3:5 error REF-002 100% wrong\nhere\n    Expected: a code\n"
        '    Did you mean: "KEN"?\n    To mend: Use KEN | not `x`\n    Rule: contribute/rules/#ref-002\n'
        "1 error, 0 warnings in 2 records.\n"
    )


def test_github_command_is_escaped() -> None:
    """A workflow command cannot be broken by signs in a message or a path."""
    line = reporters.github([PROBLEM], checked=2).splitlines()[0]

    assert line.startswith("::error file=data/a%3Ab%2Cc.yml,line=3,col=5,title=REF-002::100%25 wrong%0Ahere%0A")


def test_json_has_every_field() -> None:
    """The report for machines has the counts and all fields."""
    told = json.loads(reporters.json_([PROBLEM], checked=2))

    assert told["counts"] == {"error": 1, "warning": 0, "notice": 0}
    assert told["problems"][0]["near"] == "KEN"


def test_job_summary_is_inert_markdown() -> None:
    """In the job summary a message cannot make a table cell, code, or a link."""
    row = reporters.markdown([PROBLEM], checked=2).splitlines()[6]

    assert "`" not in row
    assert row.count("|") == 4


@pytest.mark.parametrize("report", [reporters.text, reporters.github, reporters.markdown])
def test_no_problem_is_said_in_one_line(report: object) -> None:
    """Without problems there is only the summary."""
    assert "0 errors, 0 warnings in 1 record." in report([], checked=1)


@pytest.mark.parametrize(
    ("word", "choices", "near"),
    [
        ("KNE", ["KEN", "UGA", "KNA"], "KEN"),
        ("pcbs", ["pcb", "nip"], "pcb"),
        ("Asia", ["africa", "asia-pacific"], "asia-pacific"),
        ("zzz", ["KEN"], ""),
        ("", ["KEN"], ""),
        (None, ["KEN"], ""),
        ("summry", ["summary", "short_name"], "summary"),
    ],
)
def test_nearest_guesses_well_or_not_at_all(word: object, choices: list[str], near: str) -> None:
    """A near miss is found; anything far gives no guess."""
    assert nearest(word, choices) == near


def test_directives_in_fenced_code_are_examples() -> None:
    """A directive inside fenced code is not a directive; one after it has its own line."""
    text = '```\n<!-- clearinghouse:nothing -->\n```\n\n<!-- clearinghouse:count of="sources" -->\n'

    assert [(item.name, item.line, dict(item.arguments)) for item in directives.find(text)] == [
        ("count", 5, {"of": "sources"})
    ]


def test_directive_problems_name_the_near_miss_and_the_arguments() -> None:
    """An unknown name and an unknown argument are told with what would be right."""
    text = '<!-- clearinghouse:cuont of="sources" -->\n<!-- clearinghouse:count off="sources" -->\n'

    told = directives.problems(text, KNOWN)

    assert [line for line, _ in told] == [1, 2]
    assert 'Did you mean "count"?' in told[0][1]
    assert "It takes: of." in told[1][1]


def test_directive_without_its_argument_or_with_nothing_to_show_is_told(real_view: SiteContext) -> None:
    """A directive that lacks an argument, or names nothing that exists, is told with what there is."""
    text = (
        '<!-- clearinghouse:term-list -->\n<!-- clearinghouse:term-list of="topic" -->\n'
        '<!-- clearinghouse:budget-tables of="pilot" -->\n'
    )

    told = directives.problems(text, KNOWN, choices(real_view.catalogue))

    assert told == [
        (1, 'the directive "clearinghouse:term-list" needs of="…". Known are: assistance, topics.'),
        (2, 'the directive "clearinghouse:term-list" has nothing for of="topic". Did you mean "topics"?'),
        (
            3,
            'the directive "clearinghouse:budget-tables" has nothing for of="pilot". Did you mean "pilot-2003-2004"?',
        ),
    ]


def test_every_directive_in_the_pages_is_known_and_every_expander_can_be_called(real_view: SiteContext) -> None:
    """All directives of the real pages expand to something, and none is left."""
    used = set()
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        assert directives.problems(text, KNOWN, choices(real_view.catalogue)) == []
        used |= {item.name for item in directives.find(text)}
        assert "<!-- clearinghouse:" not in directives.expand(text, real_view, root="../", expanders=EXPANDERS)
    assert used == set(EXPANDERS)


def test_shell_is_filled_once_and_escaped() -> None:
    """Titles are escaped, the body is not, and a body that looks like a slot stays as it is."""
    shell = capture(bare(root="../", site_name="S"))
    page = Page("a/", "</title><b>", 'x" y', "<p>ch-slot-title</p>")

    html = b"".join(fill(shell, page, canonical="", edit="")).decode()

    assert "<title>&lt;/title&gt;&lt;b&gt; - S</title>" in html
    assert 'content="x&#34; y"' in html
    assert "<main><p>ch-slot-title</p></main>" in html


def test_shell_has_no_blank_lines_except_where_they_are_shown() -> None:
    """Blanks around line ends go from the theme's part of a page; preformatted text, scripts and the body keep them."""
    page = "<title>ch-slot-title</title> \n \n  ch-slot-description\n\n<div><h1>ch-slot-body</h1></div>"
    shell = capture(f"{page}\n\n<pre>a\n\n b</pre>\n\n<script>`\n\n`</script>\n  <p>c\n")

    html = b"".join(fill(shell, Page("a/", "T", "D", "<i>1\n\n2</i>"), canonical="", edit="")).decode()

    assert html == "<title>T</title>\nD\n<i>1\n\n2</i>\n<pre>a\n\n b</pre>\n<script>`\n\n`</script>\n<p>c\n"


def test_shell_without_a_body_is_refused() -> None:
    """A shell that lost a slot is refused with the name of the slot."""
    with pytest.raises(ShellError, match="no place for: body"):
        capture("<title>ch-slot-title</title> ch-slot-description")


def test_contents_are_the_second_level_headings() -> None:
    """The table of contents has the plain text of each heading, with entities resolved."""
    body = '<h2 id="a">A &amp; <em>B</em></h2><h3 id="c">C</h3><h2 id="d" class="x">D</h2><h2 id="e">E</h2>'

    assert contents(body) == (("a", "A & B"), ("e", "E"))
    assert contents('<h2 id="a">never closed') == (("a", "never closed"),)
    assert contents("") == ()


def test_policy_allows_exactly_the_inline_scripts_of_the_page() -> None:
    """Inline scripts get their hashes, data blocks and files do not, and the policy comes first."""
    html = '<head lang="x"><script>var a</script><script type="application/json">{}</script>'
    html += '<script src="b.js"></script></head>'

    told = csp.with_policy(html)

    assert told.startswith('<head lang="x"><meta http-equiv="Content-Security-Policy"')
    assert csp.policy(html).count("'sha256-") == 1
    assert "unsafe-inline" not in told


def test_page_without_a_head_gets_no_policy_in_silence() -> None:
    """A page without a head is an error, not a page without a policy."""
    with pytest.raises(ValueError, match="no head"):
        csp.with_policy("<p></p>")


def test_paragraphs_are_text() -> None:
    """An empty line begins a paragraph; everything else is shown as typed."""
    assert paragraphs("a <b>\n\n# c") == "<p>a &lt;b&gt;</p><p># c</p>"


def test_an_undefined_name_in_a_template_is_an_error() -> None:
    """Our environment escapes, and refuses names that are not there."""
    made = environment()

    assert made.from_string('{{ "<" }}').render() == "&lt;"
    with pytest.raises(Exception, match="missing"):
        made.from_string("{{ missing }}").render()


@pytest.mark.parametrize(
    ("text", "written"),
    [("Two stores", "Two stores."), ("It ended.", "It ended."), ("Why? ", "Why?"), ("and so on …", "and so on …")],
)
def test_sentence_ends_once(text: str, written: str) -> None:
    """A text that is shown as a sentence ends with one sign, however it was typed."""
    assert render.sentence(text) == written


def test_changed_template_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that changed while the site is served is used in the next build."""
    monkeypatch.setattr(render, "_TEMPLATES", tmp_path)
    monkeypatch.setattr(render, "shared", cache(lambda _: environment()))
    file = tmp_path / "note.html.jinja"
    file.write_text("old")
    assert render.template("note")() == "old"

    file.write_text("new")
    os.utime(file, (1, 1))
    render.reread_templates()

    assert render.template("note")() == "new"
    render.reread_templates()


def test_a_centre_is_told_of_laboratories_and_experts_that_likely_serve_its_country(real_view: SiteContext) -> None:
    """The desk of a centre names the sources that lend laboratories or experts to its country, and no others."""
    kenya = real_view.catalogue.countries["KEN"]
    found = {source.id for source in technical_resources(real_view, kenya)}

    assert "iaea-tc" not in found  # its list of members is not known here
    assert found
    assert all(
        {"laboratory-service", "expert-secondment"} & set(real_view.catalogue.sources[key].assistance) for key in found
    )
