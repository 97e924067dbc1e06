"""A server of this machine that plays the outside, for tests of what probes addresses."""

from __future__ import annotations

import http.server
import time
from collections.abc import Iterator

from support.http_server import running


class Outside(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /404 with 404, /moved/x with 301 to /x, /loop with itself, /head-404 as some servers do."""

    asked: list[tuple[str, str, str]]
    at_work = 0
    most_at_work = 0

    def do_HEAD(self) -> None:
        """Answer by the path."""
        self._answer()

    def do_GET(self) -> None:
        """Answer by the path."""
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
        if self.path == "/slow":
            self._drip()
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

    def _drip(self) -> None:
        """Send one character of a header every 50 ms for ten seconds."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(200):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve_outside() -> Iterator[tuple[str, type[Outside]]]:
    """Serve the outside on this machine; give its address and the record of what was asked."""
    kind = type("Outside", (Outside,), {"asked": [], "at_work": 0, "most_at_work": 0})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.handle_error = lambda *_: None  # a client that does not wait is what one test is about
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}", kind
