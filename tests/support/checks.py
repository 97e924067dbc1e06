"""Checking a root as the command `check` does, in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem
from clearinghouse.rules import engine
from clearinghouse.rules.fix_hints import with_hints
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import Rule

from support.paths import AS_OF

_last: list[Catalogue] = []  # nearly all files are the same in each case; those that differ are read again
_CHECKED = 50  # as every golden report says, so that a new record of the small root changes none of them


def load_again(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Load a root; files that are as in the root before are not read again."""
    catalogue, problems = load(root, last=_last[0] if _last else None)
    _last[:] = [catalogue]
    return catalogue, problems


def report(root: Path, published: Path | None = None, rules: Mapping[str, Rule] = RULES) -> tuple[list[Problem], str]:
    """Check a root as the command does, also against a published state; return the problems and their text."""
    catalogue, problems = load_again(root)
    problems = with_hints(problems, catalogue, root) + engine.check(catalogue, as_of=AS_OF, rules=rules)
    if published:
        before = load_baseline(published, catalogue.schemas, last=catalogue)
        problems += engine.compare(before, catalogue, as_of=AS_OF, rules=rules)
    problems = sorted(problems)
    return problems, reporters.text(problems, checked=_CHECKED if any(catalogue.known.values()) else 0)


def report_case(case: Path, overlaid: Callable, rules: Mapping[str, Rule] = RULES) -> tuple[list[Problem], str]:
    """Check a case: the state at hand, against the state in its folder `published` if it has one."""
    published = overlaid(case / "published", name="published") if (case / "published").is_dir() else None
    return report(overlaid(case), published, rules)
