"""The workflows, run as GitHub runs them, on a repository made for the test: each caller, with its own environment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, to_json
from support.github_server import GitHubServer, serve_github
from support.linked_copies import copy_linked
from support.paths import ROOT
from support.repositories import git
from support.shared import make_once
from support.workflows.project import WORKFLOWS, Project, publish_project
from support.workflows.runs import PLAYED, STUBS

_GRANTS = "data/sources/example-grants.yml"
_SITE = {"make site", "make internal-links FORMAT=github"}  # played where a test asks for what comes before
_CHECK = "make check FORMAT=github"  # played where it was run for the same commit, or is run by "make site"


@pytest.fixture(scope="session")
def published(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a small made-up catalogue with all that the workflows run; once in a run."""

    def make(out: Path) -> None:
        root = copy_linked(base, tmp_path_factory.mktemp("published") / "root")
        publish_project(root, out)

    return make_once(tmp_path_factory, "published-project", make)


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Project:
    """Give a test a host and a contributor of its own."""
    (tmp_path / "project").mkdir()
    return Project(published, tmp_path / "project")


def test_good_records_pass_at_the_first_try(project: Project) -> None:
    """A corrected deadline, and one file from the form with a new organisation in it, are green and are reported.

    No test of the code runs; the report leads to the files that exist.
    """
    text = (project.fork / _GRANTS).read_text("utf-8")
    group = "new_organisation:\n  name: New Donor Fund\n  kind: multilateral-fund\n  country: DEU\n  url: https://new.example.org/\n"
    text = re.sub(r"^name: .*", "name: New Donor Grants", text, flags=re.M)
    text = re.sub(r"^organisation: .*\n", f"organisation: new-donor-fund\n{group}", text, flags=re.M)
    text = re.sub(r"^url: .*", "url: https://new.example.org/grants", text, flags=re.M)
    (project.fork / "data/sources/new-donor-grants.yml").write_text(text, "utf-8")
    project.edit(_GRANTS, "2026-11-01", "2026-11-20")

    result = project.run("pull-request", project.pull_request())

    assert [step for step in result.steps if step.status] == []
    assert result.jobs["all"] == result.jobs["required"] == "success"
    assert result.jobs["tests"] == "skipped"
    assert "make test" not in result.commands
    assert "0 broken links." in result.output("make internal-links FORMAT=github")
    difference = result.output("make diff")
    assert "data/organisations/new-donor-fund.yml (in data/sources/new-donor-grants.yml)  |  added" in difference
    assert "## What this change does" in result.summary
    assert "](https://github.com/o/r/blob/" in result.summary
    parts = {path.name for path in result.artifacts["report"].iterdir()}
    assert parts == {"check.json", "diff.json", "fixes.json", "links.json"}


def test_a_broken_record_is_red_named_and_still_reported(project: Project) -> None:
    """A record with an error fails the required job; the difference names the record, and fixes are suggested."""
    project.edit(_GRANTS, "basis: named-list", "basis: [named-list")
    project.edit("data/sources/example-training.yml", "confidence: ", "confidence:  ")

    result = project.run("pull-request", project.pull_request())

    assert result.jobs["required"] == result.jobs["build"] == "failure"
    assert f"::error file={_GRANTS},line=" in result.output("make check FORMAT=github")
    assert f"1 record could not be read: {_GRANTS}." in result.output("make diff")
    assert "make suggest" in result.commands
    assert "make site" not in result.commands
    assert "report" in result.artifacts


@pytest.mark.parametrize(
    ("link", "command", "played"),
    [
        ("[gone](gone.md)", "make check FORMAT=github", {"make diff", "make suggest", "make site"}),
        ("[gone](../sources/gone/)", "make internal-links FORMAT=github", {_CHECK, "make diff", "make suggest"}),
    ],
    ids=["to a page of content", "to a generated page"],
)
def test_a_dead_link_in_prose_is_shown_on_its_line(project: Project, link: str, command: str, played: set[str]) -> None:
    """A link that leads nowhere is an annotation on the line of the page that has it."""
    about = (project.fork / "content/about/index.md").read_text("utf-8")
    (project.fork / "content/about/index.md").write_text(f"{about}\n{link}\n", "utf-8")

    result = project.run("pull-request", project.pull_request(), played=played)

    line = len(about.splitlines()) + 2
    assert result.jobs["required"] == "failure"
    assert f"::error file=content/about/index.md,line={line}," in result.output(command)


def test_a_change_of_code_runs_every_test_with_two_versions(project: Project) -> None:
    """Anything but records and prose runs all tests, with the oldest and the newest Python."""
    project.edit("hooks/clearinghouse/text.py", '"""', '"""')
    (project.fork / "hooks/new.py").write_text('"""New."""\n')

    result = project.run("pull-request", project.pull_request(), played=PLAYED)

    assert result.commands.count("make test") == 2
    assert result.jobs["required"] == "success"


