"""Examples of rules for the contributor's guide, read from folders of cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.rules.examples import Excerpt, RuleExamples, load_examples

_PATH = "data/sources/a.yml"
_REPORT = f"""{_PATH}:3:1 error TXT-009 the name is blank
    Expected: a name
    Fix: Write it.
data/sources/b.yml:1:1 error TXT-010 another rule
    Fix: Nothing.
{_PATH}:5:1 error TXT-009 the summary is blank
    Fix: Write it.
{_PATH}:6:1 error TXT-009 the note is blank
    Fix: Write it.
2 errors in 1 record.
"""
_REFUSED = "one\ntwo\nthree \nfour\nfive\nsix\nseven\neight\nnine\n"


def _write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root / "rules"


def _examples(root: Path, files: dict[str, str]) -> RuleExamples:
    return load_examples(_write(root, {f"TXT-009/{name}": text for name, text in files.items()}))["TXT-009"]


def _lines(excerpt: Excerpt | None) -> list[tuple[int, str, bool]]:
    assert excerpt is not None
    return [(line.number, line.text, line.is_marked) for line in excerpt.lines]


def test_the_poor_example_shows_the_lines_that_are_reported_and_two_around_them(tmp_path: Path) -> None:
    """Each place that the rule reports in the file is marked; a space at the end of a line is shown as a dot."""
    found = _examples(tmp_path, {"refused/expected.txt": _REPORT, f"refused/{_PATH}": _REFUSED})

    assert found.poor is not None
    assert found.poor.path == _PATH
    assert _lines(found.poor) == [
        (1, "one", False),
        (2, "two", False),
        (3, "three·", True),
        (4, "four", False),
        (5, "five", True),
        (6, "six", True),
        (7, "seven", False),
        (8, "eight", False),
    ]


def test_the_message_is_of_the_rule_and_of_two_problems_at_most(tmp_path: Path) -> None:
    """What other rules report, the third problem and the sum at the end are not part of it."""
    found = _examples(tmp_path, {"refused/expected.txt": _REPORT, f"refused/{_PATH}": _REFUSED})

    first, second = "the name is blank", "the summary is blank"
    assert [text in found.message for text in (first, second, "the note", "another rule", "2 errors")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert found.message.endswith("Fix: Write it.")


def test_the_good_example_marks_what_differs(tmp_path: Path) -> None:
    """Of the same file in the accepted case, the changed lines are marked, and the line after one that is gone."""
    accepted = _REFUSED.replace("three ", "III").replace("seven\n", "")
    files = {"refused/expected.txt": _REPORT, f"refused/{_PATH}": _REFUSED, f"accepted/{_PATH}": accepted}

    marked = [text for _, text, is_marked in _lines(_examples(tmp_path, files).good) if is_marked]

    assert marked == ["III", "eight"]


def test_a_good_example_that_differs_in_no_line_marks_what_the_poor_one_marks(tmp_path: Path) -> None:
    """Where another file makes the difference, the same places are marked; where there is none, the first line."""
    same = {"refused/expected.txt": _REPORT, f"refused/{_PATH}": _REFUSED, f"accepted/{_PATH}": _REFUSED}
    alone = {"refused/readme.txt": "x", "accepted/data/sources/b.yml": "alpha\nbeta\n"}

    assert [number for number, _, is_marked in _lines(_examples(tmp_path / "1", same).good) if is_marked] == [3, 5, 6]
    assert _lines(_examples(tmp_path / "2", alone).good) == [(1, "alpha", True), (2, "beta", False)]


def test_a_file_that_a_case_lacks_is_that_of_the_small_catalogue(tmp_path: Path) -> None:
    """Cases are laid over the small catalogue, next to the folder of rules."""
    base = tmp_path / "base" / _PATH
    base.parent.mkdir(parents=True)
    base.write_text(_REFUSED, "utf-8")

    assert _lines(_examples(tmp_path, {"refused/expected.txt": _REPORT}).poor)[2] == (3, "three·", True)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\u200bb", "a[U+200B]b"),
        ("e\u0301", "e[U+0301]"),
        ("a\u2028b", "a[U+2028]b"),
        ("tab\tx", "tab[U+0009]x"),
        ("plain é 补助", "plain é 补助"),
        ("x" * 110, "x" * 110),
        ("x" * 111, "x" * 110 + "…"),
        ("end  ", "end··"),
    ],
)
def test_what_nobody_sees_is_shown(tmp_path: Path, line: str, shown: str) -> None:
    """Invisible and combining characters as their codes, spaces at the end as dots; a long line is cut."""
    found = _examples(tmp_path, {f"accepted/{_PATH}": f"{line}\n", "refused/readme.txt": "x"})

    assert [text for _, text, _ in _lines(found.good)] == [shown]


def test_a_long_excerpt_is_cut(tmp_path: Path) -> None:
    """Sixteen lines at most are shown."""
    report = "".join(f"{_PATH}:{number}:1 error TXT-009 wrong\n    Fix: Write it.\n" for number in range(1, 30))
    files = {"refused/expected.txt": report, f"refused/{_PATH}": "x\n" * 40}

    assert [number for number, _, _ in _lines(_examples(tmp_path, files).poor)] == list(range(1, 17))


def test_cases_without_files_have_no_examples(tmp_path: Path) -> None:
    """No folder, no refused case, no report, no accepted file: nothing is shown, and nothing fails."""
    assert load_examples(tmp_path / "nothing") == {}
    assert load_examples(_write(tmp_path, {f"TXT-008/accepted/{_PATH}": "x"})) == {}
    assert _examples(tmp_path, {"refused/readme.txt": "x"}) == RuleExamples(None, None, "")
