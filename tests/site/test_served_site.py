"""A served site is built again after each change, and comes back by itself when a fault is fixed."""

from __future__ import annotations

import gzip
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

_AT_MOST = 120  # seconds for one build on a busy machine
# Digests of files that name the address of the site, which differs by its port; and those files, compressed.
_OF_ANY_PORT = frozenset({"datapackage.json", "dcat.jsonld", "data/tables.xlsx"})
_BUILT = "Reloading browsers"
_SUMMARY = "Grants for public bodies that find and destroy PCB."
_SOURCE = "data/sources/example-grants.yml"


class _Served:
    """A site that is served from a root; its output goes to a file, its folder into a folder of its own."""

    def __init__(self, root: Path, work: Path, **extra: str) -> None:
        work.mkdir()
        self.port = _free_port()
        self._output = work / "output.txt"
        self._work = work
        with self._output.open("w") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(work), **extra},
                stdout=stream,
                stderr=stream,
            )
        self._wait("Serving on", begin=0)

    def after(self, change: Callable[[], object], *, shows: str = "") -> str:
        """Make a change; return the output up to the end of the rebuild, or of the one whose output has a pattern."""
        begin = len(self._output.read_text())
        change()
        return self._wait(f"{shows}.*{_BUILT}" if shows else _BUILT, begin=begin)

    def page(self, address: str) -> str:
        """Return a page as a browser gets it."""
        with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=_AT_MOST) as answer:
            return answer.read().decode()

    def contents(self) -> dict[str, bytes]:
        """Return the files of the served folder; what is packed is unpacked, for it has the time of its build."""
        (folder,) = self._work.glob("mkdocs_*")
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return {name: gzip.decompress(raw) if name.endswith(".gz") else raw for name, raw in files.items()}

    def leftovers(self) -> list[str]:
        """Return what is in its folder beside the output."""
        return [path.name for path in self._work.iterdir() if path != self._output]

    def end(self) -> None:
        """End as after Ctrl-C."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(_AT_MOST)

    def _wait(self, mark: str, *, begin: int) -> str:
        last = time.monotonic() + _AT_MOST
        while time.monotonic() < last and self.process.poll() is None:
            output = self._output.read_text()[begin:]
            if re.search(mark, output, re.DOTALL):
                return output
            time.sleep(0.05)
        pytest.fail(f"no {mark!r} in: {self._output.read_text()}")


def _free_port() -> int:
    """Return a free port below those that systems give to programs that ask for any, so that it stays free.

    All have five digits, so that addresses of two servers have one length.
    """
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    pytest.fail("no free port")


@pytest.fixture
def house(house: Path, tmp_path: Path) -> Path:
    """Give the small project files of its own: a server that looks at them sees each change in one step."""
    return Path(shutil.copytree(house, tmp_path / "own"))


@pytest.fixture
def served(house: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[_Served]:
    """Serve the small project; a test can give variables of its environment."""
    site = _Served(house, tmp_path / "served", **getattr(request, "param", {}))
    yield site
    site.process.kill()
    site.process.wait()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


_TEMPLATE = "hooks/clearinghouse/site/templates/source.html.jinja"
# By what is built again after a change: each fault is fixed in the moment in which the next one of its group appears.
_FAULTS = (
    ((_SOURCE, "nothing: of <this> kind\n", "SCH-002"),),
    (
        ("content/about/index.md", "\n<!-- clearinghouse:source-lst -->\n", "DIR-001"),
        ("content/about/index.md", "\nSee [this](nowhere.md).\n", "nowhere.md"),
        ("schemas/source.schema.json", "}", "this is not JSON"),
    ),
    (
        (_TEMPLATE, "{{ no_such_name }}", "UndefinedError"),
        (_TEMPLATE, "{% if %}", r"source\.html\.jinja:\d+: the template cannot be read"),
        ("overrides/main.html", "{% if %}", r"overrides/main\.html:\d+: the template cannot be read"),
    ),
)


# To index the pages again after each change takes longer than the change; the tests below show that.
@pytest.mark.parametrize("served", [{"CLEARINGHOUSE_NO_SEARCH": "1"}], indirect=True, ids=["without search"])
def test_a_served_site_shows_faults_and_comes_back_when_they_are_fixed(served: _Served, house: Path) -> None:
    """Each fault is in the output and on the pages, without a traceback; when all are fixed the pages are as before.

    A fault that was fixed is not on the pages any more, although there is another one.
    """
    before = served.page("about/")
    good = {path: (house / path).read_text("utf-8") for group in _FAULTS for path, _, _ in group}
    assert 'id="ch-problems"' not in before
    for group in _FAULTS:
        fixed = ""
        for path, fault, expected in group:
            texts = {**{name: text for name, text in good.items() if name != path}, path: good[path] + fault}
            output = served.after(lambda texts=texts: _write(house, texts), shows=expected)
            assert "Traceback" not in output
            page = served.page("about/")
            assert 'id="ch-problems"' in page
            assert re.search(expected, page)
            assert "<this>" not in page
            assert not fixed or not re.search(fixed, page)
            fixed = expected

        output = served.after(lambda: _write(house, good))
        assert path in output
        assert re.sub(r"livereload\(.*", "", served.page("about/")) == re.sub(r"livereload\(.*", "", before)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write the files that differ, in their order: the server may look between two of them, and builds twice then."""
    for path, text in texts.items():
        if (root / path).read_text("utf-8") != text:
            (root / path).write_text(text, "utf-8")


