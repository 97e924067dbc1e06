"""A part of a report as Markdown: links to the own files and pages only, and nothing in a text can act."""

from __future__ import annotations

import re
from html import unescape

import pytest
from clearinghouse.code_host import NO_REPOSITORY, parse_repository
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.reports.problem_report import link_part, problem_part
from clearinghouse.reports.report_markdown import Links, markdown
from clearinghouse.reports.report_part import Entry, ReportPart, Table

_LINKS = Links(parse_repository("https://github.com/o/r", branch="a" * 40), "https://site.example/network/")
_PROBLEM = Problem(
    "data/sources/x.yml", 3, 5, "REF-002", Severity.ERROR, "100% wrong\nhere", "a code", "Use KEN | not `x`", "KEN"
)
_OLD = Problem("data/sources/y.yml", 1, 1, "LNK-001", Severity.WARNING, "Old", "", "Look.")


def test_lines_rules_and_pages_are_links() -> None:
    """A line leads to the file in the commit that was checked, a rule to its page."""
    text = markdown("check", problem_part([_PROBLEM], [], checked=2, compared="Compared."), _LINKS)

    assert f"](https://github.com/o/r/blob/{'a' * 40}/data/sources/x.yml#L3)" in text
    assert "](https://site.example/network/contribute/rules/ref-002/)" in text


def test_without_addresses_there_are_no_links() -> None:
    """Outside a job the same report is plain text."""
    assert "](" not in markdown("check", problem_part([_PROBLEM], [], checked=2, compared=""), Links(NO_REPOSITORY))


def test_problems_of_the_change_come_before_those_that_were_there() -> None:
    """What the change brought stands first; what was there before is folded, and counted."""
    text = unescape(markdown("check", problem_part([_OLD, _PROBLEM], [_OLD], checked=2, compared=""), _LINKS))

    assert text.index("### In what you changed") < text.index("REF-002") < text.index("There before your change (1)")
    assert text.index("<details>") < text.index("LNK-001") < text.index("</details>")


def test_a_message_cannot_make_a_cell_code_or_a_link() -> None:
    """Characters of Markdown in a message are shown as they are."""
    text = markdown("check", problem_part([_PROBLEM], [], checked=2, compared=""), Links(NO_REPOSITORY))
    row = next(line for line in text.splitlines() if "REF" in line)

    assert "`" not in row
    assert row.count("|") == 4
    assert 'Did you mean "KEN"?' in unescape(row)


def test_no_problem_is_said_in_one_line() -> None:
    """Without problems there is only the summary."""
    text = unescape(markdown("check", problem_part([], [], checked=1, compared=""), _LINKS))

    assert text == "## Records\n\n0 errors, 0 warnings in 1 record.\n\n"
    assert "Every link inside the site leads somewhere." in unescape(markdown("links", link_part([]), _LINKS))


def test_a_flood_of_problems_gives_a_summary_that_github_takes() -> None:
    """Thousands of problems are cut, and the rest is counted."""
    problem = Problem("data/sources/x.yml", 1, 1, "SCH-001", Severity.ERROR, "|" * 2_000, "", "*" * 2_000)

    output = markdown("check", problem_part([problem] * 5_000, [], checked=1, compared=""), _LINKS)

    assert len(output.encode()) < 1024 * 1024
    assert re.search(r"… and 4,\d{3} more\.", output)


@pytest.mark.parametrize("run", ["```", "````", "`` ` ```````"])
def test_a_patch_cannot_end_its_block(run: str) -> None:
    """A record with backquotes stays inside the block of code, and hidden characters are seen."""
    lines = markdown("fixes", ReportPart(patch=f"+a: b\n{run}\n+@someone \u202egnp\x1b[31m\n"), _LINKS).splitlines()
    fence = lines[2].removesuffix("diff")

    assert set(fence) == {"`"}
    assert [number for number, line in enumerate(lines) if line.startswith(fence)] == [2, 6]
    assert not re.search("[\u202e\x1b]", "".join(lines))


def test_a_page_with_odd_characters_stays_one_link() -> None:
    """An address is percent-encoded, so that it cannot end the link."""
    table = Table("t", ("page",), (((Entry("x", page="a b)/"),),),), 1)

    assert "[x](https://site.example/network/a%20b%29/)" in markdown("diff", ReportPart((), (table,)), _LINKS)
