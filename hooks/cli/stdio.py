"""The standard streams of a command: always open, always UTF-8, and closed without a traceback."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def configure_stdio() -> None:
    """Make the three standard streams UTF-8, whatever the locale, and replace a closed one by an empty one.

    JSON must be UTF-8, and a country name must not stop a command on a terminal that declares itself ASCII.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # otherwise the next file that is opened would take its descriptor
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open until the end
        elif isinstance(stream, io.TextIOWrapper):
            # Bytes that are not UTF-8 are read as surrogates, which no field accepts, and written as their codes.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if name == "stdin" else "backslashreplace")


def discard_output() -> None:
    """Discard buffered output, because its reader has gone; otherwise Python would fail again when it exits."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):  # a stream without a descriptor has nothing to discard
                os.dup2(null, stream.fileno())
    os.close(null)
