"""A server that answers as GitHub's interface does, from what a test gives it, and notes what is written."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from support.http_server import running


class GitHubServer(http.server.ThreadingHTTPServer):
    """Answers as GitHub does, from the pull requests and comments that a test gives it, and notes what is written."""

    def __init__(self) -> None:
        """Listen on a free port of this machine, with nothing to answer yet."""
        super().__init__(("127.0.0.1", 0), _Answer)
        self.pulls: list[dict] = []
        self.comments: list[dict] = []
        self.written: list[tuple[str, str, str]] = []
        self.tokens: set[str | None] = set()


class _Answer(http.server.BaseHTTPRequestHandler):
    server: GitHubServer

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Give pull requests of the wanted head, comments by page, or the address of the site."""
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if url.path.endswith("/pulls"):
            owner, _, branch = query["head"][0].partition(":")
            pulls = [pull for pull in self.server.pulls if (pull["owner"], pull["branch"]) == (owner, branch)]
            self._send(pulls)
        elif url.path.endswith("/comments"):
            begin = (int(query["page"][0]) - 1) * 100
            self._send(self.server.comments[begin : begin + 100])
        else:
            self._send({"html_url": "https://site.example/network"})

    def _note(self) -> None:
        text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        self.server.written.append((self.command, self.path, text))
        self._send({})

    do_POST = do_PATCH = _note  # noqa: N815 - the names that http.server calls

    def _send(self, value: object) -> None:
        self.server.tokens.add(self.headers["Authorization"])
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serve_github() -> Iterator[GitHubServer]:
    """Start a server that answers as GitHub does."""
    server = GitHubServer()
    with running(server):
        yield server
