"""The report of a check in a job: what the change brought, and what was there before it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from clearinghouse.reports.report_part import ReportPart, from_json
from support.repositories import clone, hooks, publish

pytestmark = pytest.mark.slow  # git gives the published state

_GRANTS = "data/sources/example-grants.yml"
_TRAINING = "data/sources/example-training.yml"


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def branch(overlaid: Callable, tmp_path: Path) -> Path:
    """Clone a published state that has one error already."""
    root = overlaid()
    _edit(root, _TRAINING, "topics: [monitoring-laboratories]", "topics: [monitoring-laboratoris]")
    publish(root)
    return clone(root, tmp_path / "clone")


def _check(branch: Path, folder: Path) -> ReportPart:
    hooks(branch, "check", "--report", str(folder))
    return from_json((folder / "check.json").read_bytes())


def _rows(part: ReportPart) -> dict[str, list[str]]:
    return {table.title: [row[0][0].path for row in table.rows] for table in part.tables}


def test_problems_that_were_there_before_are_told_apart(branch: Path, tmp_path: Path) -> None:
    """The error of the published state is not the contributor's; the new one is."""
    _edit(branch, _GRANTS, "topics: [", "topics: [nothing-like-this, ")

    assert _rows(_check(branch, tmp_path / "report")) == {
        "In what you changed": [_GRANTS],
        "There before your change (1)": [_TRAINING],
    }


def test_problems_of_the_change_are_the_first_annotations(branch: Path, tmp_path: Path) -> None:
    """GitHub shows ten annotations of a step, so those of the change come first, whatever the names of the files."""
    _edit(branch, "data/sources/example-training.yml", "name: ", "name: Another ")
    (branch / "data/sources/zzz.yml").write_text("name: Last\n", "utf-8")

    done = hooks(branch, "check", "--format", "github", "--report", str(tmp_path))

    files = re.findall(r"^::error file=([^,]*)", done.stdout, re.M)
    assert files[0] == "data/sources/zzz.yml"
    assert files[-1] == _TRAINING


def test_an_old_problem_on_a_line_of_the_change_is_of_the_change(branch: Path, tmp_path: Path) -> None:
    """Whoever edits the line of an old problem is shown it first."""
    _edit(branch, _TRAINING, "topics: [monitoring-laboratoris]", "topics: [monitoring-laboratoris, pcb]")

    assert _rows(_check(branch, tmp_path / "report")) == {"Problems": [_TRAINING]}


def test_an_old_problem_that_moved_down_is_still_an_old_one(branch: Path, tmp_path: Path) -> None:
    """A line that is added above an old problem does not make it the contributor's."""
    _edit(branch, _TRAINING, "topics:", "# A remark.\ntopics:")

    assert _rows(_check(branch, tmp_path / "report")) == {"There before your change (1)": [_TRAINING]}


def test_a_problem_elsewhere_that_the_change_brings_is_of_the_change(branch: Path, tmp_path: Path) -> None:
    """A record that names one which the change took away has a problem that was not there before."""
    (branch / "data/organisations/example-fund.yml").unlink()

    rows = _rows(_check(branch, tmp_path / "report"))

    assert _GRANTS in rows["In what you changed"]
    assert rows["There before your change (1)"] == [_TRAINING]


def test_without_a_published_state_everything_is_of_the_change(overlaid: Callable, tmp_path: Path) -> None:
    """Where there is nothing to compare with, all problems are in one table."""
    root = overlaid()
    _edit(root, _GRANTS, "topics: [", "topics: [nothing-like-this, ")

    assert _rows(_check(root, tmp_path / "report")) == {"Problems": [_GRANTS]}


def test_a_job_gets_links_to_lines(branch: Path, tmp_path: Path) -> None:
    """In a job the summary leads to the line in the commit that was checked; a wrong setting only costs the links."""
    summary = tmp_path / "summary.md"
    of_job = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SHA": "c" * 40}
    hooks(branch, "check", REPOSITORY_URL="https://github.com/o/r", **of_job)
    hooks(branch, "check", REPOSITORY_URL="no address", **of_job)

    first, second = summary.read_text("utf-8").split("## Records\n")[1:]
    assert f"](https://github.com/o/r/blob/{'c' * 40}/{_TRAINING}#L" in first
    assert "](" not in second


def test_fixes_are_a_patch_and_nothing_is_written(branch: Path, tmp_path: Path) -> None:
    """What `fix` would do is shown as git shows it; the record stays as it is."""
    _edit(branch, _GRANTS, "countries: [KEN", "countries: [Kenya")
    before = (branch / _GRANTS).read_bytes()

    done = hooks(branch, "suggest", "--report", str(tmp_path))
    part = from_json((tmp_path / "fixes.json").read_bytes())

    assert (done.returncode, (branch / _GRANTS).read_bytes()) == (0, before)
    assert part.patch == done.stdout
    assert f"--- a/{_GRANTS}\n+++ b/{_GRANTS}\n" in part.patch
    assert "Automatic fixes for 1 record." in part.sentences[0]
    assert hooks(branch, "fix", _GRANTS).returncode == 0
    assert hooks(branch, "suggest").stdout == ""


def test_a_patch_shows_nothing_of_a_withheld_record(branch: Path, tmp_path: Path) -> None:
    """The text of a request without consent to its publication is in no report."""
    path = branch / "data/requests/uga-example-request.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("consent: true", "consent: false").replace("title: ", "title:   ") + "\n\n\n", "utf-8")

    hooks(branch, "suggest", "--report", str(tmp_path))

    assert "uga-example-request" not in json.loads((tmp_path / "fixes.json").read_text())["patch"]


def test_the_summary_of_a_check_is_plain_words(branch: Path, tmp_path: Path) -> None:
    """The summary begins with the counts and with what was compared."""
    summary = tmp_path / "summary.md"
    hooks(branch, "check", GITHUB_STEP_SUMMARY=str(summary))

    text = unescape(summary.read_text("utf-8"))
    assert text.startswith("## Records\n\n1 error, 0 warnings in ")
    assert "Compared with " in text
