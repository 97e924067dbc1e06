"""`generate`: write the whole site to a folder, without MkDocs."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.language.pseudo import PSEUDO
from clearinghouse.site.publishing import page_shells, standalone
from clearinghouse.site.publishing.build import BuildError, prepare_build
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.templating.shell_parser import ShellError
from environment import today

from cli.command import Commands, ExitStatus, UsageError

_FORMATS = ("html", "markdown", "placeholders")


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("generate", help="write the whole site to a folder, without MkDocs")
    command.add_argument("out", type=Path, help="the folder to write to")
    command.add_argument("--format", choices=_FORMATS, default="html", help="what to write")
    command.add_argument(
        "--shells", type=Path, help="a folder in which a generator built the placeholder pages; default: minimal pages"
    )
    command.add_argument("--site", default="", metavar="URL", help="the address of the site")
    command.add_argument("--repository", default="", metavar="URL", help="the repository, for edit links")
    command.add_argument(
        "--language", default=SOURCE_LANGUAGE, help=f"the language of the pages; {PSEUDO} marks its words"
    )
    command.set_defaults(run=_generate)


def _generate(options: argparse.Namespace) -> int:
    shells = _read_shells(options.shells, options.language)
    _refuse_file(options.out)
    if options.format == "placeholders":
        return _write_placeholders(options.out)
    content = options.root / "content"
    if not (content / "assets").is_dir():
        print(f"{content}: the pages of the site are missing here. With git: git restore content", file=sys.stderr)
        return ExitStatus.PROBLEMS
    try:
        pages = _write(options, content, shells)
    except (BuildError, PublishError) as error:
        print(error, file=sys.stderr)
        return ExitStatus.PROBLEMS
    print(f"{pages} pages of records written to {options.out}.")
    return ExitStatus.DONE


def _write_placeholders(out: Path) -> int:
    page_shells.write_placeholders(out)
    print(f"{len(page_shells.PLACEHOLDERS)} placeholder pages written to {out}. Build them with the pages of content/.")
    return ExitStatus.DONE


def _write(options: argparse.Namespace, content: Path, shells: Shells) -> int:
    """Write the site; return the number of pages of records."""
    workers = os.cpu_count() or 1
    build = prepare_build(
        options.root,
        content,
        as_of=options.as_of or today(),
        site=options.site,
        repository=options.repository,
        workers=workers,
        language=options.language,
    )
    with _complete_or_removed(options.out):
        if options.format == "markdown":
            standalone.write_markdown(build, content, options.out)
        else:
            standalone.write_html(build, content, options.out, shells=shells, workers=workers)
    return len(build.tasks)


def _read_shells(folder: Path | None, language: str) -> Shells:
    if folder is None:
        return page_shells.minimal_shells("Capacity Assistance Network", language)
    try:
        return page_shells.read_shells(folder, language)
    except (ShellError, ValueError) as error:
        raise UsageError(f"{folder}: there are no page shells here: {error}.") from None


def _refuse_file(out: Path) -> None:
    file = next((path for path in (out, *out.parents) if path.exists() and not path.is_dir()), None)
    if file:
        raise UsageError(f"{file}: this is a file. Name a folder to write the site to.")


@contextmanager
def _complete_or_removed(out: Path) -> Generator[None]:
    """Leave no partial site: on failure delete a new folder, and warn about one that existed before."""
    existed = out.exists()
    try:
        yield
    except BaseException:
        if existed:
            print(f"{out}: this folder contains only part of a site. Do not use it.", file=sys.stderr)
        else:
            shutil.rmtree(out, ignore_errors=True)
        raise
