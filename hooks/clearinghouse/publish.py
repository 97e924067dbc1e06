"""Pages and files to a folder, on as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from clearinghouse.pages.job import Job
from clearinghouse.pages.view import View
from clearinghouse.shells import Page, Shell, fill
from clearinghouse.spread import fork

WORTH_A_PROCESS = 400  # pages; below it, a second process costs more than it saves


Writer = Callable[[Path], None]  # writes files for machines under a folder


class PublishError(Exception):
    """A page could not be rendered: a fault of ours. The folder must not be used."""


def publish(
    jobs: Sequence[Job],
    view: View,
    shells: Mapping[int, Shell],
    out: Path,
    *,
    workers: int,
    writers: Sequence[Writer] = (),
) -> None:
    """Render each job and write it as <uri>index.html under `out`; let each writer write its files there.

    Raises PublishError when any fails.
    """
    count = max(1, min(workers, len(jobs) // WORTH_A_PROCESS)) if hasattr(os, "fork") else 1
    parts = [(_part(jobs, number, count), writers[number::count]) for number in range(count)]
    gc.freeze()  # so that the children do not copy every page of memory when they count references
    children = [_child(lambda part=part: _write(*part, view, shells, out)) for part in parts[1:]]
    try:
        _write(*parts[0], view, shells, out)
    finally:
        failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    if failed:
        raise PublishError(f"{len(failed)} of {count} writing processes failed; see above")


def _part(jobs: Sequence[Job], number: int, count: int) -> list[Job]:
    # By twos: the page of a country and its dossier stand side by side, and share what is rendered for both.
    return [job for place, job in enumerate(jobs) if place // 2 % count == number]


def _child(work: Callable[[], None]) -> int:
    child = fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 - the child must end here, whatever happens
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _write(jobs: Sequence[Job], writers: Sequence[Writer], view: View, shells: Mapping[int, Shell], out: Path) -> None:
    collecting = gc.isenabled()
    gc.disable()
    try:
        for writer in writers:
            writer(out)
        for job in jobs:
            _write_one(job, view, shells, str(out))
    finally:
        if collecting:
            gc.enable()


def _write_one(job: Job, view: View, shells: Mapping[int, Shell], base: str) -> None:
    try:
        page = job.render(view, job.key)
        edit = view.addresses.edit(page.edit)
        html = fill(shells[job.uri.count("/")], page, canonical=view.addresses.page(job.uri), edit=edit)
    except Exception as error:
        raise PublishError(f"{job.uri}: {type(error).__name__}: {error}") from error
    _folder(f"{base}/{job.uri}")
    put(f"{base}/{job.uri}index.html", html)
    put_files(page, base)


def put_files(page: Page, base: str) -> None:
    """Write the files for machines that come with a page, under `base`."""
    for uri, content in page.files:
        os.makedirs(os.path.dirname(f"{base}/{uri}"), exist_ok=True)  # noqa: PTH120
        put(f"{base}/{uri}", content)


def _folder(path: str) -> None:
    """Make a folder. Each process makes its own: on disks, making them takes as long as writing the pages."""
    try:
        os.mkdir(path)  # noqa: PTH102 - once for each page
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def put(path: str, content: bytes) -> None:
    """Write one file; plain system calls, since a site has many."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(handle, content)
    finally:
        os.close(handle)
