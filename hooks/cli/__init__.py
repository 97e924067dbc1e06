"""Commands for contributors and CI. The shell: it reads the clock, the environment and the working directory.

Each module here is one command: `add(commands)` describes it to argparse and names the function that runs it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from clearinghouse.documents.schema import SchemaError
from environment import ROOT, InvalidDate

from cli.stdio import discard_output

_STOPPED, _NOBODY_READS = 130, 141  # as a shell tells the end by Ctrl-C and by a closed pipe
# Command -> module, in the order of the help. Only modules of commands that are named are imported: most commands need
# nothing of the site, and importing it takes longer than they do.
_MODULES = {
    "check": "check",
    "fix": "fix",
    "new": "new",
    "difference": "diff",
    "editor-schemas": "editor_schemas",
    "freshness": "freshness",
    "generate": "generate",
    "issue-forms": "issue_forms",
    "links": "internal_links",
    "links-outside": "external_links",
    "match": "match",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status: 0 done, 1 problems found, 2 wrong use."""
    options = _parser(arguments).parse_args(arguments)
    options.root = options.root.resolve()
    try:
        status = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return _NOBODY_READS
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return _STOPPED
    except InvalidDate as error:
        print(error, file=sys.stderr)
        return 2
    except (SchemaError, OSError) as error:
        print(_in_words(error), file=sys.stderr)
        discard_output()
        return 1
    return status


def _in_words(error: SchemaError | OSError) -> str:
    if isinstance(error, SchemaError):
        return str(error)
    where = error.filename if error.filename else "The output could not be written"
    return f"{where}: {error.strerror or error}. Nothing more was done."


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise argparse.ArgumentTypeError(f'"{text}" is no day. Write it as year-month-day, such as 2026-11-24')
    return found


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python hooks", description="The clearing-house: check and write records.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with data/ and schemas/")
    parser.add_argument("--as-of", type=_day, metavar="DAY", help="the day to compute for, YYYY-MM-DD")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name in [_MODULES[name] for name in _MODULES if name in arguments] or _MODULES.values():
        import_module(f"cli.{name}").add(commands)
    return parser
