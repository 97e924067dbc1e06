"""What a site generator made of a served site, kept so that changed records can be shown without it.

A hand-written page is kept with a mark in place of its content, and the content before directives are expanded.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from clearinghouse.parallel import map_parallel
from clearinghouse.site.exports import registry
from clearinghouse.site.publishing import minify, search_index
from clearinghouse.site.publishing.build import SiteBuild
from clearinghouse.site.publishing.file_writer import Files, write_files
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import Task, files_of, render

MARK = "<ch-prose></ch-prose>"
_SITEMAP = "sitemap.xml"
_PACKED_SITEMAP = "sitemap.xml.gz"
_GZIP_TIME = slice(4, 8)  # in the header of a gzip file


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A hand-written page: its file in the site, its address, its content, and the page around a mark."""

    file: str
    uri: str
    content: str
    around: str


@dataclass(slots=True)
class ServedPages:
    """The part of a served site that does not come from records."""

    shells: Shells = field(default_factory=dict)
    prose: dict[str, ProsePage] = field(default_factory=dict)  # by file
    sitemap: str = ""  # without the pages of records
    files: frozenset[str] = frozenset()  # all that the generator wrote: paths from the top of the site
    _expanded: dict[str, str] = field(default_factory=dict)  # content by file, until its page is known

    def keep_content(self, file: str, uri: str, content: str, expanded: str) -> str:
        """Note the content of a hand-written page, before and after directives are expanded; return a mark for it."""
        self.prose[file] = ProsePage(file, uri, content, "")
        self._expanded[file] = expanded
        return MARK

    def keep_page(self, file: str, output: str) -> str:
        """Note the page around a mark; return it with its content."""
        if file not in self.prose:
            return output
        self.prose[file] = replace(self.prose[file], around=output)
        return output.replace(MARK, self._expanded.pop(file))

    def keep_site(self, shells: Shells, site: Path) -> None:
        """Note what is in the folder of a site before the pages of records are written."""
        self.shells = shells
        self.files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())

    def update_first(self, build: SiteBuild, site: Path, addresses: Collection[str]) -> int:
        """Write what differs of the pages at some addresses alone, so that anyone who changed them sees them at once.

        All else is as it was until `update`. Return the number of files written. Raises PublishError and OSError.
        """
        tasks = [task for task in build.tasks if task.uri in addresses]
        outputs = [_outputs(task, build=build, shells=self.shells, site=site) for task in tasks]
        changed = tuple(file for _, files in outputs for file in files)
        write_files(changed, str(site))
        return len(changed)

    def update(self, build: SiteBuild, site: Path, *, workers: int) -> int:
        """Write what differs in a site for a build with changed records; return the number of files written or removed.

        Nothing is written before all is rendered. Raises BuildError, PublishError, and OSError.
        """
        tasks: tuple[Task, ...] = (*registry.jobs(build.context), *build.tasks)
        render_task = partial(_outputs, build=build, shells=self.shells, site=site)
        results = map_parallel(render_task, tasks, workers=workers)
        results.append(_compared(self._of_generator(build, site), site))
        rendered = {name for names, _ in results for name in names}
        changed = [file for _, files in results for file in files]
        write_files(tuple(changed), str(site))
        return len(changed) + self._remove_others(site, rendered)

    def _of_generator(self, build: SiteBuild, site: Path) -> Files:
        """Return the files of the generator that depend on records."""
        files = [
            (page.file, page.around.replace(MARK, build.prose(page.content, uri=page.uri)).encode())
            for page in self.prose.values()
        ]
        if self.sitemap:
            sitemap = build.sitemap(self.sitemap).encode()
            time = int.from_bytes((site / _PACKED_SITEMAP).read_bytes()[_GZIP_TIME], "little")
            files += [(_SITEMAP, sitemap), (_PACKED_SITEMAP, _packed(sitemap, time))]
        return tuple(files)

    def _remove_others(self, site: Path, rendered: Collection[str]) -> int:
        """Remove files that belong neither to this build nor to the generator or the search; return their number."""
        removed = 0
        for folder, _, names in os.walk(site, topdown=False):
            start = os.path.relpath(folder, site).replace(os.sep, "/")
            prefix = "" if start == "." else f"{start}/"
            if f"{start}/".startswith(f"{search_index.FOLDER}/"):
                continue
            for name in names:
                if (path := f"{prefix}{name}") not in rendered and path not in self.files:
                    Path(folder, name).unlink()
                    removed += 1
            if names and removed:
                with suppress(OSError):  # unless something is left in it
                    Path(folder).rmdir()
        return removed


Outputs = tuple[tuple[str, ...], Files]  # the names of all files of a task, and those files that differ on the disk


def _outputs(task: Task, *, build: SiteBuild, shells: Shells, site: Path) -> Outputs:
    files = files_of(render(task, build.context), shells, build.context.addresses)
    ready = tuple((name, minify.minified(raw) if minify.is_minified(name) else raw) for name, raw in files)
    return _compared(ready, site)


def _compared(files: Files, site: Path) -> Outputs:
    return tuple(name for name, _ in files), tuple(file for file in files if _differs(site, *file))


def _differs(site: Path, name: str, content: bytes) -> bool:
    try:
        with open(f"{site}/{name}", "rb", buffering=0) as stream:
            return stream.read(len(content) + 1) != content
    except OSError:
        return True


def _packed(sitemap: bytes, time: int) -> bytes:
    """Return a sitemap packed as by MkDocs: with the name of the file."""
    packed = BytesIO()
    with gzip.GzipFile(_SITEMAP, "wb", fileobj=packed, mtime=time) as stream:
        stream.write(sitemap)
    return packed.getvalue()


def link_search_index(last: Path, new: Path) -> None:
    """Give a new site the search index of the last one, until its pages are indexed."""
    for path in sorted((last / search_index.FOLDER).rglob("*")):
        if path.is_file():
            _link(last, new, path.relative_to(last).as_posix())


def _link(source: Path, target: Path, name: str) -> None:
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        os.link(source / name, path)
        return
    shutil.copy2(source / name, path)
