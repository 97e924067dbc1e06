"""A repository on a host with all that the workflows run, and what can happen to it."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from support.builds import furnish
from support.paths import ROOT
from support.repositories import clone, commit, git, publish
from support.workflows.checkouts import ALTHOUGH_LINKED, write_files
from support.workflows.runs import Event, Result, Runner

WORKFLOWS = ROOT / ".github" / "workflows"
_COPIED = ("Makefile", "README.md", "CHANGELOG.md")
# Notes its calls. There is one run of the link check, whose results are those in the file LINKS, if it is there.
_FAKE_GH = """#!/bin/sh
printf "%s\\n" "$*" >> "$GH_CALLS"
case "$1 $2" in
  "release view") exit 1 ;;
  "run list") echo 5 ;;
  "run download") [ -f "$LINKS" ] && mkdir -p "$7" && cp "$LINKS" "$7/links.json" ;;
esac
"""


class Project:
    """A repository on a host, with the clone of a contributor."""

    def __init__(self, published: Path, folder: Path) -> None:
        """Copy a published repository, so that its own stays as it is; a contributor clones the copy."""
        self._folder = folder
        self._origin = Path(shutil.copytree(published, folder / "origin.git"))
        self.calls = folder / "gh-calls"
        self.links = folder / "links-of-the-last-check.json"
        program = folder / "bin/gh"
        program.parent.mkdir()
        program.write_text(_FAKE_GH)
        program.chmod(0o755)

    @cached_property
    def fork(self) -> Path:
        """The clone of the contributor."""
        fork = clone(self._origin, self._folder / "fork", "--no-checkout", "--template=", *ALTHOUGH_LINKED)
        write_files(fork, git(fork, "rev-parse", "HEAD"))
        return fork

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file of the contributor's branch."""
        text = (self.fork / path).read_text("utf-8")
        assert old in text
        (self.fork / path).write_text(text.replace(old, new), "utf-8")

    def pull_request(self) -> Event:
        """Propose the branch: its head and its merge into main are at the references that GitHub keeps for it.

        The main branch has not moved since, so the merge has the files of the branch.
        """
        head = commit(self.fork, "Propose")
        parents = ("-p", "origin/main", "-p", head)
        merge = git(self.fork, "commit-tree", *parents, "-m", "Merge", f"{head}^{{tree}}")
        git(self.fork, "push", "--quiet", "origin", f"{head}:refs/pull/7/head", f"{merge}:refs/pull/7/merge")
        return self._event("pull_request", merge, "refs/pull/7/merge", base_ref="main", head_ref="change")

    def on_main(self, name: str) -> Event:
        """Let something happen on the main branch."""
        return self._event(name, git(self._origin, "rev-parse", "main"), "refs/heads/main")

    @staticmethod
    def _event(name: str, sha: str, ref: str, **more: object) -> Event:
        of_repository = {"fork": False, "default_branch": "main"}
        github = {
            "event_name": name,
            "ref": ref,
            "ref_type": "branch",
            "ref_name": ref.rsplit("/", 1)[1],
            "repository": "o/r",
            "server_url": "https://github.com",
            "event": {"repository": of_repository},
            **more,
        }
        return Event(github, sha, ref)

    def run(
        self, name: str, event: Event, *, left: Result | None = None, played: Collection[str] = (), **settings: str
    ) -> Result:
        """Run a workflow for an event; `left` is an earlier run whose artifacts it can download.

        GitHub's program gh only notes its calls. Commands that are played pass and do nothing.
        """
        path = f"{self._folder / 'bin'}:/usr/local/bin:/usr/bin:/bin"
        more: Mapping[str, str] = {
            "PATH": path,
            "GH_CALLS": str(self.calls),
            "LINKS": str(self.links),
            "CLEARINGHOUSE_NO_SEARCH": "1",
            **settings,
        }
        runner = Runner(self._origin, self._folder / f"jobs-{name}", WORKFLOWS, more, played)
        if left:
            runner.result.artifacts |= left.artifacts
        runner.result.jobs["all"] = runner.run(name, event)
        return runner.result


def publish_project(root: Path, published: Path) -> None:
    """Publish a small catalogue, with all that the workflows run, as a bare repository."""
    furnish(root)
    for name in _COPIED:
        shutil.copy(ROOT / name, root)
    for name in (".github", "tools", "requirements"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (root / ".gitignore").write_text("/.venv\n/site/\n/report/\n__pycache__/\n")
    publish(root)
    git(root, "clone", "--quiet", "--bare", "--template=", root.as_uri(), str(published))
