"""What the commands take from outside: the folder of the repository, and the day."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class InvalidDate(Exception):
    """The day that the environment names is none; the message says what to write."""


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, otherwise today in UTC. Raises InvalidDate."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError):
        raise InvalidDate(
            f'SOURCE_DATE_EPOCH="{epoch}" is no time. Set it to seconds since 1970, such as 1795478400, or unset it.'
        ) from None


def add_to_job_summary(markdown: str) -> None:
    """Add a part to the summary of the running job, when there is one: the page that GitHub shows for it.

    The summary is an extra: when it cannot be written, that is told, and what was found counts all the same.
    """
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    try:
        if target:
            with open(target, "a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(markdown)
    except OSError as error:
        sys.stderr.write(f"{target}: the summary of the job could not be written: {error.strerror}.\n")
