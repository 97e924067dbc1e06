"""Commands for contributors and CI. The shell: it reads the clock, the environment and the working directory.

Each module here is one command: `add(commands)` describes it to argparse and names the function that runs it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from surroundings import ROOT

from commands import (
    check,
    difference,
    editor_schemas,
    fix,
    freshness,
    generate,
    issue_forms,
    links,
    links_outside,
    match,
    new,
)

_COMMANDS = (check, fix, new, difference, editor_schemas, freshness, generate, issue_forms, links, links_outside, match)


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status: 0 done, 1 problems found, 2 wrong use."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python hooks", description="The clearing-house: check and write records.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with data/ and schemas/")
    parser.add_argument("--as-of", type=date.fromisoformat, default=None, help="the day to compute for, YYYY-MM-DD")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in _COMMANDS:
        command.add(commands)
    return parser
