"""A conflict of a merge is reported as one, wherever it is and whatever wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.documents.document import parse
from clearinghouse.documents.merge_conflicts import conflict_problem
from clearinghouse.documents.page_links import find_page_problems
from clearinghouse.problems.problem import Problem

_GIT = "<<<<<<< HEAD\n{0}a: 1\n=======\n{0}a: 2\n>>>>>>> branch\n"
_CASES = {
    "git": (_GIT, "<<<<<<<, ======= or >>>>>>>"),
    "with the base": (
        "<<<<<<< HEAD\n{0}a: 1\n||||||| 1f2e\n{0}a: 0\n=======\n{0}a: 2\n>>>>>>> b\n",
        "<<<<<<<, |||||||, ======= or >>>>>>>",
    ),
    "Jujutsu": (
        "<<<<<<< x\n%%%%%%% diff\n-{0}a: 0\n+{0}a: 1\n+++++++ side\n{0}a: 2\n>>>>>>> x ends\n",
        "<<<<<<<, %%%%%%%, +++++++ or >>>>>>>",
    ),
    "longer marks": ("<<<<<<<<<< HEAD\n{0}a: 1\n>>>>>>>>>> b\n", "<<<<<<<<<< or >>>>>>>>>>"),
    "line ends of Windows": (_GIT.replace("\n", "\r\n"), "<<<<<<<, ======= or >>>>>>>"),
}


def _problems(text: str) -> list[Problem]:
    return parse(text.encode(), "data/sources/x.yml")[1]


@pytest.mark.parametrize(("conflict", "marks"), _CASES.values(), ids=list(_CASES))
def test_every_mark_of_a_conflict_is_named(conflict: str, marks: str) -> None:
    """Who deletes only the marks of two versions would leave the third one, and its mark."""
    [problem] = _problems("b: 3\n" + conflict.format(""))

    assert "merge conflict" in problem.message
    assert (problem.line, problem.column) == (2, 1)
    assert marks in problem.fix


@pytest.mark.parametrize("key", ["note: |\n", "note: >-\n", "note: 'a\n\n"])
def test_a_conflict_inside_a_text_is_found_where_the_file_is_valid(key: str) -> None:
    """In a text of several lines the marks are letters like others to YAML, and would be published."""
    conflict = "".join(f"  {line}\n" for line in _GIT.format("").splitlines())
    [problem] = _problems(f"b: 3\n{key}{conflict}{'  end' if key[-2] != 'a' else ''}")

    assert "merge conflict" in problem.message
    assert problem.column == len("  ") + 1


@pytest.mark.parametrize(
    "text",
    ["", "note: <<<<<<< a >>>>>>> b\n", "# <<<<<<< HEAD\n# >>>>>>> b\nb: 3\n", "note: |\n  =======\n  >>>>>>>\n"],
)
def test_other_lines_with_such_signs_are_no_conflict(text: str) -> None:
    """A comment is not published, and a drawn line is none."""
    assert conflict_problem(text, "x.yml") is None


def test_a_conflict_in_a_page_is_found_before_anything_is_built(tmp_path: Path) -> None:
    """Markdown takes anything, so the marks would be on the site; a page can still explain them in a block of code."""
    content = tmp_path / "content"
    content.mkdir()
    conflict = _GIT.format("")
    (content / "a.md").write_text(f"# A\n\n{conflict}", "utf-8")
    (content / "b.md").write_text(f"# B\n\n```\n{conflict}```\n", "utf-8")
    (content / "c.md").write_text("", "utf-8")

    [problem] = find_page_problems(content, tmp_path)
    assert (problem.path, problem.rule, problem.line) == ("content/a.md", "DOC-004", 3)
