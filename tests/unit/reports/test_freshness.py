"""The weekly report: what time and the network have made old, in one issue, by who keeps it."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses, to_json
from clearinghouse.catalogue.loader import load
from clearinghouse.reports import freshness_text as freshness_report
from clearinghouse.reports.freshness import Freshness, Group, Item, freshness
from support.paths import AS_OF, CASES, ROOT
from support.repositories import environment, hooks

_TRAINING = "https://fund.example/training"  # the page of a source that example-centre keeps
_ABOUT = "https://fund.example/about"  # of an organisation: the secretariat's
_LATER = date(2028, 1, 1)


def _answers(catalogue: Catalogue, **special: LinkResult) -> dict[str, LinkResult]:
    named = {"training": _TRAINING, "about": _ABOUT}
    fine = dict.fromkeys(addresses(catalogue), LinkResult(LinkStatus.ANSWERED, "HTTP 200"))
    return {**fine, **{named[name]: answer for name, answer in special.items()}}


def _exception(root: Path, url: str) -> None:
    text = f"exceptions:\n  - url: {url}\n    reason: It lets no program look.\n    'on': '2026-11-20'\n"
    (root / "data/link-exceptions.yml").write_text(text, "utf-8")


@pytest.fixture
def small(overlaid: Callable) -> Catalogue:
    """Load the small catalogue."""
    return load(overlaid())[0]


def test_nothing_is_due_on_a_fresh_day(small: Catalogue) -> None:
    """Right after a check nothing is due, and there is no group."""
    assert freshness(small, as_of=date(2026, 11, 2)).groups == ()


def test_old_checks_are_grouped_by_who_keeps_the_record(small: Catalogue) -> None:
    """A source is told to who maintains it, a centre to itself, a request to the centre that it goes to."""
    report = freshness(small, as_of=_LATER)

    by_keeper = {
        group.keeper: {item.place for items in group.tasks.values() for item in items} for group in report.groups
    }
    assert next(iter(by_keeper)) == "secretariat"
    assert "data/sources/example-training.yml" in by_keeper["example-centre"]
    assert "data/centres/example-centre.yml" in by_keeper["example-centre"]
    assert "data/centres/second-centre.yml" in by_keeper["second-centre"]
    assert all("Not checked for more than 12 months" in group.tasks for group in report.groups)


def test_lists_for_editors_that_lack_something_go_to_the_secretariat(small: Catalogue) -> None:
    """A list that records have overtaken is told once a week with its remedy; it fails nobody's change."""
    report = freshness(small, as_of=date(2026, 11, 2), behind=("schemas/editor/names.schema.json",))

    assert [(group.keeper, dict(group.tasks)) for group in report.groups] == [
        (
            "secretariat",
            {
                "Lists that editors complete from": (
                    Item(
                        "schemas/editor/names.schema.json",
                        "It lacks what was added to the records or the vocabularies. Run: make editor-schemas",
                    ),
                )
            },
        )
    ]


def test_dead_and_moved_links_go_to_the_keeper_of_the_record(small: Catalogue) -> None:
    """A dead link and a moved one are told to those who keep the records that name them."""
    gone, moved = (
        LinkResult(LinkStatus.BROKEN, "HTTP 404"),
        LinkResult(LinkStatus.MOVED, "has another address", "https://new.example/"),
    )

    report = freshness(small, as_of=date(2026, 11, 2), answers=_answers(small, training=gone, about=moved))

    assert {group.keeper: dict(group.tasks) for group in report.groups} == {
        "secretariat": {
            "Links with a new address": (
                Item(
                    "data/organisations/example-fund.yml",
                    f"{_ABOUT} (has another address; now https://new.example/)",
                ),
            )
        },
        "example-centre": {
            "Links that are gone": (Item("data/sources/example-training.yml", f"{_TRAINING} (HTTP 404)"),)
        },
    }


def test_an_exception_passes_over_a_dead_link(overlaid: Callable) -> None:
    """A dead link with a reason is passed over; one that answers again makes its exception unneeded, and is told."""
    root = overlaid()
    _exception(root, _TRAINING)
    catalogue = load(root)[0]
    gone = LinkResult(LinkStatus.BROKEN, "HTTP 404")

    dead = freshness(catalogue, as_of=date(2026, 11, 2), answers=_answers(catalogue, training=gone))
    alive = freshness(catalogue, as_of=date(2026, 11, 2), answers=_answers(catalogue))

    assert dead.due == 0
    assert [list(group.tasks) for group in alive.groups] == [["Exceptions for links that are no longer needed"]]


def test_no_answer_this_time_is_told_apart(small: Catalogue) -> None:
    """An address without an answer is nobody's task, and is listed apart."""
    answers = _answers(small, about=LinkResult(LinkStatus.UNSURE, "HTTP 503"))

    report = freshness(small, as_of=date(2026, 11, 2), answers=answers)

    assert (report.due, report.unsure) == (0, (Item(_ABOUT, "HTTP 503"),))


def test_a_network_that_is_down_accuses_nobody(small: Catalogue) -> None:
    """When most addresses give no answer the fault is ours: no link is judged, and the report says so."""
    answers = dict.fromkeys(addresses(small), LinkResult(LinkStatus.DNS_FAILURE, "the name does not exist"))

    report = freshness(small, as_of=date(2026, 11, 2), answers=answers)

    assert (report.due, report.network_down) == (0, True)
    assert "the fault is ours" in freshness_report.summary(report)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_report_is_as_written(small: Catalogue, golden: Callable, form: str) -> None:
    """The report of a late day with dead links is the golden file."""
    answers = _answers(
        small, training=LinkResult(LinkStatus.BROKEN, "HTTP 404"), about=LinkResult(LinkStatus.UNSURE, "HTTP 503")
    )
    report = freshness(small, as_of=_LATER, answers=answers)

    told = freshness_report.FORMATS[form](report)

    golden(CASES / "freshness" / f"expected.{'md' if form == 'markdown' else 'txt'}", told)


