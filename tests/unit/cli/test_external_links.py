"""Outside addresses are asked politely, and judged with care. A server of this machine plays the outside."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from support.repositories import hooks


def _resolve_all_to_this_machine(host: str, *_: object, **__: object) -> list[tuple]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]


def test_the_command_asks_and_never_fails(
    overlaid: Callable, outside: tuple, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command writes an answer for every address and ends with 0, whatever the outside says."""
    root = overlaid()
    for folder in ("sources", "countries", "chemicals", "vocabularies", "centres", "requests", "budget", "awards"):
        shutil.rmtree(root / "data" / folder)
    for single in (root / "data").glob("*.yml"):
        single.unlink()
    record = root / "data/organisations/example-fund.yml"
    monkeypatch.setattr(socket, "getaddrinfo", _resolve_all_to_this_machine)  # a record names a host, not its number
    address = f"{outside[0]}/404".replace("127.0.0.1", "outside.example")
    gone = address.replace("http:", "https:")
    text = record.read_text("utf-8").replace("https://fund.example/about", gone)
    record.write_text(text.replace("    title: About", "    http_only: true\n    title: About"), "utf-8")

    done = hooks(root, "external-links", "--out", str(tmp_path / "links.json"), "--pause", "0", "--private")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 addresses checked: 0 answered, 0 moved, 1 broken")
    assert json.loads((tmp_path / "links.json").read_text()) == {
        address: {"outcome": "broken", "detail": "HTTP 404", "to": ""}
    }
