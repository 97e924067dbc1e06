"""A program that has imported the project, and forks itself for each command that `support.forks` asks for.

It reads one line of JSON for each request, and answers with a line: the number of the process that it has started, or
the status with which a process has ended.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import cli
import cli.check
import cli.generate
import mkdocs.__main__
import mkdocs.commands.build
import mkdocs_hooks
from cli.stdio import configure_stdio

IMPORTED = (cli.check, cli.generate, mkdocs.commands.build, mkdocs_hooks)  # what commands import when they need it


def serve() -> None:
    """Answer requests until the test process ends."""
    gc.collect()
    gc.freeze()  # otherwise each fork would copy what it looks through
    for line in sys.stdin:
        request = json.loads(line)
        answer = _started(request) if "program" in request else _status(request["wait"])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _started(request: dict) -> int:
    process = os.fork()
    if process == 0:
        _run(request)
    with suppress(OSError):  # both do it, so that it is done whoever is first
        os.setpgid(process, process)
    return process


def _status(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _run(request: dict) -> NoReturn:
    """Become the process that was asked for, which leads a group."""
    status = 1
    try:
        os.setpgid(0, 0)
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update(request["environment"])
        for number, name in enumerate((os.devnull, request["output"], request["errors"])):
            file = os.open(name, os.O_RDWR | os.O_CREAT)
            os.dup2(file, number)
            os.close(file)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the end; the old one was read
        status = _PROGRAMS[request["program"]](request["arguments"])
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
    except BaseException:  # noqa: BLE001 - it ends the process, as in any other
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _mkdocs(arguments: list[str]) -> int:
    sys.path.remove(str(Path(cli.__file__).parent.parent))  # MkDocs gives its hooks their own folder
    return mkdocs.__main__.cli(arguments, prog_name="mkdocs") or 0


def _hooks(arguments: list[str]) -> int:
    gc.disable()
    configure_stdio()
    return cli.main(arguments)


_PROGRAMS = {"mkdocs": _mkdocs, "hooks": _hooks}

if __name__ == "__main__":
    serve()
