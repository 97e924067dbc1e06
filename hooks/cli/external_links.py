"""`external-links`: check whether every external address in the records responds. For the weekly job."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses, to_json
from clearinghouse.catalogue.loader import load

from cli.atomic_write import replace_file
from cli.command import Commands, ExitStatus, UsageError
from cli.skipped_records import warn_about_skipped_records

_MAX_SECONDS = 3_600.0


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "external-links", aliases=["links-outside"], help="check whether every external address in the records responds"
    )
    command.add_argument("--out", type=Path, required=True, help="the JSON file to write the results to")
    command.add_argument("--timeout", type=_seconds, default=20.0, help="seconds to wait for a sign of life")
    command.add_argument("--limit", type=_seconds, default=60.0, help="seconds for one address, redirects included")
    command.add_argument("--pause", type=_seconds, default=1.0, help="seconds between two requests to one host")
    command.add_argument("--private", action="store_true", help="contact hosts inside private networks too")
    command.set_defaults(run=_external_links)


def _external_links(options: argparse.Namespace) -> int:
    _refuse_unwritable(options.out)  # now, because the check takes minutes
    catalogue, problems = load(options.root)
    warn_about_skipped_records(problems)
    try:
        results = _probe(addresses(catalogue), options)
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr, flush=True)
        os._exit(ExitStatus.INTERRUPTED)  # a thread that waits for a name server would delay a normal exit
    replace_file(options.out, (json.dumps(to_json(results), indent=1, ensure_ascii=False) + "\n").encode())
    count = Counter(result.status for result in results.values())
    counts = ", ".join(f"{count[status]} {status}" for status in LinkStatus)
    print(f"{len(results)} addresses checked: {counts}. The results are in {options.out}.")
    return ExitStatus.DONE  # what the network says never fails a job; `freshness` reports it to the maintainers


def _probe(listed: Iterable[str], options: argparse.Namespace) -> Mapping[str, LinkResult]:
    from cli.http_probe import ProbeOptions, probe_all  # noqa: PLC0415 - no other command needs its HTTP library

    probe_options = ProbeOptions(
        _user_agent(), options.timeout, options.limit, options.pause, allow_private=options.private
    )
    return probe_all(listed, probe_options)


def _refuse_unwritable(out: Path) -> None:
    if out.is_dir():
        raise UsageError(f"{out}: this is a folder. Name a file for the results, such as links.json.")
    if not out.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}. Create it first, or name another file.")
    if not os.access(out.parent, os.W_OK):
        raise UsageError(f"{out}: the folder {out.parent} is not writable.")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _MAX_SECONDS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of seconds from 0 to {_MAX_SECONDS:g}')
    return seconds


def _user_agent() -> str:
    home = os.environ.get("REPOSITORY_URL", "")
    return f"capacity-assistance-network-link-check/1.0{f' (+{home})' if home.startswith('https://') else ''}"
