"""`editor-schemas`: write the schemas for editors anew from the schemas, the vocabularies and the records."""

from __future__ import annotations

import argparse
import sys

from clearinghouse.catalogue import load
from clearinghouse.editor_schemas import FOLDER, files


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("editor-schemas", help="write the schemas for editors anew from schemas/ and data/")
    command.set_defaults(run=_editor_schemas)


def _editor_schemas(options: argparse.Namespace) -> int:
    catalogue, _ = load(options.root)
    try:
        made = dict(files(catalogue))
    except KeyError as error:
        print(f"data/vocabularies/ lacks {error}, which a schema needs. To see why: make check", file=sys.stderr)
        return 1
    for path, content in made.items():
        target = options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    print(f"{len(made)} files written to {FOLDER}.")
    return 0
