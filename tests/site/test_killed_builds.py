"""Builds that are killed at any moment, or run at once: the folder of the site is the last site or the new one, whole.

More moments than a run of all tests has time for: KILLS=60 pytest tests/site/test_killed_builds.py
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import time
from functools import partial
from pathlib import Path

import pytest
from support.builds import REPOSITORY, SITE_URL
from support.forks import Fork

_KILLS = int(os.environ.get("KILLS", "3"))
_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_DAYS = ("1795478400", "1795564800")  # the 24th and the 25th of November 2026: two sites that differ


def _start(program: str, root: Path, out: Path, day: str) -> Fork:
    """Start a build in a process group of its own, which is killed as a whole."""
    settings = {"CLEARINGHOUSE_NO_SEARCH": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": day}
    environment = {**os.environ, "SITE_URL": SITE_URL, "REPOSITORY_URL": REPOSITORY, **settings}
    arguments = {
        "mkdocs": ["build", "--strict", "--site-dir", str(out)],
        "hooks": ["--root", str(root), "generate", str(out)],
    }[program]
    return Fork(program, arguments, folder=root, environment=environment, output=Path(os.devnull))


def _digest(folder: Path) -> str:
    """Return a digest of the names and the bytes of all files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _unfinished(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


@pytest.mark.parametrize("program", ["mkdocs", "hooks"], ids=["mkdocs", "generate"])
def test_a_build_that_is_killed_leaves_a_whole_site(house: Path, tmp_path: Path, program: str) -> None:
    """At random moments, by each signal: the site is that of one of the two days, and never gone.

    Then two builds at once: both succeed, the folder has the whole site of one of them, and nothing else is left.
    """
    start = partial(_start, program)
    out = tmp_path / "served" / "site"
    chance = random.Random(_KILLS)  # noqa: S311 - no secret, and the same moments in every run
    sites, seconds = {}, 0.0
    for day in _DAYS:
        began = time.monotonic()
        assert start(house, out, day).wait() == 0
        seconds = time.monotonic() - began
        sites[_digest(out)] = day
    assert len(sites) == len(_DAYS)

    for number in range(_KILLS):
        sign = _SIGNALS[number % len(_SIGNALS)]
        process = start(house, out, _DAYS[number % len(_DAYS)])
        time.sleep(chance.uniform(0, seconds * 1.1))
        os.killpg(process.pid, sign)  # it may have ended, but nobody has waited for it
        process.wait()
        assert _digest(out) in sites, f"killed by {sign.name} (number {number}): a part of a site"

    processes = [start(house, out, day) for day in _DAYS]

    assert [process.wait() for process in processes] == [0, 0]
    assert _digest(out) in sites
    assert _unfinished(out) == []
