"""Reports problems to people and machines: as plain text, GitHub annotations or JSON."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from clearinghouse.problems.problem import Problem, Severity

RULE_PAGES = "contribute/rules/"
_NOT_SHOWN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_ENDS = (".", "?", "!")
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def text(problems: Sequence[Problem], *, checked: int) -> str:
    """Return the report for a terminal: `path:line:col severity RULE-ID message`, then how to fix it."""
    lines = [line for problem in problems for line in _text_lines(_shown(problem))]
    return "\n".join([*lines, summary(problems, checked=checked)]) + "\n"


def _shown(problem: Problem) -> Problem:
    """Return a problem whose texts are on one line and do nothing: what would break or turn it is an escape."""
    return replace(
        problem,
        path=_visible(problem.path),
        message=_visible(problem.message),
        expected=_visible(problem.expected),
        fix=_visible(problem.fix),
        suggestion=_visible(problem.suggestion),
    )


def _visible(text: str) -> str:
    return text if text.isprintable() else "".join(char if _is_shown(char) else _escape(char) for char in text)


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in _NOT_SHOWN


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _text_lines(problem: Problem) -> list[str]:
    head = f"{problem.path}:{problem.line}:{problem.column} {problem.severity} {problem.rule} {problem.message}"
    suggestion = f'"{problem.suggestion}"?' if problem.suggestion else ""
    page = f"{RULE_PAGES}#{problem.rule.lower()}"
    rows = (("Expected", problem.expected), ("Did you mean", suggestion), ("Fix", problem.fix), ("Rule", page))
    return [head, *(f"    {label}: {words}" for label, words in rows if words)]


def _did_you_mean(problem: Problem) -> str:
    return f'Did you mean "{problem.suggestion}"?' if problem.suggestion else ""


def summary(problems: Sequence[Problem], *, checked: int) -> str:
    """Return the last line: how many errors, warnings and notices in how many records."""
    count = Counter(problem.severity for problem in problems)
    parts = [_counted(count[severity], severity) for severity in (Severity.ERROR, Severity.WARNING)]
    if count[Severity.NOTICE]:
        parts.append(_counted(count[Severity.NOTICE], Severity.NOTICE))
    return f"{', '.join(parts)} in {_counted(checked, 'record')}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def github(problems: Sequence[Problem], *, checked: int) -> str:
    """Return workflow commands, so that each problem is shown on its line in a pull request.

    GitHub shows at most ten of each severity for a step; the job summary has them all.
    """
    return "".join(map(github_command, problems)) + f"{summary(problems, checked=checked)}\n"


def github_command(problem: Problem) -> str:
    """Return one workflow command with its line end."""
    problem = _shown(problem)
    expected = f"Expected: {problem.expected}" if problem.expected else ""
    body = "\n".join(filter(None, (problem.message, expected, _did_you_mean(problem), problem.fix)))
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={problem.rule}"
    return f"::{_COMMANDS[problem.severity]} {place}::{_data(body)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def sentence(problem: Problem) -> str:
    """Return what is wrong, what was expected and how to fix it, as one line of sentences."""
    expected = f"Expected: {problem.expected}" if problem.expected else ""
    parts = [part for part in (problem.message, expected, _did_you_mean(problem), problem.fix) if part]
    return " ".join([*(part if part.endswith(_ENDS) else f"{part}." for part in parts[:-1]), *parts[-1:]])


def as_json(problems: Sequence[Problem], *, checked: int) -> str:
    """Return one JSON object: the counts and each problem with all its fields."""
    count = Counter(problem.severity for problem in problems)
    counts = {severity.value: count[severity] for severity in Severity}
    report = {"checked": checked, "counts": counts, "problems": [asdict(problem) for problem in problems]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


REPORTERS: Mapping[str, Callable[..., str]] = {"text": text, "github": github, "json": as_json}
