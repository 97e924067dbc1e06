"""`generate`: the whole site to a folder, without MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from clearinghouse import folder
from clearinghouse.building import BuildingError, prepare
from surroundings import today


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    write = commands.add_parser("generate", help="write the whole site to a folder, without MkDocs")
    write.add_argument("out", type=Path, help="the folder to write to")
    write.add_argument("--format", choices=("html", "markdown"), default="html", help="pages as HTML or as Markdown")
    write.add_argument(
        "--shells", type=Path, help="a folder with page shells 1.html, 2.html, 3.html; without it, bare pages"
    )
    write.add_argument("--site", default="", help="the address of the site")
    write.add_argument("--repository", default="", help="the address of the repository, for edit links")
    write.set_defaults(run=_generate)


def _generate(options: argparse.Namespace) -> int:
    content = options.root / "content"
    try:
        building = prepare(
            options.root,
            content,
            as_of=options.as_of or today(),
            site=options.site,
            repository=options.repository,
            workers=os.cpu_count() or 1,
        )
    except BuildingError as error:
        print(error, file=sys.stderr)
        return 1
    if options.format == "markdown":
        folder.write_markdown(building, content, options.out)
    else:
        shells = (
            folder.read_shells(options.shells) if options.shells else folder.bare_shells("Capacity Assistance Network")
        )
        folder.write_html(building, content, options.out, shells=shells, workers=os.cpu_count() or 1)
    print(f"{len(building.jobs)} pages of records written to {options.out}.")
    return 0
