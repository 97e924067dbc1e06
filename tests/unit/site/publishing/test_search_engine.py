"""The client of the search engine: answers in order, a sentence when the engine hangs, dies or is missing."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from clearinghouse.site.publishing import search_engine
from clearinghouse.site.publishing.search_engine import SearchEngine, SearchError, engine_command

pytestmark = pytest.mark.slow  # a program plays the engine, and is waited for

# An engine that answers each request, as the real one does, until it does what is to be tried.
_ENGINE = """
import base64, json, sys, time
def answer(payload):
    message = {{"message_id": 0, "payload": payload}}
    sys.stdout.write(base64.b64encode(json.dumps(message).encode()).decode() + ",")
    sys.stdout.flush()
def requests():
    text = b""
    while part := sys.stdin.buffer.read1(65536):
        *whole, text = (text + part).split(b",")
        yield from (json.loads(base64.b64decode(request))["payload"] for request in whole)
added = []
for request in requests():
    kind = request["type"]
    if kind == "NewIndex":
        answer({{"type": kind, "index_id": 7}})
    elif kind == "AddFile":
        assert request["index_id"] == 7
        added.append(request["file_path"])
        {when_added}
        answer({{"type": "IndexedFile"}})
    else:
        {when_asked}
        content = base64.b64encode(" ".join(added).encode()).decode()
        answer({{"type": kind, "files": [{{"path": "list", "content": content}}]}})
"""


def _command(*, when_added: str = "pass", when_asked: str = "pass") -> list[str]:
    return [sys.executable, "-c", _ENGINE.format(when_added=when_added, when_asked=when_asked)]


def _index(command: list[str], pages: int = 2, **options: float) -> list[tuple[str, bytes]]:
    with SearchEngine(command, **options) as engine:
        for number in range(pages):
            engine.add(f"{number}/index.html", "x" * 1000)
        return engine.files(0)


def test_pages_arrive_in_the_order_in_which_they_are_added() -> None:
    """Hundreds of pages, more than are sent at once, arrive in their order, and the files come back."""
    ((path, content),) = _index(_command(), pages=300)

    assert path == "list"
    assert content.decode().split() == [f"{number}/index.html" for number in range(300)]


def test_an_engine_is_not_ended_while_we_wait_for_a_page() -> None:
    """An idle engine owes no answer: on a busy machine the next page may come after the limit."""
    with SearchEngine(_command(), seconds=2) as engine:
        engine.add("0/index.html", "x")
        time.sleep(5)
        engine.add("1/index.html", "x")
        ((_, content),) = engine.files(0)

    assert content.decode().split() == ["0/index.html", "1/index.html"]


@pytest.mark.parametrize("where", ["when_added", "when_asked"])
def test_an_engine_that_hangs_is_ended(where: str) -> None:
    """An engine that waits for ever is ended after the limit, with a sentence that says what to do."""
    start = time.monotonic()
    with pytest.raises(SearchError, match=r"gave no answer .* too little memory.*CLEARINGHOUSE_NO_SEARCH"):
        _index(_command(**{where: "time.sleep(60)"}), seconds=0.3)

    assert time.monotonic() - start < 50


def test_an_engine_that_reads_nothing_is_ended() -> None:
    """Writing to an engine that does not read ends after the limit too."""
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(SearchError, match="gave no answer"):
        _index(command, seconds=0.3)


def test_a_slow_engine_is_not_ended() -> None:
    """What counts is the time without any answer, not the time in all; a busy machine takes a second to start it."""
    assert _index(_command(when_added="time.sleep(0.2)"), pages=18, seconds=3)


@pytest.mark.parametrize("where", ["when_added", "when_asked"])
def test_an_engine_that_dies_is_reported_with_its_words(where: str) -> None:
    """The exit status and what the engine wrote are in the sentence."""
    with pytest.raises(SearchError, match=r"ended with 3: the disk of the engine is full"):
        _index(_command(**{where: "print('the disk of the engine is full', file=sys.stderr); sys.exit(3)"}))


def test_an_engine_that_is_killed_is_reported() -> None:
    """A signal, as from a system without memory, is reported as the status of the process."""
    with pytest.raises(SearchError, match="ended with -9"):
        _index(_command(when_asked="import os; os.kill(os.getpid(), 9)"))


def test_a_page_that_is_refused_is_named() -> None:
    """What the engine says about a page is reported with its path."""
    with pytest.raises(SearchError, match=r"refused 0/index\.html: too odd"):
        _index(_command(when_added='answer({"type": "Error", "message": "too odd"}); continue'))


def test_an_answer_that_cannot_be_read_is_reported() -> None:
    """Words of another program in place of an answer are an error, not a traceback."""
    with pytest.raises(SearchError, match=r"cannot be read|ended with 0"):  # whichever is seen first
        _index([sys.executable, "-c", "print('Hello, world')"])


def test_an_engine_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A command that does not exist is named."""
    with pytest.raises(SearchError, match=r"does not start: .*nowhere: No such file"):
        _index([str(tmp_path / "nowhere")])


def test_no_engine_is_left_running() -> None:
    """After the work, and after an error in it, the process is gone."""
    with SearchEngine(_command()) as engine:
        process = engine._process
    assert process.poll() is not None

    failing = SearchEngine(_command(when_asked="sys.exit(1)"))
    with pytest.raises(SearchError), failing as engine:
        engine.files(0)
    assert failing._process.poll() is not None


def test_a_language_without_spaces_needs_the_extended_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, a Chinese sentence would be one word; the error names the package."""
    monkeypatch.setattr(search_engine, "_EXTENDED", "no_such_package")

    assert engine_command("en")[-1] == "--service"
    assert engine_command("fr-CA") == engine_command("en")
    with pytest.raises(SearchError, match=r'in "zh-Hans" is not installed\. Install the package no-such-package'):
        engine_command("zh-Hans")
