"""The freshness report: as the body of one issue, or as plain text. Record text and addresses are made inert."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from clearinghouse.problems.github_markdown import inert, one_line
from clearinghouse.reports.freshness import Freshness, Group, Item

MAX_SIGNS = 60_000  # GitHub takes 65,536 for the body of an issue
MAX_ITEMS, MAX_UNSURE = 60, 30  # shown below one heading


def summary(report: Freshness) -> str:
    """Say in a few sentences what is due."""
    due = "Nothing is due" if not report.due else f"{report.due} thing{'s' if report.due > 1 else ''} to look at"
    if report.asked is None:
        links = "Outside links were not asked."
    elif report.network_down:
        links = f"Most of {report.asked} outside links gave no answer: the fault is ours, and no link was judged."
    else:
        links = f"Outside links asked: {report.asked}; without an answer this time: {len(report.unsure)}."
    return f"{due} on {report.as_of}. {links}"


def text(report: Freshness) -> str:
    """Return the report for a terminal."""
    lines = [summary(report)]
    for group in report.groups:
        lines += ["", group.name]
        for heading, items in group.tasks.items():
            lines += [f"  {heading}", *(f"    {_line(item)}" for item in items)]
    return "\n".join(lines) + "\n"


def _line(item: Item) -> str:
    return one_line(f"{item.place}: {item.words}", limit=1_500)


def markdown(report: Freshness) -> str:
    """Return the body of the issue, at most `MAX_SIGNS` long; what is left out is counted."""
    lines = [inert(summary(report)), "", *(_HOW if report.due else [])]
    left = MAX_SIGNS - sum(len(line) + 1 for line in lines)
    parts = [line for group in report.groups for line in _group(group)] + [*_unsure(report)]
    for number, line in enumerate(parts):
        left -= len(line) + 1
        if left < 0:
            lines.append(f"… and {len(parts) - number} more lines. To see all: make links-outside freshness")
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


_HOW = [
    "Open the page of the provider, correct the record, and set its `verified`. The page of each record has a link to "
    "edit it. This text is written anew every week; what was done disappears by itself.",
    "",
]


def _group(group: Group) -> Iterator[str]:
    yield f"## {inert(group.name)}"
    yield ""
    for heading, items in group.tasks.items():
        yield f"### {inert(heading)}: {len(items)}"
        yield ""
        yield from (f"- [ ] {_inert_line(item)}" for item in items[:MAX_ITEMS])
        yield from _more(len(items) - MAX_ITEMS)
        yield ""


def _unsure(report: Freshness) -> Iterator[str]:
    if report.unsure and not report.network_down:
        yield f"## No answer this time: {len(report.unsure)}"
        yield ""
        yield "These are not counted as gone. They matter when they stand here for weeks."
        yield ""
        yield from (f"- {_inert_line(item)}" for item in report.unsure[:MAX_UNSURE])
        yield from _more(len(report.unsure) - MAX_UNSURE)


def _more(number: int) -> list[str]:
    return [f"- … and {number} more"] if number > 0 else []


def _inert_line(item: Item) -> str:
    return f"{inert(item.place, limit=200)}: {inert(item.words, limit=500)}"


FORMATS: Mapping[str, Callable[[Freshness], str]] = {"text": text, "markdown": markdown}