def test_a_rebuild_says_little_and_a_server_that_is_ended_leaves_nothing(served: _Served, house: Path) -> None:
    """Three lines at most: that files changed, which and how long it took, and that browsers reload.

    The page of a changed record is shown before all others are built.

    Ended by a signal while it works, the server takes its folders away, as after Ctrl-C.
    """
    for path, old, new, first in (
        (_SOURCE, _SUMMARY, "Other words.", "Shown in"),
        ("content/about/index.md", "#", "# Other", "Built in"),
    ):
        output = served.after(lambda path=path, old=old, new=new: _replace(house / path, old, new))

        assert len(output.splitlines()) <= 3, output
        assert f"seconds: {path}\n" in output
        assert first in output

    served.end()
    assert served.process.returncode == 128 + signal.SIGTERM
    assert served.leftovers() == []


def _edit_records(house: Path) -> None:
    """Change a summary, add a round and a source, and delete a request."""
    source = house / _SOURCE
    _replace(source, _SUMMARY, "Grants for zebras.")
    third = "  - name: Third round\n    opens: '2027-01-01'\n    closes: '2027-03-31'\navailability:"
    _replace(source, "availability:", third)
    other = source.read_text("utf-8").replace("Example Grants", "Other Grants").replace("/grants", "/other-grants")
    (house / "data/sources/other-grants.yml").write_text(other, "utf-8")
    for request in (house / "data" / "requests").glob("*.yml"):
        request.unlink()


def _edit_words(house: Path) -> None:
    """Change a label of a vocabulary and a template."""
    _replace(house / "data/vocabularies/topics.yml", "label: {en: PCB,", "label: {en: Zebra oils,")
    _replace(house / "hooks/clearinghouse/site/templates/source.html.jinja", "<h1", '<h1 id="zebra"')


def _edit_prose(house: Path) -> None:
    """Change, add and delete hand-written pages, and change a record in the same moment."""
    _replace(house / "content/about/index.md", "#", "# Zebras,")
    (house / "content/zebra.md").write_text("# Zebra\n\n<!-- clearinghouse:source-list -->\n", "utf-8")
    _replace(house / _SOURCE, "Grants for zebras.", "Grants for all.")


def _edit_back(house: Path) -> None:
    """Delete what was new."""
    (house / "data/sources/other-grants.yml").unlink()


def test_a_served_site_is_as_one_that_is_built_anew(served: _Served, house: Path, tmp_path: Path) -> None:
    """After each kind of edit the served folder, search included, has the same bytes as a new server of the project."""
    for number, edit in enumerate((_edit_records, _edit_words, _edit_prose, _edit_back)):
        served.after(lambda edit=edit: edit(house))
        time.sleep(1)  # an edit of several files may be built in two steps
        new = _Served(house, tmp_path / f"new-{number}")
        expected = {name: _without_port(raw, new.port) for name, raw in new.contents().items()}
        new.end()
        assert len(expected) > 200

        last = time.monotonic() + _AT_MOST  # the search index comes a little later
        while (difference := _difference(served, expected)) and time.monotonic() < last:
            time.sleep(0.2)
        assert difference == [], edit.__doc__


def _difference(served: _Served, expected: dict[str, bytes]) -> list[str]:
    try:
        contents = {name: _without_port(raw, served.port) for name, raw in served.contents().items()}
    except FileNotFoundError:  # it is being exchanged
        return ["?"]
    names = {*contents, *expected} - _OF_ANY_PORT
    return sorted(name for name in names if contents.get(name) != expected.get(name))


def _without_port(raw: bytes, port: int) -> bytes:
    return raw.replace(b"127.0.0.1:%d" % port, b"127.0.0.1:port")
