"""The command line for contributors and CI.

This layer reads the clock, the environment and the working directory; the core does not. Each command is a module:
`add(commands)` describes it to argparse and names the function that runs it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from clearinghouse.documents.schema import SchemaError
from environment import ROOT, InvalidEnvironment

from cli.command import ExitStatus, UsageError
from cli.stdio import discard_output

_COMMANDS = (
    "check",
    "fix",
    "suggest",
    "new",
    "diff",
    "match",
    "plan",
    "report",
    "freshness",
    "audit",
    "external-links",
    "internal-links",
    "generate",
    "intake",
    "editor-schemas",
    "issue-forms",
    "messages",
)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status, one of `ExitStatus`."""
    options = _parser(arguments).parse_args(arguments)
    options.root = options.root.resolve()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return ExitStatus.PIPE_CLOSED
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return ExitStatus.INTERRUPTED
    except (UsageError, InvalidEnvironment) as error:
        print(error, file=sys.stderr)
        return ExitStatus.WRONG_USE
    except (SchemaError, OSError) as error:
        print(_describe(error), file=sys.stderr)
        discard_output()
        return ExitStatus.PROBLEMS
    return status


def _describe(error: SchemaError | OSError) -> str:
    if isinstance(error, SchemaError):
        return str(error)
    subject = error.filename if error.filename else "The output could not be written"
    return f"{subject}: {error.strerror or error}. The command stopped here."


def _iso_date(text: str) -> date:
    try:
        parsed = date.fromisoformat(text)
    except ValueError:
        parsed = None
    if parsed is None or parsed.isoformat() != text:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date. Write it as year-month-day, such as 2026-11-24')
    return parsed


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python hooks", description="Check and write the records of the site.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that contains data/ and schemas/")
    parser.add_argument(
        "--as-of", type=_iso_date, metavar="DATE", help="compute for this date, YYYY-MM-DD; default: today"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for name in _named(arguments) or _COMMANDS:
        import_module(f"cli.{name.replace('-', '_')}").add(commands)
    return parser


def _named(arguments: Sequence[str]) -> list[str]:
    """Return the commands that the arguments name.

    Only their modules are imported: most commands need nothing of the site, and importing it takes longer than they do.
    """
    return [name for name in _COMMANDS if name in arguments]
