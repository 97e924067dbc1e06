"""A program that stands for the interpreter of a job.

What the project does is run by a fork, as `support.forks` says, with the streams, the folder and the environment that
this program was given. All else is run by Python. It imports little, for it is started for each command.
"""

from __future__ import annotations

import json
import os
import socket
import sys


def main(address: str, arguments: list[str]) -> int:
    """Run what Python would run with these arguments; return its status."""
    if arguments[:1] == ["hooks"]:
        return _ask(address, "hooks", ["--root", ".", *arguments[1:]])
    if arguments[:2] == ["-m", "mkdocs"]:
        return _ask(address, "mkdocs", arguments[2:])
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - our own arguments
    raise AssertionError


def _ask(address: str, program: str, arguments: list[str]) -> int:
    request = {"program": program, "arguments": arguments, "folder": os.getcwd(), "environment": dict(os.environ)}  # noqa: PTH109 - pathlib takes longer
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [b"."], [0, 1, 2])
        connection.sendall(json.dumps(request).encode())
        connection.shutdown(socket.SHUT_WR)
        return int(connection.recv(16) or 1)  # nothing comes from a process that was killed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
