"""Writes the report of the checks of a pull request into one comment there, or updates it.

Usage: pull_request_comment.py FOLDER, with the parts of the report in it. It runs in a job that may write comments, so
everything that comes from the pull request is untrusted: the parts are read strictly and escaped, and the pull request
is the one that GitHub names for the branch and the commit that were checked, never one that a file names. It needs the
standard library only; the job installs nothing. Environment: GH_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL and
GITHUB_SERVER_URL as in every job, and RUN_ID, RUN_CONCLUSION, HEAD_SHA, HEAD_BRANCH, HEAD_REPOSITORY of the checks.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from clearinghouse.code_host import parse_repository
from clearinghouse.reports.report_markdown import Links, markdown
from clearinghouse.reports.report_part import MAX_BYTES, NAMES, InvalidPart, ReportPart, from_json

MARKER = "<!-- report of the checks -->"
_AUTHOR = "github-actions[bot]"
_MAX_PART = 13_000  # characters; GitHub takes 65,536 for a comment
_TIMEOUT = 30  # seconds
_PAGES = 10  # of a hundred comments each
_VERDICTS = {"success": "passed", "failure": "found something to correct", "timed_out": "took too long"}


@dataclass(frozen=True, slots=True)
class Run:
    """The checks that have ended, as GitHub describes them."""

    id: int
    conclusion: str
    sha: str
    branch: str
    repository: str  # the one that the branch is in: a fork, or the own one

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Run:
        """Return the run that the event names. Raises ValueError for what GitHub would not write."""
        sha, repository = environment["HEAD_SHA"], environment["HEAD_REPOSITORY"]
        if not re.fullmatch("[0-9a-f]{40}", sha) or not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise ValueError("HEAD_SHA or HEAD_REPOSITORY is not what GitHub writes")
        return cls(
            int(environment["RUN_ID"]), environment["RUN_CONCLUSION"], sha, environment["HEAD_BRANCH"], repository
        )


@dataclass(frozen=True, slots=True)
class Api:
    """GitHub's interface for one repository."""

    address: str  # of the repository in the interface, without a slash at its end
    token: str

    def call(self, method: str, path: str, body: Mapping[str, str] | None = None) -> object:
        """Return the answer as JSON. Raises URLError (HTTPError among them) and ValueError."""
        request = urllib.request.Request(  # noqa: S310 - the address is GitHub's
            f"{self.address}{path}",
            method=method,
            data=json.dumps(body).encode() if body else None,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
            return json.load(answer)


def find_pull_requests(api: Api, run: Run, repository: str) -> list[int]:
    """Return the open pull requests into `repository` whose branch is at the commit that was checked."""
    query = urlencode({"state": "open", "head": f"{run.repository.partition('/')[0]}:{run.branch}", "per_page": "100"})
    return [
        pull["number"]
        for pull in _mappings(api.call("GET", f"/pulls?{query}"))
        if pull["head"]["sha"] == run.sha
        and (pull["head"]["repo"] or {}).get("full_name") == run.repository
        and pull["base"]["repo"]["full_name"] == repository
    ]


def _mappings(answer: object) -> list[dict[str, Any]]:
    return [item for item in answer if isinstance(item, dict)] if isinstance(answer, list) else []


def read_parts(folder: Path) -> Iterator[tuple[str, ReportPart | str]]:
    """Yield each part that the checks left, or what is wrong with its file; other files are not looked at."""
    for name in NAMES:
        path = folder / f"{name}.json"
        try:
            details = path.lstat()
            if not stat.S_ISREG(details.st_mode) or details.st_size > MAX_BYTES:
                yield name, "it is no plain file, or too large"
            else:
                yield name, from_json(path.read_bytes())
        except FileNotFoundError:
            continue
        except (InvalidPart, OSError) as error:
            yield name, str(error) if isinstance(error, InvalidPart) else "it could not be read"


def body(run: Run, parts: Sequence[tuple[str, ReportPart | str]], links: Links, page: str) -> str:
    """Return the text of the comment; `page` is the address of the run."""
    verdict = _VERDICTS.get(run.conclusion, "did not end")
    lines = [MARKER, f"The checks of {run.sha[:10]} {verdict}. [All details]({page})", ""]
    for name, part in parts:
        if isinstance(part, ReportPart):
            lines.append(markdown(name, part, links, limit=_MAX_PART))
        else:
            lines.append(f"The part “{name}” of the report could not be used: {part}.\n")
    if parts:
        lines.append("A program wrote this from the report of the checks. A reviewer decides.")
    else:
        lines.append("They ended before anything could be reported.")
    return "\n".join(lines)


def write_comment(api: Api, number: int, text: str) -> None:
    """Replace the text of our comment on a pull request, or write the first one."""
    for page in range(1, _PAGES + 1):
        comments = _mappings(api.call("GET", f"/issues/{number}/comments?per_page=100&page={page}"))
        for comment in comments:
            if comment["user"]["login"] == _AUTHOR and comment["body"].startswith(MARKER):
                api.call("PATCH", f"/issues/comments/{comment['id']}", {"body": text})
                return
        if not comments:
            break
    api.call("POST", f"/issues/{number}/comments", {"body": text})


def _site(api: Api) -> str:
    """Return the address of the published site with a slash at its end; empty if there is none, or it is not known."""
    try:
        answer = api.call("GET", "/pages")
    except (urllib.error.URLError, ValueError):
        return ""
    address = answer.get("html_url") if isinstance(answer, dict) else None
    return f"{address.rstrip('/')}/" if isinstance(address, str) and address.startswith("https://") else ""


def main(folder: Path, environment: Mapping[str, str]) -> None:
    """Write the comment on every pull request that the checks were about."""
    run, repository = Run.from_environment(environment), environment["GITHUB_REPOSITORY"]
    api = Api(f"{environment['GITHUB_API_URL']}/repos/{quote(repository)}", environment["GH_TOKEN"])
    numbers = find_pull_requests(api, run, repository)
    if not numbers:
        sys.stdout.write("No open pull request is at this commit; nothing was written.\n")
        return
    home = f"{environment['GITHUB_SERVER_URL']}/{repository}"
    links = Links(parse_repository(home, "github", run.sha), _site(api))
    text = body(run, list(read_parts(folder)), links, f"{home}/actions/runs/{run.id}")
    for number in numbers:
        write_comment(api, number, text)
        sys.stdout.write(f"The comment on #{number} is up to date.\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), os.environ)
