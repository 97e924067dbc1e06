"""The freshness report as plain text or as the body of one issue. Record text and addresses are escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from clearinghouse.code_host import NO_REPOSITORY, Repository
from clearinghouse.problems.github_markdown import escape, single_line
from clearinghouse.reports.freshness import FreshnessReport, MaintainerTasks, Task

MAX_CHARACTERS = 60_000  # GitHub accepts 65,536 for the body of an issue
MAX_TASKS, MAX_UNSURE = 60, 30  # shown under one heading


def summary(report: FreshnessReport) -> str:
    """Say what is due, how the link check went, and how old the evidence of the key facts is."""
    due = "Nothing is due" if not report.due else f"{report.due} thing{'s' if report.due > 1 else ''} to look at"
    return f"{due} on {report.as_of}. {_link_check(report)}{_facts(report)}"


def _facts(report: FreshnessReport) -> str:
    facts = report.facts
    if facts is None or not facts.total:
        return ""
    return (
        f" {facts.recent_percent} % of {facts.total} key facts rest on a page from the last 12 months; "
        f"{facts.stale} have no evidence within their half-life."
    )


def _link_check(report: FreshnessReport) -> str:
    if report.links_checked is None:
        return "External links were not checked."
    if report.network_down:
        return f"Most of {report.links_checked} external links gave no answer: our network is at fault, so none counts."
    return f"External links checked: {report.links_checked}; without an answer this time: {len(report.unsure)}."


def text(report: FreshnessReport) -> str:
    """Return the report for a terminal."""
    lines = [summary(report)]
    for maintainer in report.maintainers:
        lines += ["", maintainer.name]
        for heading, tasks in maintainer.tasks.items():
            lines += [f"  {heading}", *(f"    {_plain(task)}" for task in tasks)]
    return "\n".join(lines) + "\n"


def _plain(task: Task) -> str:
    return single_line(f"{task.place}: {task.text}", limit=1_500)


def markdown(report: FreshnessReport, files: Repository = NO_REPOSITORY) -> str:
    """Return the body of the issue, at most `MAX_CHARACTERS` long; lines that do not fit are counted.

    Each record is a link to its file in `files`, where it can be edited.
    """
    lines = [escape(summary(report)), "", *(_INSTRUCTIONS if report.due else [])]
    left = MAX_CHARACTERS - sum(len(line) + 1 for line in lines)
    body = [line for maintainer in report.maintainers for line in _maintainer(maintainer, files)] + [*_unsure(report)]
    for number, line in enumerate(body):
        left -= len(line) + 1
        if left < 0:
            lines.append(f"… and {len(body) - number} more lines. To see all: make external-links freshness")
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


_INSTRUCTIONS = [
    "Open the page of the provider, correct the record, and update its `verified`. The page of each record has a link "
    "to edit it. This text is replaced every week; what has been done disappears by itself.",
    "",
]


def _maintainer(maintainer: MaintainerTasks, files: Repository) -> Iterator[str]:
    yield f"## {escape(maintainer.name)}"
    yield ""
    for heading, tasks in maintainer.tasks.items():
        yield f"### {escape(heading)}: {len(tasks)}"
        yield ""
        yield from (f"- [ ] {_escaped(task, files)}" for task in tasks[:MAX_TASKS])
        yield from _more(len(tasks) - MAX_TASKS)
        yield ""


def _unsure(report: FreshnessReport) -> Iterator[str]:
    if report.unsure and not report.network_down:
        yield f"## No answer this time: {len(report.unsure)}"
        yield ""
        yield "These do not count as gone. Look at those that stay in this list for weeks."
        yield ""
        yield from (f"- {_escaped(task, NO_REPOSITORY)}" for task in report.unsure[:MAX_UNSURE])
        yield from _more(len(report.unsure) - MAX_UNSURE)


def _more(number: int) -> list[str]:
    return [f"- … and {number} more"] if number > 0 else []


def _escaped(task: Task, files: Repository) -> str:
    place, file = escape(task.place, limit=200), files.file(task.place)
    return f"{f'[{place}]({file})' if file else place}: {escape(task.text, limit=500)}"


FORMATS: Mapping[str, Callable[[FreshnessReport], str]] = {"text": text, "markdown": markdown}
