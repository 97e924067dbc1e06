"""Processes that begin as forks of one which has imported the project already.

A build of the small project takes two seconds, of which the imports are the larger part of one. What a command does is
the same; a root with modules or templates of its own needs a new interpreter.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from support.paths import ROOT

_SERVER = Path(__file__).with_name("forking_server.py")
_READ_BY_MKDOCS = "mkdocs_hooks.py"  # and what stands next to it: MkDocs runs these files of the root itself


class Fork:
    """A command that runs in a fork; as with `Popen`, its process leads a group of its own."""

    def __init__(
        self, program: str, arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path
    ) -> None:
        """Start `mkdocs` or `hooks`; the output goes to a file, errors to one with `.errors` at its end."""
        errors = output if output == Path(os.devnull) else Path(f"{output}.errors")
        request = {
            "program": program,
            "arguments": list(arguments),
            "folder": str(folder),
            "environment": dict(environment),
            "output": str(output),
            "errors": str(errors),
        }
        self.pid = _ask(request)

    def wait(self) -> int:
        """Return the status when it has ended; below zero it is the signal that has killed it, as with `Popen`."""
        return _ask({"wait": self.pid})


def run(
    program: str, arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess:
    """Run `mkdocs` or `hooks` in a fork, as `subprocess.run` with captured output would."""
    with tempfile.TemporaryDirectory(prefix="fork-") as work:
        output = Path(work, "output")
        status = Fork(program, arguments, folder=folder, environment=environment, output=output).wait()
        texts = (path.read_text("utf-8") for path in (output, Path(f"{output}.errors")))
        return subprocess.CompletedProcess([program, *arguments], status, *texts)


def can_fork(root: Path) -> bool:
    """Return whether the modules and the templates of a root are those that the forks have."""
    return _sources(root / "hooks") == _sources_here()


def _sources(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the size and the age of the files below a folder, except of those that MkDocs runs itself."""
    sources = {}
    for path in folder.rglob("*.*"):
        name = path.relative_to(folder).as_posix()
        if path.suffix != ".pyc" and ("/" in name or name in _sources_named()):
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
    server = subprocess.Popen(
        [sys.executable, str(_SERVER)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    server.communicate()  # it ends with its input


def _ask(request: dict) -> int:
    server = _server()
    server.stdin.write(f"{json.dumps(request)}\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    assert answer, "the process that forks has ended"
    return int(answer)
