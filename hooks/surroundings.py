"""What the commands take from outside: the folder of the repository, and the day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH when it is set, otherwise today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def add_to_job_summary(markdown: str) -> None:
    """Add a part to the summary of the running job, when there is one: the page that GitHub shows for it."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with open(target, "a", encoding="utf-8") as stream:
            stream.write(markdown)
