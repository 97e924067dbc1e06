"""Processes that begin as forks of one which has imported the project already.

A build of the small project takes two seconds, of which the imports are the larger part of one. What a command does is
the same; a root with modules of its own needs a new interpreter. Templates are read by each process, from its root.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from support.paths import ROOT

_SERVER = Path(__file__).with_name("forking_server.py")
_CLIENT = Path(__file__).with_name("fork_client.py")
_READ_BY_MKDOCS = "mkdocs_hooks.py"  # and what stands next to it: MkDocs runs these files of the root itself
_TEMPLATE = ".jinja"  # each process reads those of its root


class Fork:
    """A command that runs in a fork; as with `Popen`, its process leads a group of its own."""

    def __init__(
        self,
        program: str,
        arguments: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        output: Path,
        errors: Path | None = None,
    ) -> None:
        """Start `mkdocs` or `hooks`; the output goes to a file, errors to another one or to the same."""
        request = {
            "program": program,
            "arguments": list(arguments),
            "folder": str(folder),
            "environment": dict(environment),
            "output": str(output),
            "errors": str(errors or output),
        }
        self.pid = int(_ask(request))
        self._status: int | None = None

    def wait(self) -> int:
        """Return the status when it has ended; below zero it is the signal that has killed it, as with `Popen`."""
        if self._status is None:
            self._status = int(_ask({"wait": self.pid}))
        return self._status

    def poll(self) -> int | None:
        """Return the status if it has ended, as with `Popen`."""
        if self._status is None and (answer := _ask({"poll": self.pid})) != "None":
            self._status = int(answer)
        return self._status


def run(
    program: str, arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess:
    """Run `mkdocs` or `hooks` in a fork, as `subprocess.run` with captured output would."""
    with tempfile.TemporaryDirectory(prefix="fork-") as work:
        files = output, errors = Path(work, "output"), Path(work, "errors")
        fork = Fork(program, arguments, folder=folder, environment=environment, output=output, errors=errors)
        status = fork.wait()
        texts = (path.read_text("utf-8") for path in files)
        return subprocess.CompletedProcess([program, *arguments], status, *texts)


def can_fork(root: Path) -> bool:
    """Return whether the modules of a root are those that the forks have."""
    return _sources(root / "hooks") == _sources_here()


def _sources(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the size and the age of the files below a folder, except of those that each process reads itself."""
    sources = {}
    for path in folder.rglob("*.*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in (".pyc", _TEMPLATE) and ("/" in name or name in _sources_named()):
            status = path.stat()
            sources[name] = status.st_size, status.st_mtime_ns
    return sources


@cache
def _sources_named() -> frozenset[str]:
    return frozenset(path.name for path in (ROOT / "hooks").glob("*.py")) - {_READ_BY_MKDOCS}


@cache
def _sources_here() -> dict[str, tuple[int, int]]:
    _server()  # it has imported them as they are now
    return _sources(ROOT / "hooks")


@cache
def _server() -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(_address()))
        listener.listen()  # who asks before the server has imported all waits
        server = subprocess.Popen(
            [sys.executable, str(_SERVER), str(listener.fileno())],
            env=environment,
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    atexit.register(_end, server)
    return server


@cache
def _address() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="forks-"))
    atexit.register(shutil.rmtree, folder)
    return folder / "socket"


def stand_in() -> str:
    """Return a script for a shell that runs what Python would run; what the project does is run in a fork."""
    _server()
    return f'exec "{sys.executable}" -IS "{_CLIENT}" "{_address()}" "$@"'


def _end(server: subprocess.Popen[str]) -> None:
    server.communicate()  # it ends with its input


def _ask(request: dict) -> str:
    server = _server()
    server.stdin.write(f"{json.dumps(request)}\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, "the process that forks has ended"
    return answer.strip()
