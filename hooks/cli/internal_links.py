"""`links`: every link inside a built site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.site.publishing.internal_links import broken


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    walk = commands.add_parser("links", help="check every link inside a built site")
    walk.add_argument("site", type=Path, help="the folder of the built site")
    walk.add_argument("--base", default="/", help="the path at which the site is published")
    walk.set_defaults(run=_links)


def _links(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").is_file():
        print(f"{options.site}: there is no built site here. Build it first: make site", file=sys.stderr)
        return 2
    found = broken(options.site, base=options.base)
    for item in found:
        print(f"{item.page}: the link {item.address} leads nowhere")
    print(f"{len(found)} broken links.")
    return int(bool(found))