@pytest.mark.parametrize("value", ["@someone #1 <script>", "x\n## y", "](javascript:x) | `", "https://evil.example"])
def test_record_text_calls_nobody_in_the_issue(value: str) -> None:
    """A record or an address cannot mention people, link to issues, or begin Markdown in the issue."""
    report = Freshness(AS_OF, (Group(value, value, {value: (Item(value, value),)}),), (Item(value, value),), 1)

    ours = "".join(freshness_report._HOW)
    told = freshness_report.markdown(report).replace(ours, "")

    assert not re.search(r"@\w|(?<!&)#\d|[<>|`]|\]\(|https?:|^## y", told, re.M)


def test_a_long_report_fits_into_an_issue() -> None:
    """A report of thousands of lines is cut at what GitHub takes, and says how to see the rest."""
    items = tuple(Item(f"data/sources/s{number}.yml", "ع" * 400) for number in range(50))
    groups = tuple(Group(f"centre-{number}", f"Centre {number}", {"Old": items}) for number in range(100))

    told = freshness_report.markdown(Freshness(AS_OF, groups))

    assert len(told) < 65_536
    assert "more lines. To see all: make links-outside freshness" in told


def test_the_command_writes_body_and_state(overlaid: Callable, tmp_path: Path) -> None:
    """The command writes what the issue needs, and ends with 0 however much is due."""
    root = overlaid()
    answers = {
        _TRAINING: LinkResult(LinkStatus.BROKEN, "HTTP 404"),
        _ABOUT: LinkResult(LinkStatus.ANSWERED, "HTTP 200"),
    }
    (tmp_path / "links.json").write_text(json.dumps(to_json(answers)), "utf-8")
    issue = tmp_path / "issue"

    done = hooks(root, "freshness", "--links", str(tmp_path / "links.json"), "--issue", str(issue))

    assert done.returncode == 0
    assert (issue / "state").read_text() == "due\n"
    assert "HTTP 404" in (issue / "body.md").read_text("utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"https://a.example/": {}}', '{"a": {"outcome": "x"}}'])
def test_a_bad_file_of_answers_is_wrong_use(overlaid: Callable, tmp_path: Path, content: str) -> None:
    """A file that holds no answers is told in one sentence, without a traceback."""
    (tmp_path / "links.json").write_text(content, "utf-8")

    done = hooks(overlaid(), "freshness", "--links", str(tmp_path / "links.json"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "Make one: make links-outside" in done.stderr
    assert "Traceback" not in done.stderr


_FAKE_GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
  "issue list") printf '%s' "$NUMBER" ;;
  "issue view") printf '%s' "$STATE" ;;
esac
"""


def _one_issue(tmp_path: Path, *, due: bool, number: str = "", state: str = "") -> list[str]:
    """Run the script with a program gh that only notes its calls; return them without their options."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "state").write_text("due\n" if due else "nothing due\n")
    (tmp_path / "body.md").write_text("body")
    calls = tmp_path / "calls"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    extra = {"PATH": path, "CALLS": str(calls), "NUMBER": number, "STATE": state}
    subprocess.run(["sh", ROOT / "tools/one_issue.sh", tmp_path], env=environment(**extra), check=True)
    return [
        " ".join(line.split()[:3]) if number else " ".join(line.split()[:2]) for line in calls.read_text().splitlines()
    ]


@pytest.mark.parametrize(
    ("due", "number", "state", "calls"),
    [
        (True, "", "", ["issue list", "label create", "issue create"]),
        (True, "7", "OPEN", ["issue list --state", "issue edit 7", "issue view 7"]),
        (True, "7", "CLOSED", ["issue list --state", "issue edit 7", "issue view 7", "issue reopen 7"]),
        (False, "7", "OPEN", ["issue list --state", "issue edit 7", "issue view 7", "issue close 7"]),
        (False, "7", "CLOSED", ["issue list --state", "issue edit 7", "issue view 7"]),
        (False, "", "", ["issue list"]),
    ],
)
def test_there_is_one_issue(tmp_path: Path, due: bool, number: str, state: str, calls: list[str]) -> None:
    """One issue is made, kept up to date, closed when nothing is due, and opened again; never a second one."""
    assert _one_issue(tmp_path, due=due, number=number, state=state) == calls


@pytest.mark.parametrize("content", [None, "", "du"], ids=["absent", "empty", "half"])
def test_an_issue_is_not_closed_by_a_broken_report(tmp_path: Path, content: str | None) -> None:
    """Where the state is absent or half written, the script fails before it asks or changes anything."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "body.md").write_text("body")
    if content is not None:
        (tmp_path / "state").write_text(content)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    extra = {"PATH": path, "CALLS": str(tmp_path / "calls"), "NUMBER": "7", "STATE": "OPEN"}

    command = ["sh", ROOT / "tools/one_issue.sh", tmp_path]
    done = subprocess.run(command, env=environment(**extra), capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"{tmp_path}/state" in done.stderr
    assert not (tmp_path / "calls").exists()
