"""What a command reads and writes beside files: always there, always UTF-8, and closed without a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def configure_stdio() -> None:
    """Make the three streams of this process UTF-8, whatever the locale; one that is closed is as if empty.

    JSON must be UTF-8, and no name of a country may stop a command on a terminal that says it has only ASCII.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # or the next file that is opened would take its place
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open until the end
        else:  # bytes that are no UTF-8 come in as signs that nothing accepts, and go out as their codes
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if name == "stdin" else "backslashreplace")


def discard_output() -> None:
    """Let what is still to be written go: whoever read it is gone, and the end of the process must not say so again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):  # a stream without a number has nothing to drop
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
