"""`links-outside`: ask every address in the records whether it still answers. For the weekly job."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from pathlib import Path

from clearinghouse.catalogue.external_links import LinkStatus, addresses, to_json
from clearinghouse.catalogue.loader import load

from cli.atomic_write import replace_file
from cli.command import Commands
from cli.http_probe import ProbeOptions, probe_all
from cli.skipped_records import warn_about_skipped_records

_STOPPED = 130
_LONGEST = 3_600.0  # seconds


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "external-links", aliases=["links-outside"], help="check whether every external address in the records responds"
    )
    command.add_argument("--out", type=Path, required=True, help="the JSON file to write the answers to")
    command.add_argument("--timeout", type=_seconds, default=20.0, help="seconds to wait for an answer")
    command.add_argument("--pause", type=_seconds, default=1.0, help="seconds between two requests to one host")
    command.add_argument("--private", action="store_true", help="ask hosts inside private networks too")
    command.set_defaults(run=_links_outside)


def _links_outside(options: argparse.Namespace) -> int:
    if refused := _refused(options.out):
        print(refused, file=sys.stderr)  # before anybody is asked: that takes minutes
        return 2
    catalogue, problems = load(options.root)
    warn_about_skipped_records(problems)
    manners = ProbeOptions(_user_agent(), options.timeout, options.pause, private=options.private)
    try:
        answers = probe_all(addresses(catalogue), manners)
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr, flush=True)
        os._exit(_STOPPED)  # threads that wait for an answer would keep this process
    replace_file(options.out, (json.dumps(to_json(answers), indent=1, ensure_ascii=False) + "\n").encode())
    count = Counter(answer.status for answer in answers.values())
    told = ", ".join(f"{count[outcome]} {outcome}" for outcome in LinkStatus)
    print(f"{len(answers)} addresses asked: {told}. The answers are in {options.out}.")
    return 0  # what the network says never fails a job; `freshness` tells it to those who keep the records


def _refused(out: Path) -> str:
    """Say why the answers could not be written there; empty when they can."""
    if out.is_dir():
        return f"{out}: this is a folder. Name a file for the answers, such as links.json."
    if not out.parent.is_dir():
        return f"{out}: there is no folder {out.parent}. Make it first, or name another file."
    return "" if os.access(out.parent, os.W_OK) else f"{out}: the folder {out.parent} may not be written to."


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 <= found <= _LONGEST:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of seconds from 0 to {_LONGEST:g}')
    return found


def _user_agent() -> str:
    home = os.environ.get("REPOSITORY_URL", "")
    return f"capacity-assistance-network-link-check/1.0{f' (+{home})' if home.startswith('https://') else ''}"
