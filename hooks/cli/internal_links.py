"""`internal-links`: check every link inside a built site."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.site.publishing.internal_links import find_broken_links
from environment import site_path

from cli.command import Commands, UsageError


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("internal-links", aliases=["links"], help="check every link inside a built site")
    command.add_argument("site", type=Path, help="the folder of the built site")
    command.add_argument(
        "--base", metavar="PATH", help="the path at which the site is published; default: that of SITE_URL"
    )
    command.set_defaults(run=_internal_links)


def _internal_links(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        raise UsageError(f"{options.site}: there is no built site here. Build it first: make site")
    links = find_broken_links(options.site, base=options.base or site_path())
    for link in links:
        print(f"{link.page}: broken link {link.address}")
    print(f"{len(links)} broken links.")
    return int(bool(links))
