"""`links-outside`: ask every address in the records whether it still answers. For the weekly job."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path

from clearinghouse.catalogue import load
from clearinghouse.outside_links import Outcome, addresses, to_json

from commands.asking import Manners, ask_all


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("links-outside", help="ask every address in the records whether it answers")
    command.add_argument("--out", type=Path, required=True, help="the JSON file to write the answers to")
    command.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for an answer")
    command.add_argument("--pause", type=float, default=1.0, help="seconds between two requests to one host")
    command.add_argument("--private", action="store_true", help="ask hosts inside private networks too")
    command.set_defaults(run=_links_outside)


def _links_outside(options: argparse.Namespace) -> int:
    catalogue, _ = load(options.root)
    manners = Manners(_user_agent(), options.timeout, options.pause, private=options.private)
    answers = ask_all(addresses(catalogue), manners)
    options.out.write_text(json.dumps(to_json(answers), indent=1, ensure_ascii=False) + "\n", "utf-8")
    count = Counter(answer.outcome for answer in answers.values())
    told = ", ".join(f"{count[outcome]} {outcome}" for outcome in Outcome)
    print(f"{len(answers)} addresses asked: {told}. The answers are in {options.out}.")
    return 0  # what the network says never fails a job; `freshness` tells it to those who keep the records


def _user_agent() -> str:
    home = os.environ.get("REPOSITORY_URL", "")
    return f"capacity-assistance-network-link-check/1.0{f' (+{home})' if home.startswith('https://') else ''}"
