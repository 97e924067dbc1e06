"""`check` in real git repositories: a branch is compared with the state that was published when it began."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.linked_copies import copy_linked
from support.repositories import clone, commit, git, hooks, publish

pytestmark = pytest.mark.slow  # git gives the published state

_TRAINING = Path("data/sources/example-training.yml")
_REQUEST = Path("data/requests/uga-example-request.yml")


@pytest.fixture(scope="module")
def first(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the published repository of a small catalogue, and the clone of a contributor; tests get copies of them."""
    folder = tmp_path_factory.mktemp("first")
    publish(copy_linked(base, folder / "published"))
    clone(folder / "published", folder / "clone")
    return folder


def _copy(repository: Path, to: Path) -> Path:
    shutil.copytree(repository / ".git", to / ".git")
    return copy_linked(repository, to, ignore=shutil.ignore_patterns(".git"))


@pytest.fixture
def published(first: Path, tmp_path: Path) -> Path:
    """Give a test a published repository of its own."""
    return _copy(first / "published", tmp_path / "published")


@pytest.fixture
def branch(first: Path, tmp_path: Path) -> Path:
    """Give a test the clone of a contributor, on a branch of its own."""
    return _copy(first / "clone", tmp_path / "clone")


def _change(root: Path, path: Path, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def _rules(stdout: str) -> list[str]:
    heads = [line.split() for line in stdout.splitlines() if line.startswith("data/")]
    return [f"{head[0].split(':')[0]} {head[2]}" for head in heads]


def test_an_added_record_is_accepted(branch: Path) -> None:
    """A branch that only adds a record passes, and says with what it was compared."""
    new = branch / "data/sources/another-training.yml"
    shutil.copy(branch / _TRAINING, new)
    _change(branch, new, "Example Training Programme", "Another Course")
    _change(branch, new, "fund.example/training", "fund.example/another")
    commit(branch, "Add")

    done = hooks(branch, "check")

    assert (done.returncode, _rules(done.stdout)) == (0, [])
    assert "published records: origin/main at " in done.stderr


def test_a_deleted_record_is_refused(branch: Path) -> None:
    """A record that was deleted is reported at its path, committed or not."""
    (branch / _TRAINING).unlink()

    uncommitted = hooks(branch, "check")
    commit(branch, "Delete")
    committed = hooks(branch, "check")

    assert (uncommitted.returncode, _rules(uncommitted.stdout)) == (1, [f"{_TRAINING} IDS-001"])
    assert committed.stdout == uncommitted.stdout


def test_a_renamed_record_is_refused_and_its_new_name_guessed(branch: Path) -> None:
    """A renamed file is refused with its new name; with "moved_to" under the old name it is accepted."""
    git(branch, "mv", str(_TRAINING), "data/sources/laboratory-training.yml")
    _change(branch, Path("data/sources/laboratory-training.yml"), "Courses for laboratories", "Courses and visits")
    refused = hooks(branch, "check")
    (branch / _TRAINING).write_text("moved_to: laboratory-training\n", "utf-8")

    accepted = hooks(branch, "check")

    assert _rules(refused.stdout) == [f"{_TRAINING} IDS-001"]
    assert 'Did you mean: "laboratory-training"?' in refused.stdout
    assert (accepted.returncode, _rules(accepted.stdout)) == (0, [])


def test_a_broken_record_is_reported_once(branch: Path) -> None:
    """A record that cannot be read is reported as such, and not as one that was removed."""
    (branch / _TRAINING).write_text("name: [\n", "utf-8")

    done = hooks(branch, "check")

    assert done.returncode == 1
    assert {line.split()[0] for line in _rules(done.stdout)} == {str(_TRAINING)}
    assert "IDS-001" not in done.stdout


def test_a_rewritten_history_is_refused(branch: Path) -> None:
    """A lost entry in the history of a request is refused; an added one is accepted."""
    _change(branch, _REQUEST, "  - 'on': '2026-11-18'\n    status: acknowledged\n", "")
    refused = hooks(branch, "check")
    git(branch, "checkout", "--quiet", "--", ".")
    entry = "    status: acknowledged\n"
    _change(branch, _REQUEST, entry, f"{entry}  - 'on': '2026-11-20'\n    status: under-review\n")

    accepted = hooks(branch, "check")

    assert _rules(refused.stdout) == [f"{_REQUEST} HIS-001"]
    assert accepted.returncode == 0


def test_a_branch_behind_main_is_compared_with_where_it_began(published: Path, tmp_path: Path) -> None:
    """What main got after the branch began is no loss of the branch, as with the clone of a fork."""
    branch = clone(published, tmp_path / "clone")
    new = published / "data/sources/later.yml"
    shutil.copy(published / _TRAINING, new)
    commit(published, "Main went on")
    git(branch, "fetch", "--quiet", "origin")

    done = hooks(branch, "check")

    assert (done.returncode, _rules(done.stdout)) == (0, [])


def test_the_branch_of_a_pull_request_is_asked_for(published: Path, tmp_path: Path) -> None:
    """In a job for a pull request the base is the branch that it goes to."""
    git(published, "branch", "next")
    branch = clone(published, tmp_path / "clone")
    (branch / _TRAINING).unlink()

    done = hooks(branch, "check", "--format", "github", GITHUB_BASE_REF="next")

    assert "origin/next at " in done.stderr
    assert f"::error file={_TRAINING},line=1,col=1,title=IDS-001::" in done.stdout


def test_an_old_state_that_todays_schema_refuses_is_still_compared(published: Path, tmp_path: Path) -> None:
    """Published records that are refused today, are no YAML, or are links, do not stop the comparison."""
    _change(published, _TRAINING, "relevance: adjacent\n", "importance: 7\n")
    (published / "data/sources/no-yaml.yml").write_bytes(b"\xff: [")
    (published / "data/sources/list.yml").write_text("- 1\n", "utf-8")
    (published / "data/sources/link.yml").symlink_to("/etc/passwd")
    (published / "data/sources/pointer.yml").write_text("moved_to: example-grants\n'on': never\n", "utf-8")
    commit(published, "An earlier form")
    branch = clone(published, tmp_path / "clone")
    git(branch, "rm", "--quiet", str(_TRAINING), *(f"data/sources/{name}.yml" for name in ("no-yaml", "list", "link")))
    (branch / "data/sources/pointer.yml").write_text("moved_to: example-grants\n", "utf-8")

    done = hooks(branch, "check")

    assert _rules(done.stdout) == [f"{_TRAINING} IDS-001"]
    assert "Traceback" not in done.stderr


def test_without_git_nothing_is_compared(overlaid: Callable) -> None:
    """Without a repository the check says that nothing was compared, and passes as usual."""
    done = hooks(overlaid(), "check")

    assert done.returncode == 0
    assert done.stderr.startswith("Not compared with the published records: git says: ")


def test_without_the_program_git_nothing_is_compared(branch: Path, tmp_path: Path) -> None:
    """Without the program git the check passes as usual, too."""
    done = hooks(branch, "check", PATH=str(tmp_path))

    assert (done.returncode, done.stderr.count("git is not installed")) == (0, 1)


def test_before_the_first_commit_nothing_is_compared(overlaid: Callable) -> None:
    """In a repository without a commit nothing is compared."""
    root = overlaid()
    git(root, "init", "--quiet")

    done = hooks(root, "check")

    assert (done.returncode, done.stderr.count("the repository has no commit yet")) == (0, 1)


def test_without_a_remote_nothing_is_compared(published: Path) -> None:
    """In a repository without a remote nothing is compared, and the message says how to get one."""
    done = hooks(published, "check")

    assert done.returncode == 0
    assert "git knows no origin/main here. To fetch it: git fetch origin" in done.stderr


def test_a_shallow_clone_says_so(published: Path, tmp_path: Path) -> None:
    """A clone that lacks the common commit is not compared, and the message says how to fetch the rest."""
    git(published, "switch", "--quiet", "--create", "change")
    commit(published, "On the branch")
    git(published, "switch", "--quiet", "main")
    commit(published, "On main")
    shallow = tmp_path / "shallow"
    git(published, "clone", "--quiet", "--depth", "1", "--no-single-branch", published.as_uri(), str(shallow))
    git(shallow, "checkout", "--quiet", "origin/change")

    done = hooks(shallow, "check")

    assert done.returncode == 0
    assert "the clone has only part of the history" in done.stderr


@pytest.mark.parametrize("revision", ["nothing-like-this", "--output=x", "HEAD; true"])
def test_an_unknown_base_is_wrong_use(branch: Path, revision: str) -> None:
    """A base that was named and is not there is wrong use, and nothing of it reaches a shell or an option."""
    done = hooks(branch, "check", f"--base={revision}")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f'git knows no revision "{revision}" here.')


def test_the_summary_of_a_job_has_the_problem_and_the_base(branch: Path, tmp_path: Path) -> None:
    """The job summary has the table of problems and says with what the branch was compared."""
    (branch / _TRAINING).unlink()
    summary = tmp_path / "summary.md"

    hooks(branch, "check", GITHUB_STEP_SUMMARY=str(summary))

    text = summary.read_text("utf-8")
    assert "error IDS-001" in text
    assert "Compared with the published records&#58; origin&#47;main" in text
