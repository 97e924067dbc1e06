"""`generate`: write the whole site to a folder, without MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.language.pseudo import PSEUDO
from clearinghouse.site.publishing import page_shells, standalone
from clearinghouse.site.publishing.build import BuildError, prepare_build
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.site_folder import SiteFolderError, refuse_unsafe, staged
from clearinghouse.site.templating.shell_parser import ShellError
from environment import exit_on_signals, present_day, read_addresses, today

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
    if options.format == "placeholders":
        return _write_placeholders(options.out)
    _refuse_unsafe(options.out, options.root)
    content = options.root / "content"
    if not (content / "assets").is_dir():
        print(f"{content}: the pages of the site are missing here. With git: git restore content", file=sys.stderr)
        return ExitStatus.PROBLEMS
    try:
        pages = _write(options, content, shells)
    except (BuildError, PublishError, SiteFolderError) as error:
        print(error, file=sys.stderr)
        return ExitStatus.PROBLEMS
    print(f"{pages} pages of records written to {options.out}.")
    return ExitStatus.DONE


def _write_placeholders(out: Path) -> int:
    _refuse_file(out)
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
        today=present_day(),
        addresses=read_addresses(options.site, options.repository),
        workers=workers,
        language=options.language,
    )
    exit_on_signals()
    with staged(options.out, options.root) as out:
        if options.format == "markdown":
            standalone.write_markdown(build, content, out)
        else:
            standalone.write_html(build, content, out, shells=shells, workers=workers)
    return len(build.tasks)


def _read_shells(folder: Path | None, language: str) -> Shells:
    if folder is None:
        return page_shells.minimal_shells("Capacity Assistance Network", language)
    try:
        return page_shells.read_shells(folder, language)
    except (ShellError, ValueError) as error:
        raise UsageError(f"{folder}: there are no page shells here: {error}.") from None


def _refuse_unsafe(out: Path, root: Path) -> None:
    try:
        refuse_unsafe(out, root)
    except SiteFolderError as error:
        raise UsageError(str(error)) from None


def _refuse_file(out: Path) -> None:
    file = next((path for path in (out, *out.parents) if path.exists() and not path.is_dir()), None)
    if file:
        raise UsageError(f"{file}: this is a file. Name a folder to write to.")
