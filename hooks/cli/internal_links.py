"""`internal-links`: check every link inside a built site."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.documents.page_links import broken_link, locate_link
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import TOP, Problem
from clearinghouse.reports.problem_report import link_part
from clearinghouse.site.publishing.internal_links import BrokenLink, find_broken_links
from environment import site_path

from cli.command import Commands, UsageError
from cli.job_report import add_report_option, leave_report


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("internal-links", aliases=["links"], help="check every link inside a built site")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.add_argument("--base", metavar="PATH", help="the path of the published site; default: that of SITE_URL")
    command.add_argument("--format", choices=("text", "github"), default="text", help="format of the report")
    add_report_option(command)
    command.set_defaults(run=_internal_links)


def _internal_links(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        raise UsageError(f"{options.site}: there is no built site here. Build it first: make site")
    links = find_broken_links(options.site, base=options.base or site_path())
    problems = [_problem(link, options.root) for link in links]
    for link, problem in zip(links, problems, strict=True):
        line = f"{link.page}: broken link {link.address}\n"
        print(line if options.format == "text" else reporters.github_command(problem), end="")
    print(f"{len(links)} broken links.")
    leave_report("links", link_part(problems), options.report)
    return int(bool(links))


def _problem(link: BrokenLink, root: Path) -> Problem:
    """Return a broken link as a problem of the file that makes its page, as far as that can be said."""
    source = _source(link.page, root)
    if source is None:
        return broken_link(link.page, TOP, link.address)
    path = source.relative_to(root).as_posix()
    is_prose = source.suffix == ".md"
    return broken_link(path, locate_link(source.read_text("utf-8"), link.address) if is_prose else TOP, link.address)


def _source(page: str, root: Path) -> Path | None:
    folder = page.removesuffix("index.html").rstrip("/")
    names = (f"content/{folder}/index.md", f"content/{folder}.md", f"data/{folder}.yml")
    files = (root / name.replace("//", "/") for name in names)
    return next((file for file in files if file.is_file() and not file.is_symlink()), None)
