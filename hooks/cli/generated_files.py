"""Files that are generated from the catalogue and committed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load

from cli.atomic_write import replace_file
from cli.command import ExitStatus
from cli.skipped_records import warn_about_skipped_records


def write_generated(
    root: Path, files: Callable[[Catalogue], Iterable[tuple[str, str]]], *, noun: str, folder: str
) -> int:
    """Write the files that `files` generates, pairs of path from the root and content; return the exit status.

    `noun` names one of them in the message about a missing vocabulary, `folder` names their folder.
    """
    catalogue, problems = load(root)
    try:
        contents = dict(files(catalogue))
    except KeyError as error:
        print(f"data/vocabularies/ lacks {error}, which a {noun} needs. To see why: make check", file=sys.stderr)
        return ExitStatus.PROBLEMS
    warn_about_skipped_records(problems)
    for path, content in contents.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, content.encode())
    print(f"{len(contents)} files written to {folder}.")
    return ExitStatus.DONE
