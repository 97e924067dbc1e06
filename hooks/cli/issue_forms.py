"""`issue-forms`: generate the issue forms for GitHub, with the terms of the vocabularies as choices."""

from __future__ import annotations

import argparse

from clearinghouse.authoring.issue_forms import issue_form_files

from cli.command import Commands
from cli.generated_files import write_generated

_FOLDER = ".github/ISSUE_TEMPLATE"


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("issue-forms", help=f"generate {_FOLDER}/ from the vocabularies")
    command.set_defaults(run=_issue_forms)


def _issue_forms(options: argparse.Namespace) -> int:
    return write_generated(options.root, issue_form_files, noun="form", folder=_FOLDER)
