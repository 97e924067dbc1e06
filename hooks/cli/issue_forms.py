"""`issue-forms`: write the issue forms for GitHub anew, with the terms of the vocabularies as choices."""

from __future__ import annotations

import argparse

from clearinghouse.authoring.issue_forms import issue_form_files

from cli.generated_files import write


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("issue-forms", help="write the issue forms anew from the vocabularies")
    command.set_defaults(run=_issue_forms)


def _issue_forms(options: argparse.Namespace) -> int:
    return write(options, issue_form_files, sort="form", folder=".github/ISSUE_TEMPLATE")
