"""Files that are generated from the catalogue and committed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load

from cli.atomic_write import replace_file
from cli.skipped_records import warn_about_skipped_records


def write(
    options: argparse.Namespace, files: Callable[[Catalogue], Iterable[tuple[str, str]]], *, sort: str, folder: str
) -> int:
    """Write the files of a catalogue (path from the root, content) anew; return the exit status.

    `sort` is what one of them is called, where a vocabulary that it needs is missing.
    """
    catalogue, problems = load(options.root)
    try:
        made = dict(files(catalogue))
    except KeyError as error:
        print(f"data/vocabularies/ lacks {error}, which a {sort} needs. To see why: make check", file=sys.stderr)
        return 1
    warn_about_skipped_records(problems)
    for path, content in made.items():
        target = options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, content.encode())
    print(f"{len(made)} files written to {folder}.")
    return 0
