"""`editor-schemas`: generate the schemas that editors read from the schemas, the vocabularies and the records."""

from __future__ import annotations

import argparse

from clearinghouse.authoring.editor_schemas import FOLDER, editor_schema_files

from cli.command import Commands
from cli.generated_files import write_generated


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("editor-schemas", help=f"generate {FOLDER}/ from schemas/ and data/")
    command.set_defaults(run=_editor_schemas)


def _editor_schemas(options: argparse.Namespace) -> int:
    return write_generated(options.root, editor_schema_files, noun="schema", folder=FOLDER)
