"""Directives in prose pages: found, checked, expanded."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import KNOWN, choices
from clearinghouse.site.templating import directives


def test_directives_in_fenced_code_are_examples() -> None:
    """A directive inside fenced code is not a directive; one after it has its own line."""
    text = '```\n<!-- clearinghouse:nothing -->\n```\n\n<!-- clearinghouse:count of="sources" -->\n'

    assert [(item.name, item.line, dict(item.arguments)) for item in directives.find(text)] == [
        ("count", 5, {"of": "sources"})
    ]


def test_directive_problems_name_the_near_miss_and_the_arguments() -> None:
    """An unknown name and an unknown argument are reported with what would be right."""
    text = '<!-- clearinghouse:cuont of="sources" -->\n<!-- clearinghouse:count off="sources" -->\n'

    problems = directives.problems(text, KNOWN)

    assert [line for line, _ in problems] == [1, 2]
    assert 'Did you mean "count"?' in problems[0][1]
    assert "It takes: of." in problems[1][1]


def test_directive_without_its_argument_or_with_nothing_to_show_is_reported(site_context: SiteContext) -> None:
    """A directive that lacks an argument, or names nothing that exists, is reported with what there is."""
    text = (
        '<!-- clearinghouse:term-list -->\n<!-- clearinghouse:term-list of="topic" -->\n'
        '<!-- clearinghouse:budget-tables of="budget" -->\n'
    )

    problems = directives.problems(text, KNOWN, choices(site_context.catalogue))

    assert problems == [
        (1, 'the directive "clearinghouse:term-list" needs of="…". Known are: assistance, topics.'),
        (2, 'the directive "clearinghouse:term-list" has nothing for of="topic". Did you mean "topics"?'),
        (3, 'the directive "clearinghouse:budget-tables" has nothing for of="budget". Did you mean "example-budget"?'),
    ]
