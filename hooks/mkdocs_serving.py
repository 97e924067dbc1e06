"""`mkdocs serve`, made fast: after a change of records their pages are shown first, then all others that differ.

Errors are shown in the browser.

MkDocs watches the files, serves the folder and reloads browsers. Here is what it calls after a change.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click
from clearinghouse.site.publishing.build import BuildError, SiteBuild
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.served_banner import with_banner
from clearinghouse.site.publishing.served_changes import changed_files, only_records, page_addresses, read_state
from clearinghouse.site.publishing.served_first import with_ready_files
from clearinghouse.site.publishing.served_pages import ServedPages, link_search_index
from clearinghouse.site.publishing.served_search import SearchUpdater
from clearinghouse.site.publishing.site_folder import SiteFolderError
from clearinghouse.site.publishing.worker import collector_off
from mkdocs.exceptions import Abort, MkDocsException
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.clearinghouse")
_WATCHED = ("data", "schemas", "tests/cases/rules", "hooks/clearinghouse/site/templates")
_ALL = (*_WATCHED, "content", "overrides", "mkdocs.yml", "hooks/clearinghouse/language/locale")
_ADDRESS = "127.0.0.1:8000"  # where MkDocs serves unless it is set otherwise
_LOOK = "assets/"  # no record changes it
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
        self.reload: Callable[[], None] = lambda: None  # reloads browsers while the rest is still being built
        self._ready: frozenset[str] = frozenset()  # pages that are shown while the rest is still being built

    def update(self) -> None:
        """Bring the site up to date after a change; what is wrong goes to the log and into the report."""
        start = time.monotonic()
        state = read_state(self._root, _ALL)
        self._waiting |= changed_files(self._state, state)
        self._state = state
        if self._search:
            self._search.cancel()
        with _Messages() as messages, collector_off():
            try:
                shown = self._rebuild()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the server goes on, whatever it was
                _log_failure(error, messages)
                self.report = messages.text
                return
            finally:
                self._ready = frozenset()
        self.report = ""
        first = f"Shown in {shown - start:.1f}, built" if shown else "Built"
        log.info("%s in %.1f seconds: %s", first, time.monotonic() - start, self._names())
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

    def _rebuild(self) -> float | None:
        """Build what has changed; return when the pages of changed records were shown, if that was before the rest."""
        if not only_records(self._waiting):
            self._build()
            return None
        build, pages = self._prepare()
        shown = self._show_first(build, pages)
        pages.update(build, self._site, workers=os.cpu_count() or 1)
        for line in self.news(build.warnings):
            log.info(line)
        return shown

    def _show_first(self, build: SiteBuild, pages: ServedPages) -> float | None:
        """Show the pages of changed records, which are open in the browser of the person who changed them."""
        addresses = page_addresses(self._waiting)
        if not pages.update_first(build, self._site, addresses):
            return None
        self.report = ""
        self._ready = addresses
        self.reload()
        return time.monotonic()

    def ready_file(self, address: str) -> Path | None:
        """Return the file of what can be shown before the whole site is built: a changed page, or what pages look like.

        All else waits, so that nobody sees a page that is out of date.
        """
        if address in self._ready:
            return self._site / address / "index.html"
        is_look = address.startswith(_LOOK) and ".." not in address
        return self._site / address if self._ready and is_look else None

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
    live.reload = partial(_reload_now, server)
    all_pages = with_banner(server.serve_request, lambda: live.report)
    server.set_app(with_ready_files(all_pages, partial(_ready, server, live)))
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(lambda record: not str(record.msg).startswith(_ROUTINE))


def _reload_now(server: LiveReloadServer) -> None:
    """Reload browsers before a rebuild ends. MkDocs, which has no public way, reloads them again at its end.

    Until then it lets every request wait, as during any rebuild.
    """
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._wanted_epoch += 1
        server._epoch_cond.notify_all()


def _ready(server: LiveReloadServer, live: LiveSite, path: str) -> tuple[str, bytes] | None:
    """Wait until a file can be shown; return its type and its content, or None if the server of MkDocs is to answer."""
    if path.startswith("/livereload/"):
        return None
    address = path.removeprefix(server.mount_path)
    with server._epoch_cond:
        server._epoch_cond.wait_for(lambda: live.ready_file(address) or server._visible_epoch == server._wanted_epoch)
    file = live.ready_file(address)
    if file is None or not file.is_file():
        return None
    content = file.read_bytes()
    # MkDocs gives no types to these two functions of its server.
    if file.suffix == ".html":
        content = server._inject_js_into_html(content, server._visible_epoch)  # type: ignore[no-untyped-call]
    return server._guess_type(str(file)), content  # type: ignore[no-untyped-call]
