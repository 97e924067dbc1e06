"""`diff`: reviewers see what a change does to records, pages and verdicts, and nothing in it can act."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.reports.page_digests import digest_pages
from support.digested_once import digest_once
from support.linked_copies import copy_linked
from support.paths import CASES
from support.repositories import clone, commit, copy_of, hooks, publish, published_clone

pytestmark = pytest.mark.slow  # git compares two states

_GRANTS = Path("data/sources/example-grants.yml")


_TRAINING = Path("data/sources/example-training.yml")


@pytest.fixture(scope="module")
def kept(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the small root with a hand-written page, and clone it."""
    root = copy_linked(base, tmp_path_factory.mktemp("published") / "root")
    (root / "content").mkdir()
    (root / "content" / "about.md").write_text("# About\n\n<!-- clearinghouse:state -->\n", "utf-8")
    return published_clone(root)


@pytest.fixture
def branch(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the clone of a contributor, with the hand-written pages, on a branch of its own."""
    monkeypatch.setattr("cli.diff.digest_pages", digest_once)
    return copy_of(kept, tmp_path / "clone")


def _change(root: Path, path: Path, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def _stable(output: str) -> str:
    """Leave out the commit, and the pages, which grow with the site."""
    records = re.split(r"(?:### )?Addresses that would", output)[0]
    return re.sub(r"Pages.*mention them", "Pages", re.sub(r"\b[0-9a-f]{10}\b", "COMMIT", records))


def test_nothing_changed_is_said(branch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a change the report is two lines."""
    monkeypatch.setattr("cli.diff.digest_pages", digest_pages)  # each state is digested, and both have the same digests

    done = hooks(branch, "diff")

    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == [
        "Records: 0 added, 0 changed, 0 moved, 0 retired, 0 removed. "
        "Pages: 0 added, 0 edited, 0 removed; 0 others that list or mention them."
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_kind_of_change_is_reported_as_written(branch: Path, golden: Callable, form: str) -> None:
    """Added, changed, moved, retired and removed records, verdicts and intake are reported as in the golden file."""
    shutil.copy(branch / _TRAINING, branch / "data/sources/new-course.yml")
    _change(branch, Path("data/sources/new-course.yml"), "Example Training Programme", "New Course")
    _change(branch, _TRAINING, "  basis: any\n", "  basis: oda-list\n")
    _change(branch, _TRAINING, "  stated: open\n", "  stated: closed\n")
    _change(branch, _TRAINING, "topics: [monitoring-laboratories]", "topics: [monitoring-laboratories, pcb]")
    (branch / _GRANTS).write_text("moved_to: new-course\n", "utf-8")
    (branch / "data/requests/ken-example-need.yml").unlink()
    centre = branch / "data/centres/second-centre.yml"
    centre.write_text(centre.read_text("utf-8") + "retired:\n  'on': '2026-11-20'\n  reason: Closed.\n", "utf-8")
    _change(branch, Path("data/countries/DEU.yml"), "un_group: weog", "un_group: grulac")

    done = hooks(branch, "diff", "--format", form)

    assert done.returncode == 0, done.stderr
    golden(CASES / "difference" / f"expected.{'md' if form == 'markdown' else 'txt'}", _stable(done.stdout))


def test_pages_added_changed_and_removed_are_reported(branch: Path) -> None:
    """A new record has a new address, an edited prose page shows something else, and a lost record a dead address."""
    shutil.copy(branch / _TRAINING, branch / "data/sources/new-course.yml")
    (branch / "data/requests/ken-example-need.yml").unlink()
    _change(branch, Path("content/about.md"), "# About", "# About this site")

    output = hooks(branch, "diff").stdout

    gone = r"^Addresses that would no longer exist\n.*\n(?:  .*\n)*  requests/ken-example-need/$"
    assert re.search(gone, output, re.M)
    assert "New pages\n  sources/new-course/\n" in output
    assert "Pages of what was edited\n  about/\n" in output


def test_the_summary_of_a_job_has_the_difference(branch: Path, tmp_path: Path) -> None:
    """In a job the difference goes to the summary as Markdown, whatever the format on the terminal."""
    (branch / _TRAINING).unlink()
    summary = tmp_path / "summary.md"

    hooks(branch, "diff", GITHUB_STEP_SUMMARY=str(summary))

    assert summary.read_text("utf-8").startswith("## What this change does\n")
    assert "### Addresses that would no longer exist" in summary.read_text("utf-8")


def test_a_broken_branch_is_compared_as_far_as_it_goes(branch: Path) -> None:
    """A record with problems does not stop the comparison of the others."""
    (branch / _TRAINING).write_text("name: [\n", "utf-8")
    _change(branch, _GRANTS, "confidence: ", "confidence_note: Read twice.\nconfidence: ")

    done = hooks(branch, "diff")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "confidence_note: not stated → Read twice." in done.stdout


def test_a_record_that_could_not_be_read_is_named(branch: Path) -> None:
    """A record with an error is not compared, and the report names it instead of saying that nothing changed."""
    (branch / _TRAINING).write_text("name: [\n", "utf-8")

    output = hooks(branch, "diff").stdout

    assert "1 record could not be read: data/sources/example-training.yml. To see why: make check.\n" in output
    assert ("Pages: not compared." in output) is ("Not compared: all pages" in output)


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        (
            [("basis: named-list", "basis: any")],
            "eligibility changed, but verified.on is still 2026-11-01. No evidence changed either. "
            "If the page was read for this change, set verified.on to that day.",
        ),
        ([("2026-11-01", "2026-11-20")], "Only the date of the check changed; no fact did."),
        ([("basis: named-list", "basis: any"), ("2026-11-01", "2026-11-20")], None),
        ([("2026-11-01", "2026-10-01")], "verified.on went back, from 2026-11-01 to 2026-10-01."),
        ([("confidence: ", "confidence_note: Read twice.\nconfidence: ")], None),
    ],
    ids=["fact without check", "check without fact", "both", "back in time", "no key fact"],
)
def test_a_check_that_did_not_move_with_the_facts_is_remarked(
    branch: Path, changes: list[tuple[str, str]], remark: str | None
) -> None:
    """A key fact that changed while the day of the check did not is a question to the reviewer."""
    for old, new in changes:
        text = (branch / _GRANTS).read_text("utf-8")
        assert old in text
        (branch / _GRANTS).write_text(
            re.sub(
                rf"(verified:(?:\n .*)*?){old}" if old[0] == "2" else old,
                lambda m, new=new: (m[1] if m.lastindex else "") + new,
                text,
                count=1,
            ),
            "utf-8",
        )

    output = hooks(branch, "diff").stdout

    assert ("Look at these" in output) is bool(remark)
    assert not remark or f"  data/sources/example-grants.yml  |  {remark}\n" in output


