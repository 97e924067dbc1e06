"""A program that has imported the project, and forks itself for each command that `support.forks` asks for.

It reads one line of JSON for each request, and answers with a line: the number of the process that it has started, or
the status with which a process has ended; "None" as long as it has not, if that is only asked for. Other programs ask
at a socket, and get the status (see `support.fork_client`).
"""

from __future__ import annotations

import gc
import json
import os
import select
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

import cli
import cli.check
import cli.generate
import mkdocs.__main__
import mkdocs.commands.build
import mkdocs.commands.serve
import mkdocs_hooks
from clearinghouse.site.templating import compiled_templates, environment
from cli.stdio import configure_stdio

# What commands import when they need it.
IMPORTED = (cli.check, cli.generate, mkdocs.commands.build, mkdocs.commands.serve, mkdocs_hooks)


def serve(listener: socket.socket) -> None:
    """Answer requests until the test process ends."""
    gc.collect()
    gc.freeze()  # otherwise each fork would copy what it looks through
    while True:
        ready, _, _ = select.select([sys.stdin, listener], [], [])
        if listener in ready:
            _accept(listener)
        elif line := sys.stdin.readline():
            request = json.loads(line)
            sys.stdout.write(f"{_started(request) if 'program' in request else _status(request)}\n")
            sys.stdout.flush()
        else:
            return


def _started(request: dict) -> int:
    process = os.fork()
    if process == 0:
        _run(request, [_opened(name) for name in (os.devnull, request["output"], request["errors"])])
    with suppress(OSError):  # both do it, so that it is done whoever is first
        os.setpgid(process, process)
    return process


def _opened(name: str) -> int:
    return os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND)


def _accept(listener: socket.socket) -> None:
    """Fork for a program that gives its streams. The process sends its status itself, so none is waited for."""
    connection, _ = listener.accept()
    with connection:
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        with connection.makefile() as lines:
            request = json.loads(lines.read())
        between = os.fork()
        if between == 0:
            if os.fork() == 0:
                _run(request, streams, connection)
            os._exit(0)  # so that the process has no parent that would have to wait for it
        os.waitpid(between, 0)
    for stream in streams:
        os.close(stream)


def _status(request: dict) -> int | None:
    if "wait" in request:
        return os.waitstatus_to_exitcode(os.waitpid(request["wait"], 0)[1])
    process, status = os.waitpid(request["poll"], os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if process else None


def _run(request: dict, streams: list[int], connection: socket.socket | None = None) -> NoReturn:
    """Become the process that was asked for, which leads a group."""
    status = 1
    try:
        os.setpgid(0, 0)
        os.chdir(request["folder"])
        os.environ.clear()
        os.environ.update(request["environment"])
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        _use_templates(Path(request["folder"], "hooks", "clearinghouse", "site"))
        # Python has asked the earlier streams what they can do, such as to seek. These stay open until the end.
        sys.stdin, sys.stdout, sys.stderr = (_text_stream(number) for number in range(3))
        status = _PROGRAMS[request["program"]](request["arguments"])
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
    except BaseException:  # noqa: BLE001 - it ends the process, as in any other
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        if connection:
            connection.sendall(b"%d" % status)
        os._exit(status)


def _text_stream(number: int) -> TextIO:
    errors = "backslashreplace" if number == 2 else "strict"
    return open(number, "w" if number else "r", encoding="utf-8", errors=errors, closefd=False)


def _use_templates(site: Path) -> None:
    """Read the templates of a root, and keep them compiled there, as its own modules would."""
    if site.is_dir():
        environment._TEMPLATES = site / "templates"
        compiled_templates._FILE = site / "templating" / compiled_templates._FILE.relative_to(compiled_templates._HERE)


def _mkdocs(arguments: list[str]) -> int:
    sys.path.remove(str(Path(cli.__file__).parent.parent))  # MkDocs gives its hooks their own folder
    return mkdocs.__main__.cli(arguments, prog_name="mkdocs") or 0


def _hooks(arguments: list[str]) -> int:
    gc.disable()
    configure_stdio()
    return cli.main(arguments)


_PROGRAMS = {"mkdocs": _mkdocs, "hooks": _hooks}

if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
