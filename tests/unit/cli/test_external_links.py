"""Outside addresses are asked politely, and judged with care. A server of this machine plays the outside."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.repositories import hooks


class _Outside(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /404 with 404, /moved/x with 301 to /x, /loop with itself, /head-404 as some servers do."""

    asked: list[tuple[str, str, str]]
    at_work = 0
    most_at_work = 0

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        kind = type(self)
        kind.asked.append((self.command, self.path, self.headers["User-Agent"]))
        kind.at_work += 1
        kind.most_at_work = max(kind.most_at_work, kind.at_work)
        time.sleep(0.01)
        kind.at_work -= 1
        if self.path == "/silent":
            time.sleep(4)
            return
        status, target = self._said()
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _said(self) -> tuple[int, str]:
        word, _, rest = self.path.strip("/").partition("/")
        if word in ("moved", "lent"):
            return (301 if word == "moved" else 302), f"/{rest}"
        if word == "elsewhere":
            return 302, "ftp://files.example/x"
        if word == "loop":
            return 301, "/loop"
        if word == "head-404":
            return (404 if self.command == "HEAD" else 200), ""
        return int(word), ""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[tuple[str, type[_Outside]]]:
    """Serve the outside on this machine; give its address and the record of what was asked."""
    kind = type("Outside", (_Outside,), {"asked": [], "at_work": 0, "most_at_work": 0})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.handle_error = lambda *_: None  # a client that does not wait is what one test is about
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", kind
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_command_asks_and_never_fails(overlaid: Callable, outside: tuple, tmp_path: Path) -> None:
    """The command writes an answer for every address and ends with 0, whatever the outside says."""
    root = overlaid()
    for folder in ("sources", "countries", "chemicals", "vocabularies", "centres", "requests", "budget"):
        shutil.rmtree(root / "data" / folder)
    for single in (root / "data").glob("*.yml"):
        single.unlink()
    record = root / "data/organisations/example-fund.yml"
    gone = f"{outside[0]}/404".replace("http:", "https:")
    text = record.read_text("utf-8").replace("https://fund.example/about", gone)
    record.write_text(text.replace("    title: About", "    http_only: true\n    title: About"), "utf-8")

    done = hooks(root, "external-links", "--out", str(tmp_path / "links.json"), "--pause", "0", "--private")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 addresses checked: 0 answered, 0 moved, 1 broken")
    assert json.loads((tmp_path / "links.json").read_text()) == {
        f"{outside[0]}/404": {"outcome": "broken", "detail": "HTTP 404", "to": ""}
    }
