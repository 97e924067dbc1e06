"""The search index of a served site: made again in the background after each change of its pages."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from clearinghouse.site.publishing.folder_exchange import exchange
from clearinghouse.site.publishing.search_engine import SearchError
from clearinghouse.site.publishing.search_index import FOLDER, write_index


class SearchUpdater:
    """Indexes the pages of a folder in a thread of its own; drops an index of pages that have changed meanwhile."""

    def __init__(self, site: Path, command: Sequence[str], *, report: Callable[[str], None]) -> None:
        """Index `site` on request; `report` gets the sentence when that fails."""
        self._site = site
        self._new = site.parent / f".{site.name}.search"
        self._command = command
        self._report = report
        self._is_wanted = False
        self._first: Sequence[str] = ()
        self._version = 0  # of the pages; an index is for one
        self._changed = threading.Condition()
        threading.Thread(target=self._work, daemon=True).start()

    def cancel(self) -> None:
        """Drop the index that is being made: the pages are about to change."""
        with self._changed:
            self._version += 1

    def request(self, first: Sequence[str]) -> None:
        """Ask for a new index: the pages have changed. `first` is the order of pages, see `write_index`."""
        with self._changed:
            self._first = first
            self._version += 1
            self._is_wanted = True
            self._changed.notify_all()

    def close(self) -> None:
        """Remove what is not in its place."""
        shutil.rmtree(self._new, ignore_errors=True)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_wanted)
                self._is_wanted = False
                version = self._version
            self._index(version)

    def _index(self, version: int) -> None:
        self.close()
        try:
            write_index(self._site, self._command, first=self._first, out=self._new)
        except (SearchError, OSError) as error:
            if version == self._version:  # otherwise pages were exchanged while they were read
                self._report(f"the search finds what it found before: {error}")
        else:
            self._replace(version)
        self.close()

    def _replace(self, version: int) -> None:
        old = self._site / FOLDER
        with self._changed:
            if version == self._version and not exchange(self._new, old):
                shutil.rmtree(old, ignore_errors=True)
                self._new.rename(old)
