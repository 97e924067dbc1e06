"""`issue-forms`: write the issue forms for GitHub anew, with the terms of the vocabularies as choices."""

from __future__ import annotations

import argparse
import sys

from clearinghouse.catalogue import load
from clearinghouse.issue_forms import files


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("issue-forms", help="write the issue forms anew from the vocabularies")
    command.set_defaults(run=_issue_forms)


def _issue_forms(options: argparse.Namespace) -> int:
    catalogue, _ = load(options.root)
    try:
        made = dict(files(catalogue))
    except KeyError as error:
        print(f"data/vocabularies/ lacks {error}, which a form needs. To see why: make check", file=sys.stderr)
        return 1
    for path, content in made.items():
        target = options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    print(f"{len(made)} files written to .github/ISSUE_TEMPLATE.")
    return 0
