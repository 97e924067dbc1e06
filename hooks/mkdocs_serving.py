"""`mkdocs serve`, made fast: after a change of records only their pages are built, and errors are shown in the browser.

MkDocs watches the files, serves the folder and reloads browsers. Here is what it calls after a change.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click
from clearinghouse.site.publishing.build import BuildError, SiteBuild
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.served_banner import with_banner
from clearinghouse.site.publishing.served_changes import changed_files, only_records, read_state
from clearinghouse.site.publishing.served_pages import ServedPages, link_search_index
from clearinghouse.site.publishing.served_search import SearchUpdater
from clearinghouse.site.publishing.site_folder import SiteFolderError
from mkdocs.exceptions import Abort, MkDocsException
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.clearinghouse")
_WATCHED = ("data", "schemas", "tests/cases/rules", "hooks/clearinghouse/site/templates")
_ALL = (*_WATCHED, "content", "overrides", "mkdocs.yml", "hooks/clearinghouse/language/locale")
_ADDRESS = "127.0.0.1:8000"  # where MkDocs serves unless it is set otherwise
_SECONDS = 0.25  # between two looks at the files
_WARNING = " warning "  # in the line of a report that names one
_NAMED = 3  # changed files that the log names
# What MkDocs says about each rebuild; we say it in one line.
_ROUTINE = ("Building documentation", "Cleaning site", "Documentation built", "Browser connected", "The new site is")
_LOGGERS = ("mkdocs.livereload", "mkdocs.commands.serve", "mkdocs.commands.build", log.name)


def refuse_taken_address() -> None:
    """End with a sentence when the site cannot be served at its address; MkDocs would end with a traceback."""
    context = click.get_current_context(silent=True)
    address = str((context and context.params.get("dev_addr")) or _ADDRESS)
    host, _, port = address.rpartition(":")
    if not port.isdigit():
        return  # MkDocs reports it
    try:
        socket.create_server((host.strip("[]"), int(port)), family=_family(host)).close()
    except OSError as error:
        reason = "another program is there" if error.errno == errno.EADDRINUSE else error.strerror
        choose = f"Choose another port, such as: make serve SITE_PORT={int(port) % 65_000 + 1}"
        raise Abort(f"The site cannot be served at {address}: {reason}. {choose}") from None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


class LiveSite:
    """A served site that is kept up to date."""

    def __init__(
        self,
        root: Path,
        site: Path,
        *,
        prepare: Callable[[], tuple[SiteBuild, ServedPages]],
        build: Callable[[], None],
        search: SearchUpdater | None,
        order: Callable[[], Sequence[str]],
    ) -> None:
        """Keep `site` up to date: `prepare` reads the records, `build` makes the whole site with MkDocs.

        `prepare` also gives what MkDocs made at the last whole build; `order` gives the pages as the search has them.
        """
        self._root = root
        self._site = site
        self._prepare = prepare
        self._build = build
        self._search = search
        self._order = order
        self._state = read_state(root, _ALL)
        self._waiting: frozenset[str] = frozenset()  # changed files that are not in the site yet
        self._warnings: frozenset[str] = frozenset()
        self.report = ""  # why the last change is not in the site

    def update(self) -> None:
        """Bring the site up to date after a change; what is wrong goes to the log and into the report."""
        start = time.monotonic()
        state = read_state(self._root, _ALL)
        self._waiting |= changed_files(self._state, state)
        self._state = state
        if self._search:
            self._search.cancel()
        with _Messages() as messages:
            try:
                self._rebuild()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the server goes on, whatever it was
                _log_failure(error, messages)
                self.report = messages.text
                return
        self.report = ""
        log.info("Built in %.1f seconds: %s", time.monotonic() - start, self._names())
        self._waiting = frozenset()
        if self._search:
            self._search.request(self._order())

    def keep_search(self, new: Path) -> None:
        """Give a site that is built with MkDocs the search index of the last, until the new pages are indexed."""
        link_search_index(self._site, new)

    def close(self) -> None:
        """Remove what is not part of the site."""
        if self._search:
            self._search.close()

    def _rebuild(self) -> None:
        if not only_records(self._waiting):
            self._build()
            return
        build, pages = self._prepare()
        pages.update(build, self._site, workers=os.cpu_count() or 1)
        for line in self.news(build.warnings):
            log.info(line)

    def news(self, warnings: str) -> list[str]:
        """Return the lines of a report with warnings that the last report did not have."""
        before, self._warnings = self._warnings, frozenset(line for line in warnings.splitlines() if _WARNING in line)
        return sorted(self._warnings - before)

    def _names(self) -> str:
        names = sorted(self._waiting)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f"{', '.join(names[:_NAMED])}{more}"


class _Messages(logging.Handler):
    """Collects what is logged as a warning or an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._logged: list[str] = []

    @property
    def text(self) -> str:
        """All messages, each in its lines."""
        return "\n".join(self._logged)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self._logged.append(record.getMessage())

    def __enter__(self) -> Self:
        """Begin to collect."""
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        """End to collect."""
        logging.getLogger("mkdocs").removeHandler(self)


def _log_failure(error: BaseException, messages: _Messages) -> None:
    """Log why a rebuild failed, unless MkDocs has. An error that no reader could have made has a traceback."""
    if not isinstance(error, (SystemExit, MkDocsException, BuildError, PublishError, SiteFolderError)):
        log.error("%s: %s", type(error).__name__, error, exc_info=error)
    elif not messages.text:
        log.error(str(error))


def start(server: LiveReloadServer, live: LiveSite, watched: Iterable[str]) -> None:
    """Let a server of MkDocs call a live site after each change in files and folders that it watches already."""
    watched = list(watched)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_SECONDS)
    for path in watched:
        server.watch(path)
    server.builder = live.update
    server.set_app(with_banner(server.serve_request, lambda: live.report))
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(lambda record: not str(record.msg).startswith(_ROUTINE))
