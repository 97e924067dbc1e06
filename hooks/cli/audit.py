"""`audit`: a sample of records with their facts and evidence, to measure how many facts are wrong."""

from __future__ import annotations

import argparse

from clearinghouse.catalogue.loader import load
from clearinghouse.reports import audit_text
from clearinghouse.reports.audit import audit

from cli.command import Commands, ExitStatus
from cli.skipped_records import warn_about_skipped_records


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("audit", help="draw records with their facts and evidence as a list to tick")
    command.add_argument("--records", type=_positive, default=30, metavar="N", help="how many records; default: 30")
    command.add_argument("--seed", default="0", help="any text: the same seed draws the same records")
    command.add_argument("--format", choices=audit_text.FORMATS, default="markdown", help="format of the list")
    command.set_defaults(run=_audit)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of records. Write one from 1 on, such as 30')
    return int(text)


def _audit(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    warn_about_skipped_records(problems)
    sample = audit(catalogue, records=options.records, seed=options.seed)
    print(audit_text.FORMATS[options.format](sample, seed=options.seed), end="")
    return ExitStatus.DONE
