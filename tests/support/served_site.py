"""A site that is served as `make serve` does, in a process of its own, for a test that changes its files."""

from __future__ import annotations

import gzip
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from support.forks import Fork, can_fork

AT_MOST = 120  # seconds for one build on a busy machine
_BUILT = "Reloading browsers"


class ServedSite:
    """A site that is served from a root; its output goes to a file, its folder into a folder of its own."""

    def __init__(self, root: Path, work: Path, *, is_fork: bool = True, **extra: str) -> None:
        """Serve a root; the folder `work` is made. A fork starts as one that is served by an interpreter of its own."""
        work.mkdir()
        self.root = root
        self.port = _free_port()
        self._output = work / "output.txt"
        self._output.touch()
        self._work = work
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(work), **extra}
        arguments = ["serve", "--strict", "--dev-addr", f"127.0.0.1:{self.port}"]
        self.process = (self._fork if is_fork else self._start)(arguments, root, environment)
        self._wait("Serving on", begin=0)

    def _fork(self, arguments: list[str], root: Path, environment: Mapping[str, str]) -> Fork:
        assert can_fork(root)
        output = self._output
        return Fork("mkdocs", arguments, folder=root, environment=environment, output=output, errors=output)

    def _start(self, arguments: list[str], root: Path, environment: Mapping[str, str]) -> subprocess.Popen:
        command = [sys.executable, "-m", "mkdocs", *arguments]
        with self._output.open("w") as stream:
            return subprocess.Popen(command, cwd=root, env=environment, stdout=stream, stderr=stream)

    def after(self, change: Callable[[], object], *, shows: str = "") -> str:
        """Make a change; return the output up to the end of the rebuild, or of the one whose output has a pattern."""
        begin = len(self._output.read_text())
        change()
        return self._wait(f"{shows}.*{_BUILT}" if shows else _BUILT, begin=begin)

    def page(self, address: str) -> str:
        """Return a page as a browser gets it."""
        with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=AT_MOST) as answer:
            return answer.read().decode()

    def contents(self) -> dict[str, bytes]:
        """Return the files of the served folder; what is packed is unpacked, for it has the time of its build."""
        (folder,) = self._work.glob("mkdocs_*")
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return {name: gzip.decompress(raw) if name.endswith(".gz") else raw for name, raw in files.items()}

    def leftovers(self) -> list[str]:
        """Return what is in its folder beside the output."""
        return [path.name for path in self._work.iterdir() if path != self._output]

    def end(self) -> int:
        """End as after Ctrl-C; return the status."""
        os.kill(self.process.pid, signal.SIGTERM)
        return self.process.wait()

    def kill(self) -> None:
        """End it if it has not ended."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _wait(self, mark: str, *, begin: int) -> str:
        last = time.monotonic() + AT_MOST
        while time.monotonic() < last and self.process.poll() is None:
            output = self._output.read_text()[begin:]
            if re.search(mark, output, re.DOTALL):
                return output
            time.sleep(0.05)
        pytest.fail(f"no {mark!r} in: {self._output.read_text()}")


def _free_port() -> int:
    """Return a free port below those that systems give to programs that ask for any, so that it stays free.

    All have five digits, so that addresses of two servers have one length.
    """
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    pytest.fail("no free port")
