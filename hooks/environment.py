"""What the commands and the build read from their environment: the repository, the date, the job summary."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_EPOCHS = range(2**32)  # seconds that gzip can write: until 2106


class InvalidDate(Exception):
    """SOURCE_DATE_EPOCH is not a valid time; the message says what to write."""


def today() -> date:
    """Return the date of the build: SOURCE_DATE_EPOCH if it is set, otherwise today in UTC. Raises InvalidDate."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.now(UTC).date() if epoch is None else _date_of(epoch)


def _date_of(epoch: str) -> date:
    try:
        seconds = int(epoch)
    except ValueError:
        seconds = -1
    if seconds not in _EPOCHS:
        raise InvalidDate(
            f'SOURCE_DATE_EPOCH="{epoch}" is not a time. Set it to seconds since 1970, such as 1795478400, or unset it.'
        )
    return datetime.fromtimestamp(seconds, UTC).date()


def exit_on_signals() -> None:
    """Take a signal to end (SIGTERM, SIGHUP) as an exit, so that what is begun is cleaned up, as after Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        return  # Python sets handlers in the main thread only
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                signal.signal(number, lambda number, _: sys.exit(128 + number))


def add_to_job_summary(markdown: str) -> None:
    """Append to the summary of the running GitHub job, if there is one.

    If the summary cannot be written, that is reported; it never changes the result of the command.
    """
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    try:
        if target:
            with open(target, "a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(markdown)
    except OSError as error:
        sys.stderr.write(f"{target}: the job summary could not be written: {error.strerror}.\n")
