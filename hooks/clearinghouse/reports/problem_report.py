"""The problems of a change as a part of its report: those of the change first, then those that were there before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem
from clearinghouse.reports.report_part import Entry, ReportPart, Table

_MAX_ROWS = 300
_HEAD = ("where", "rule", "what, and how to fix it")


def problem_part(
    problems: Sequence[Problem], earlier: Collection[Problem], *, checked: int, compared: str
) -> ReportPart:
    """Return the report of a check; `earlier` are the problems that the change did not bring."""
    yours = [problem for problem in problems if problem not in earlier]
    before = [problem for problem in problems if problem in earlier]
    tables = [
        _table("In what you changed" if before else "Problems", yours),
        _table(f"There before your change ({len(before):,})", before, is_folded=True),
    ]
    sentences = (reporters.summary(problems, checked=checked), compared)
    return ReportPart(tuple(filter(None, sentences)), tuple(table for table in tables if table.rows))


def link_part(problems: Sequence[Problem]) -> ReportPart:
    """Return the report on broken links inside the site."""
    sentence = "Every link inside the site leads somewhere." if not problems else f"Broken links: {len(problems):,}."
    table = _table("Links that lead nowhere", problems)
    return ReportPart((sentence,), (table,) if problems else ())


def _table(title: str, problems: Sequence[Problem], *, is_folded: bool = False) -> Table:
    return Table(title, _HEAD, tuple(map(_row, problems[:_MAX_ROWS])), len(problems), is_folded=is_folded)


def _row(problem: Problem) -> tuple[tuple[Entry, ...], ...]:
    place = Entry(f"{problem.path}:{problem.line}", problem.path, problem.line)
    rule = Entry(f"{problem.severity} {problem.rule}", page=f"contribute/rules/{problem.rule.lower()}/")
    return (place,), (rule,), (Entry(reporters.sentence(problem)),)
