"""Records that a report or a file does not know of, because they could not be read: silence would be an all-clear."""

from __future__ import annotations

import sys

from clearinghouse.problems.problem import Problem, errors

_ABSENT = "REF-003"  # a vocabulary without a file: nothing was left out, and who needs its terms says so


def warn_about_skipped_records(problems: list[Problem]) -> None:
    """Say which files of records have problems of reading; nothing when all is well."""
    paths = sorted({problem.path for problem in errors(problems) if problem.rule != _ABSENT})
    if paths:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        print(f"Left out, for it has problems: {paths[0]}{more}. To see why: make check", file=sys.stderr)
