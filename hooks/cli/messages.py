"""`messages`: extract what there is to translate."""

from __future__ import annotations

import argparse

from clearinghouse.language.extraction import PATH, template

from cli.atomic_write import replace_file
from cli.command import Commands, ExitStatus


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("messages", help=f"extract the messages of the site into {PATH}")
    command.set_defaults(run=_messages)


def _messages(options: argparse.Namespace) -> int:
    text = template(options.root)
    target = options.root / PATH
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, text.encode())
    print(f"{text.count('msgid ') - 1} messages written to {PATH}.")
    return ExitStatus.DONE
