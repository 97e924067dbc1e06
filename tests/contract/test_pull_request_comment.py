"""The comment in a pull request: on the right one, once, and with nothing in it that a stranger could use."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clearinghouse.reports.report_part import Entry, ReportPart, Table, as_json
from support.github_server import GitHubServer, serve_github
from support.paths import ROOT
from support.repositories import environment

pytestmark = pytest.mark.slow  # the steps of the workflow run in a shell

_SHA = "a" * 40
_MARKER = "<!-- report of the checks -->"


@pytest.fixture
def github() -> Iterator[GitHubServer]:
    """Start a server that answers as GitHub does."""
    with serve_github() as server:
        yield server


def _pull(number: int = 7, *, sha: str = _SHA, repository: str = "stranger/r", base: str = "o/r") -> dict:
    head = {"sha": sha, "repo": {"full_name": repository}}
    base_side = {"repo": {"full_name": base}}
    return {"number": number, "head": head, "base": base_side, "owner": "stranger", "branch": "a b&state=closed"}


def _comment(github: GitHubServer, folder: Path, **extra: str) -> subprocess.CompletedProcess:
    """Run the script as its workflow does, with an interpreter that has no packages."""
    of_job = {
        "GITHUB_API_URL": f"http://127.0.0.1:{github.server_port}",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "o/r",
        "GH_TOKEN": "secret-token",
        "RUN_ID": "42",
        "RUN_CONCLUSION": "failure",
        "HEAD_SHA": _SHA,
        "HEAD_BRANCH": "a b&state=closed",
        "HEAD_REPOSITORY": "stranger/r",
        **extra,
    }
    command = [sys.executable, "-I", "-S", str(ROOT / "tools/pull_request_comment.py"), str(folder)]
    return subprocess.run(command, env=environment(**of_job), capture_output=True, text=True, check=False)


def _report(folder: Path, text: str = "A fact changed.") -> Path:
    row = ((Entry("data/sources/x.yml:3", "data/sources/x.yml", 3),), (Entry(text, page="sources/x/"),))
    part = ReportPart((text,), (Table("Problems", ("where", "what"), (row,), 1),))
    (folder / "check.json").write_text(as_json(part))
    return folder


def test_the_first_report_is_a_new_comment(github: GitHubServer, tmp_path: Path) -> None:
    """The comment goes to the pull request of the branch and commit, with links to lines, pages and the run."""
    github.pulls = [_pull()]

    done = _comment(github, _report(tmp_path))

    assert done.returncode == 0, done.stderr
    [(method, path, text)] = github.written
    assert (method, path) == ("POST", "/repos/o/r/issues/7/comments")
    assert text.startswith(_MARKER)
    assert f"](https://github.com/o/r/blob/{_SHA}/data/sources/x.yml#L3)" in text
    assert "](https://site.example/network/sources/x/)" in text
    assert "(https://github.com/o/r/actions/runs/42)" in text
    assert github.tokens == {"Bearer secret-token"}


def test_a_later_report_replaces_our_comment_and_no_other(github: GitHubServer, tmp_path: Path) -> None:
    """Our comment is known by its author and its first line, also behind a hundred others; nobody else's is touched."""
    other = {"id": 1, "user": {"login": "stranger"}, "body": f"{_MARKER} I am not it"}
    ours = {"id": 9, "user": {"login": "github-actions[bot]"}, "body": f"{_MARKER}\nold"}
    bot = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": "about something else"}
    github.pulls, github.comments = [_pull()], [other] * 130 + [bot, ours]

    _comment(github, _report(tmp_path))

    assert [(method, path) for method, path, _ in github.written] == [("PATCH", "/repos/o/r/issues/comments/9")]


@pytest.mark.parametrize(
    "pull",
    [_pull(sha="b" * 40), _pull(repository="other/r"), _pull(base="other/r"), {**_pull(), "branch": "another"}],
    ids=["moved on", "another fork", "another target", "another branch"],
)
def test_a_pull_request_that_was_not_checked_gets_no_comment(github: GitHubServer, tmp_path: Path, pull: dict) -> None:
    """Only GitHub's own answer says which pull request was checked; if none fits, nothing is written."""
    github.pulls = [pull]

    done = _comment(github, _report(tmp_path))

    assert (done.returncode, github.written) == (0, [])


@pytest.mark.parametrize(
    "text", ["@maintainers [x](https://evil.example) <img src=x> `a` #1", f"{_MARKER}\n# Approved", "\u202eabc\x1b[31m"]
)
def test_text_of_a_stranger_does_nothing(github: GitHubServer, tmp_path: Path, text: str) -> None:
    """Nobody is mentioned, nothing is loaded, no link is made, and no heading begins."""
    github.pulls = [_pull()]

    _comment(github, _report(tmp_path, text))

    [(_, _, comment)] = github.written
    comment = comment.removeprefix(_MARKER)
    assert not [
        sign for sign in ("@", "<img", "evil.example", "`", "\n# ", "<!--", "\u202e", "\x1b") if sign in comment
    ]


@pytest.mark.parametrize("content", [b"{", b"x" * 2_000_000, b'{"sentences": [], "tables": [], "patch": 1}', None])
def test_a_report_that_is_none_is_not_shown(github: GitHubServer, tmp_path: Path, content: bytes | None) -> None:
    """A file of another form, one that is too large, and a link to another file are named as not usable."""
    github.pulls = [_pull()]
    if content is None:
        (tmp_path / "secret").write_text("top secret")
        (tmp_path / "check.json").symlink_to(tmp_path / "secret")
    else:
        (tmp_path / "check.json").write_bytes(content)
    (tmp_path / "other.json").write_text("ignored")

    done = _comment(github, tmp_path)

    [(_, _, comment)] = github.written
    assert done.returncode == 0, done.stderr
    assert "The part “check” of the report could not be used: " in comment
    assert "secret" not in comment


def test_without_a_report_the_run_is_named(github: GitHubServer, tmp_path: Path) -> None:
    """When the checks ended before they could report, the comment says so and leads to the run."""
    github.pulls = [_pull()]

    _comment(github, tmp_path / "nothing", RUN_CONCLUSION="timed_out")

    assert "ended before anything could be reported" in github.written[0][2]


def test_the_longest_report_fits_into_a_comment(github: GitHubServer, tmp_path: Path) -> None:
    """All parts at their limits are still less than GitHub takes."""
    github.pulls = [_pull()]
    row = ((Entry("|" * 2_000),), (Entry("|" * 2_000),))
    part = ReportPart(("|" * 2_000,) * 9, (Table("t", ("a", "b"), (row,) * 9, 9),) * 3, "`" * 20_000)
    for name in ("check", "diff", "fixes", "links"):
        (tmp_path / f"{name}.json").write_text(as_json(part))

    _comment(github, tmp_path)

    assert len(github.written[0][2]) < 65_536


@pytest.mark.parametrize(("name", "value"), [("HEAD_SHA", "main"), ("HEAD_REPOSITORY", "x"), ("RUN_ID", "4/2")])
def test_what_github_would_not_write_stops_the_script(
    github: GitHubServer, tmp_path: Path, name: str, value: str
) -> None:
    """An event with another form stops before anything is asked."""
    done = _comment(github, _report(tmp_path), **{name: value})

    assert (done.returncode, github.written, github.tokens) == (1, [], set())
