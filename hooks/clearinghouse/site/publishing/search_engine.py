"""A client of the search engine: pages go in one by one, the files of the index come back.

The engine runs as a service that reads requests from its input and writes answers to its output: JSON in base64, each
ended by a comma. It numbers pages in the order in which it receives them, so the index follows from the pages and their
order. Its own Python interface sleeps before each answer and reads no large one; as a command it takes the order from
the file system, and ends without an error when it could not write.
"""

from __future__ import annotations

import base64
import importlib
import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, Self, cast

# Without the dictionary in the extended engine, a Chinese or Japanese sentence is one word, and cannot be found.
_EXTENDED = "pagefind_bin_extended"
_WITHOUT_SPACES = ("ja", "zh")
_PLAIN = "pagefind_bin"
_SECONDS = 60.0  # without any answer; an answer about a page comes within milliseconds
_SECONDS_PER_PAGE = 0.02  # for the files of the index: ten times what they take on a slow machine
_AT_ONCE = 64  # pages sent before their answers are read: these must fit into the buffer of a pipe (64 KB)
_PART = 1 << 20  # bytes read at once
_LONGEST_ERROR = 500  # characters of the engine's own words that are repeated
File = tuple[str, bytes]  # path from the top of the index, and content


class SearchError(Exception):
    """The engine is missing, failed or did not answer, or its files are in another format."""


class SearchEngine:
    """A running engine with one index, used as a context manager. Every method raises SearchError."""

    def __init__(self, command: Sequence[str], *, seconds: float = _SECONDS) -> None:
        """Start the engine; it is ended after so many `seconds` without an answer."""
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the engine
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own arguments
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words
            )
        except OSError as error:
            self._words.close()
            raise SearchError(f"the search engine does not start: {error.filename}: {error.strerror}") from None
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("BufferedReader", self._process.stdout)
        self._watchdog = _Watchdog(self._process, seconds)
        self._unread: list[str] = []  # the addresses of pages whose answers were not read yet
        self._received = b""  # what was read of the next answers
        self._sent = 0

    def __enter__(self) -> Self:
        """Create the index."""
        try:
            self._index = self._ask({"type": "NewIndex", "config": {}})["index_id"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the engine."""
        self._watchdog.stop()
        self._process.kill()
        self._process.wait()
        for stream in (self._input, self._output, self._words):
            with suppress(OSError):  # what was not sent cannot be sent any more
                stream.close()

    def add(self, path: str, html: str) -> None:
        """Add a page: its path as a file from the top of the site, and its HTML with all marks for the engine."""
        request = {"type": "AddFile", "index_id": self._index, "file_path": path, "url": None, "file_contents": html}
        self._send(request)
        self._unread.append(path)
        if len(self._unread) == _AT_ONCE:
            self._read_unread()

    def files(self, pages: int) -> list[File]:
        """Return the files of the index of so many `pages`."""
        self._read_unread()
        self._watchdog.seconds += pages * _SECONDS_PER_PAGE
        answer = self._ask({"type": "GetFiles", "index_id": self._index})
        return [(file["path"], base64.b64decode(file["content"])) for file in answer["files"]]

    def _read_unread(self) -> None:
        for path in self._unread:
            self._receive(path)
        self._unread.clear()

    def _ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        self._send(payload)
        return self._receive(payload["type"])

    def _send(self, payload: dict[str, Any]) -> None:
        request = base64.b64encode(json.dumps({"message_id": self._sent, "payload": payload}).encode())
        self._sent += 1
        try:
            with self._watchdog:
                self._input.write(request + b",")
        except OSError:
            raise self._failure() from None

    def _receive(self, subject: str) -> dict[str, Any]:
        """Return the next answer; `subject` is what it is about."""
        try:
            self._input.flush()
        except OSError:
            raise self._failure() from None
        try:
            payload: dict[str, Any] = json.loads(base64.b64decode(self._read_answer(), validate=True))["payload"]
        except (ValueError, LookupError, TypeError):
            raise SearchError("the search engine gave an answer that cannot be read") from None
        if payload["type"] == "Error":
            raise SearchError(f"the search engine refused {subject}: {payload.get('message')}")
        return payload

    def _read_answer(self) -> bytes:
        parts = []
        part = self._received
        while (end := part.find(b",")) < 0:
            parts.append(part)
            with self._watchdog:
                part = self._output.read1(_PART)
            if not part:
                raise self._failure()
        self._received = part[end + 1 :]
        return b"".join((*parts, part[:end]))

    def _failure(self) -> SearchError:
        """Return why the engine is gone, with the first line of what it wrote about it."""
        if self._watchdog.has_killed:
            return SearchError(
                f"the search engine gave no answer for {self._watchdog.seconds:.0f} seconds, as when there is too "
                "little memory. Free some, or build without the search: CLEARINGHOUSE_NO_SEARCH=1"
            )
        status = self._process.wait()
        self._words.seek(0)
        words = self._words.read().decode("utf-8", "replace").strip().partition("\n")[0][:_LONGEST_ERROR]
        return SearchError(f"the search engine ended with {status}{': ' if words else ''}{words}")


class _Watchdog:
    """Kills a process for which we have waited without a pause: between once and twice the `seconds`.

    It is a context manager around each wait. What we do ourselves in between, such as to wait for a page, does not
    count: on a busy machine it may take longer.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.has_killed = False
        self._process = process
        self._waits = 0  # their number
        self._is_waiting = False
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def __enter__(self) -> None:
        self._waits += 1
        self._is_waiting = True

    def __exit__(self, *_: object) -> None:
        self._is_waiting = False

    def stop(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _watch(self) -> None:
        before = 0
        while not self._ended.wait(self.seconds):
            current = self._waits if self._is_waiting else 0
            if current and current == before:
                self.has_killed = True
                self._process.kill()
                return
            before = current


def engine_command(language: str) -> list[str]:
    """Return the command of the installed engine for pages in a `language` (BCP 47). Raises SearchError."""
    names = [_PLAIN, _EXTENDED]
    if language.partition("-")[0] in _WITHOUT_SPACES:
        names = [_EXTENDED]
    for name in names:
        try:
            executable: Path = importlib.import_module(name).get_executable()
        except (ImportError, FileNotFoundError):
            continue
        return [str(executable), "--service"]
    package = names[0].replace("_", "-")
    raise SearchError(f'the search engine for pages in "{language}" is not installed. Install the package {package}')
