"""`generate`: write the whole site to a folder, without MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.language.pseudo import PSEUDO
from clearinghouse.site.publishing import page_shells, search_index, standalone
from clearinghouse.site.publishing.build import BuildError, prepare_build
from clearinghouse.site.publishing.navigation import read_sections
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.prose import ProseError
from clearinghouse.site.publishing.search_engine import SearchError, engine_command
from clearinghouse.site.publishing.site_folder import SiteFolderError, refuse_unsafe, staged
from clearinghouse.site.publishing.standalone import Output
from clearinghouse.site.templating.shell_parser import ShellError
from environment import exit_on_signals, has_search, present_day, read_addresses, today

from cli.command import Commands, ExitStatus, UsageError

_FORMATS = ("html", "markdown", "placeholders")
_SITE_NAME = "Capacity Assistance Network"


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
    shells = _read_shells(options.shells)
    if options.format == "placeholders":
        return _write_placeholders(options.out)
    _refuse_unsafe(options.out, options.root)
    content = options.root / "content"
    if not (content / "assets").is_dir():
        print(f"{content}: the pages of the site are missing here. With git: git restore content", file=sys.stderr)
        return ExitStatus.PROBLEMS
    try:
        pages = _write(options, content, shells)
    except (BuildError, ProseError, PublishError, SearchError, SiteFolderError) as error:
        print(error, file=sys.stderr)
        return ExitStatus.PROBLEMS
    print(f"{pages} pages of records written to {options.out}.")
    print("".join(f"{sentence}\n" for sentence in _lacking(options)), end="")
    return ExitStatus.DONE


def _lacking(options: argparse.Namespace) -> list[str]:
    """Return what the site does not have, because it was not asked for or is left to another generator."""
    sentences = []
    if options.format == "markdown" or options.shells:
        sentences.append("The navigation and the page for unknown addresses (404.html) are left to your generator.")
    if options.format == "markdown":
        sentences.append(
            "The search and the policy against foreign scripts need the finished pages: they are not there."
        )
    elif not has_search():
        sentences.append("There is no search index, since CLEARINGHOUSE_NO_SEARCH is set.")
    if options.format == "html" and not options.site:
        sentences.append("There is no sitemap.xml, since --site does not say where the site will be.")
    return sentences


def _write_placeholders(out: Path) -> int:
    _refuse_file(out)
    page_shells.write_placeholders(out)
    print(f"{len(page_shells.PLACEHOLDERS)} placeholder pages written to {out}. Build them with the pages of content/.")
    return ExitStatus.DONE


def _write(options: argparse.Namespace, content: Path, shells: Shells | None) -> int:
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
        sections=read_sections(options.root / "mkdocs.yml"),
    )
    exit_on_signals()
    with staged(options.out, options.root) as out:
        output = Output(out, _SITE_NAME, shells, has_search(), workers)
        if options.format == "markdown":
            standalone.write_markdown(build, content, output)
        else:
            standalone.write_html(build, content, output)
            if output.has_search:
                search_index.write_index(out, engine_command(options.language))
    return len(build.tasks)


def _read_shells(folder: Path | None) -> Shells | None:
    try:
        return page_shells.read_shells(folder) if folder else None
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