def test_the_main_branch_is_published_with_its_address(project: Project) -> None:
    """A push builds with the address of Pages, and publishes what was checked, with what the weekly link check left."""
    results = {f"https://{name}.example/": LinkResult(LinkStatus.ANSWERED, "200", "") for name in ("fund", "bank")}
    project.links.write_text(json.dumps(to_json(results)))

    result = project.run("deploy", project.on_main("push"))

    site = result.artifacts["github-pages"]
    page = (site / "sources/example-grants/index.html").read_text("utf-8")
    assert [step for step in result.steps if step.status] == []
    assert '<link rel=canonical href="https://o.github.io/r/sources/example-grants/">' in page
    assert 'href="https://github.com/o/r/edit/main/data/sources/example-grants.yml"' in page
    assert "make diff" not in result.commands
    assert "The link check asked 2 addresses outside this site." in (site / "freshness/index.html").read_text("utf-8")


def test_every_day_the_site_is_published_with_the_last_link_check(project: Project) -> None:
    """A schedule publishes too; what was left is an artifact from a run of the workflow that checks links."""
    result = project.run("deploy", project.on_main("schedule"), played={_CHECK, *_SITE})

    assert [step for step in result.steps if step.status] == []
    assert "github-pages" in result.artifacts
    assert "run list --workflow freshness.yml --branch main --status success" in project.calls.read_text()


@pytest.mark.parametrize("name", ["push", "schedule"])
def test_the_main_branch_runs_every_test_with_every_version(project: Project, name: str) -> None:
    """After a push and every night all tests run, with four versions."""
    result = project.run("tests", project.on_main(name))

    assert result.commands == ["make test"] * 4


def test_the_weekly_report_becomes_one_issue(project: Project) -> None:
    """The report is written although no link was asked, and goes to the program that keeps the issue."""
    result = project.run("freshness", project.on_main("schedule"))

    assert [step for step in result.steps if step.status] == []
    assert "issue list" in project.calls.read_text()


def test_the_main_branch_is_released(project: Project) -> None:
    """A release by hand takes the newest section of the changelog and the commit."""
    event = project.on_main("workflow_dispatch")

    result = project.run("release", event)

    assert [step for step in result.steps if step.status] == []
    assert f"--target {event.sha}" in project.calls.read_text()


@pytest.fixture
def github() -> Iterator[GitHubServer]:
    """Start a server that answers as GitHub does."""
    with serve_github() as server:
        yield server


def test_the_report_reaches_the_pull_request(project: Project, github: GitHubServer) -> None:
    """What the checks of a fork's branch left is read by the second workflow, and is the comment there."""
    project.edit(_GRANTS, "basis: named-list", "basis: any")
    checked = project.run("pull-request", project.pull_request(), played=_SITE)
    head = git(project.fork, "rev-parse", "HEAD")
    run = {
        "id": 42,
        "event": "pull_request",
        "conclusion": "success",
        "head_sha": head,
        "head_branch": "change",
        "head_repository": {"full_name": "stranger/r"},
    }
    github.pulls = [
        {
            "number": 7,
            "head": {"sha": head, "repo": {"full_name": "stranger/r"}},
            "base": {"repo": {"full_name": "o/r"}},
            "owner": "stranger",
            "branch": "change",
        }
    ]
    after = project.on_main("workflow_run")
    after.github["event"]["workflow_run"] = run

    address = f"http://127.0.0.1:{github.server_port}"
    result = project.run("report", after, left=checked, GITHUB_API_URL=address)

    assert result.steps[-1].output == "The comment on #7 is up to date.\n"
    [(_, path, text)] = github.written
    assert path == "/repos/o/r/issues/7/comments"
    assert "### Look at these" in text
    assert f"](https://github.com/o/r/blob/{head}/{_GRANTS})" in text
    assert "](https://site.example/network/sources/example-grants/)" in text


def test_stubs_are_commands_that_the_readme_describes() -> None:
    """What a test does not run for its weight is a target of the Makefile, and stands in the README."""
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))

    assert "make test" in STUBS
    for stub in STUBS:
        assert re.search(rf"[`\n]{stub}\b", readme), stub
        assert re.search(rf"^{stub.removeprefix('make ')}:", makefile, re.M), stub


def test_every_workflow_and_every_command_is_run_here(project: Project) -> None:
    """No workflow has a command that no test above runs: each is in one of the runs for its event."""
    commands = {
        step["run"].strip()
        for path in WORKFLOWS.glob("*.yml")
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        for step in job.get("steps", ())
        if "run" in step
    }
    project.edit("hooks/clearinghouse/text.py", '"""', '"""')
    (project.fork / "hooks/new.py").write_text('"""New."""\n')
    runs = [project.run("pull-request", project.pull_request(), played=PLAYED)]
    runs += [project.run(name, project.on_main("workflow_dispatch")) for name in ("freshness", "release")]

    ran = {command for run in runs for command in run.commands}
    assert commands - ran == {
        'python3 tools/pull_request_comment.py "$RUNNER_TEMP/report"',
        'sh tools/release.sh "$GITHUB_REF_NAME"',
        "sh tools/last_link_check.sh last-links",  # by the tests of publishing
    }
