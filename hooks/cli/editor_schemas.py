"""`editor-schemas`: write the schemas for editors anew from the schemas, the vocabularies and the records."""

from __future__ import annotations

import argparse

from clearinghouse.authoring.editor_schemas import FOLDER, editor_schema_files

from cli.generated_files import write


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("editor-schemas", help="write the schemas for editors anew from schemas/ and data/")
    command.set_defaults(run=_editor_schemas)


def _editor_schemas(options: argparse.Namespace) -> int:
    return write(options, editor_schema_files, sort="schema", folder=FOLDER)
