"""A server for built sites on this machine, and the browser that looks at them."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_KEPT = {".css", ".js", ".svg", ".woff2"}  # a test may change the others


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all files of a page

    def end_headers(self) -> None:
        """Let browsers keep scripts, styles and pictures for some minutes, as GitHub Pages does with every file."""
        if Path(self.path).suffix in _KEPT:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send a file; a browser that goes to another page meanwhile is no fault."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


_OFTEN = 0.02  # seconds between two looks whether to stop; with the usual half a second each test waits that long


@contextmanager
def running(server: http.server.HTTPServer) -> Iterator[None]:
    """Let a server answer in a thread of its own; it is stopped and closed at the end."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": _OFTEN}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}/"


def serve_below(site: Path, top: Path) -> Iterator[str]:
    """Serve a site below the folder `network`, as GitHub Pages does with the site of a project; yield its address."""
    (top / "network").symlink_to(site)
    for url in serve(top):
        yield f"{url}network/"


def find_chromium() -> str | None:
    """Return the path of an installed Chromium or Chrome.

    The headless shell comes first: it is the same engine without the windows of a desktop browser, and takes half the
    time to open a page.
    """
    names = (os.environ.get("CHROMIUM", ""), "chromium-headless-shell", "chromium", "chromium-browser")
    names += ("google-chrome-stable", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)