def test_records_with_the_same_remark_share_a_row(branch: Path) -> None:
    """When many records were only checked again, that is said once."""
    for path in (_GRANTS, _TRAINING):
        text = (branch / path).read_text("utf-8")
        (branch / path).write_text(re.sub(r"(verified:\n(?: .*\n)*?.*)2026-11-01", r"\g<1>2026-11-20", text), "utf-8")

    output = hooks(branch, "diff").stdout

    both = "data/sources/example-grants.yml; data/sources/example-training.yml"
    assert f"  {both}  |  Only the date of the check changed" in output


def test_an_old_state_without_sense_is_compared_as_far_as_it_goes(overlaid: Callable, tmp_path: Path) -> None:
    """A published state that the current code cannot show gives a report that says what was not compared."""
    root = overlaid()
    for path in ("data/organisations/example-fund.yml", "data/countries/KEN.yml"):
        (root / path).write_text("anything: 1\n", "utf-8")
    _change(root, _TRAINING, "availability:\n  stated: open\n", "availability:\n  stated: {a: [b]}\n")
    _change(root, _GRANTS, "basis: named-list", "basis: [x]")
    _change(root, Path("data/countries/UGA.yml"), "un_group: african", "un_group: [african]")
    publish(root)
    branch = clone(root, tmp_path / "clone")

    done = hooks(branch, "diff")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "Not compared: 2 earlier records, which the current code cannot read" in done.stdout


def test_without_git_nothing_is_compared(overlaid: Callable) -> None:
    """Without a repository the report says that nothing was compared, and the job goes on."""
    done = hooks(overlaid(), "diff")

    assert (done.returncode, done.stdout.startswith("Not compared with the published site: ")) == (0, True)


def test_the_difference_needs_no_committed_change(branch: Path) -> None:
    """A change is reported in the same way before and after it is committed."""
    _change(branch, _GRANTS, "confidence: ", "confidence_note: Read twice.\nconfidence: ")
    uncommitted = hooks(branch, "diff")
    commit(branch, "Change")

    assert hooks(branch, "diff").stdout == uncommitted.stdout
