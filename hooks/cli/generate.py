"""`generate`: the whole site to a folder, without MkDocs."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from clearinghouse.site.publishing import standalone as folder
from clearinghouse.site.publishing.build import BuildingError, prepare
from clearinghouse.site.publishing.publisher import PublishError
from clearinghouse.site.templating.shell import Shell, ShellError
from clearinghouse.wording.messages import SOURCE_LANGUAGE
from clearinghouse.wording.pseudo import PSEUDO
from environment import today


class _WrongUse(Exception):
    """What was asked for cannot be done; the message says why."""


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
    write.add_argument(
        "--language", default=SOURCE_LANGUAGE, help=f"the language of the pages; {PSEUDO} marks its words"
    )
    write.set_defaults(run=_generate)


def _generate(options: argparse.Namespace) -> int:
    content = options.root / "content"
    try:
        shells = _shells(options.shells, options.language)
        _refuse_file(options.out)
    except _WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    if not (content / "assets").is_dir():
        print(f"{content}: the pages of the site are missing here. With git: git restore content", file=sys.stderr)
        return 1
    try:
        building = prepare(
            options.root,
            content,
            as_of=options.as_of or today(),
            site=options.site,
            repository=options.repository,
            language=options.language,
            workers=os.cpu_count() or 1,
        )
        with _whole_or_not(options.out):
            if options.format == "markdown":
                folder.write_markdown(building, content, options.out)
            else:
                folder.write_html(building, content, options.out, shells=shells, workers=os.cpu_count() or 1)
    except (BuildingError, PublishError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(building.tasks)} pages of records written to {options.out}.")
    return 0


def _shells(given: Path | None, language: str) -> Mapping[int, Shell]:
    if given is None:
        return folder.bare_shells("Capacity Assistance Network", language)
    missing = [f"{depth}.html" for depth in (1, 2, 3) if not (given / f"{depth}.html").is_file()]
    if missing:
        raise _WrongUse(f"{given}: the page shells {', '.join(missing)} are missing here.")
    try:
        return folder.read_shells(given, language)
    except (ShellError, ValueError) as error:
        raise _WrongUse(f"{given}: these are no page shells: {error}.") from None


def _refuse_file(out: Path) -> None:
    taken = next((path for path in (out, *out.parents) if path.exists() and not path.is_dir()), None)
    if taken:
        raise _WrongUse(f"{taken}: this is a file. Name a folder to write the site to.")


@contextmanager
def _whole_or_not(out: Path) -> Iterator[None]:
    """Leave no half-written site: a new folder goes again; of one that was there, it is told."""
    was_there = out.exists()
    try:
        yield
    except BaseException:
        if was_there:
            print(f"{out}: what is in this folder is only half of a site. Do not use it.", file=sys.stderr)
        else:
            shutil.rmtree(out, ignore_errors=True)
        raise
