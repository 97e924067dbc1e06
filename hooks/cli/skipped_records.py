"""A warning about records that a command skipped: without it, a report would suggest that all is well."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from clearinghouse.problems.problem import Problem, errors

_MISSING_VOCABULARY = "DOC-014"  # there is no file to skip; a command that needs the terms reports it itself


def unread_paths(problems: Sequence[Problem]) -> list[str]:
    """Return the files with errors of reading, sorted."""
    return sorted({problem.path for problem in errors(list(problems)) if problem.rule != _MISSING_VOCABULARY})


def warn_about_skipped_records(problems: Sequence[Problem]) -> None:
    """Print a warning that names the files with errors of reading; nothing if there are none."""
    paths = unread_paths(problems)
    if paths:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        print(f"Skipped because of problems: {paths[0]}{more}. To see why: make check", file=sys.stderr)
