"""A served site is built again after each change, and comes back by itself when a fault is fixed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_KEPT = """
import gc


def on_pre_build(*, config):
    kept = sum(type(item).__name__ == "Catalogue" for item in gc.get_objects())
    print(f"Catalogues kept: {kept}", flush=True)
"""
_AT_MOST = 120  # seconds for one build on a busy machine
_BUILT = "Reloading browsers"
_FAILED = "An error happened during the rebuild"


class _Served:
    """A site that is served from a root; its output goes to a file."""

    def __init__(self, root: Path, output: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._output = output
        with output.open("w") as stream:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "CLEARINGHOUSE_NO_SEARCH": "1"},
                stdout=stream,
                stderr=stream,
            )
        self.after(lambda: None, "Serving on", "Aborted")

    def after(self, change: Callable[[], object], *marks: str) -> str:
        """Make a change; return the output up to one of the marks."""
        begin = len(self._output.read_text())
        change()
        last = time.monotonic() + _AT_MOST
        while time.monotonic() < last and self.process.poll() is None:
            output = self._output.read_text()[begin:]
            if any(mark in output for mark in marks):
                return output
            time.sleep(0.1)
        pytest.fail(f"none of {marks} in: {self._output.read_text()}")


@pytest.fixture
def served(house: Path, tmp_path: Path) -> Iterator[_Served]:
    """Serve the small project."""
    (house / "hooks" / "kept.py").write_text(_KEPT)
    settings = house / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("mkdocs_hooks.py\n", "mkdocs_hooks.py\n  - hooks/kept.py\n"))
    site = _Served(house, tmp_path / "output.txt")
    yield site
    site.process.kill()
    site.process.wait()


def test_a_served_site_comes_back_when_a_fault_is_fixed(served: _Served, house: Path) -> None:
    """Each fault is reported without a traceback; afterwards the site is built; nothing of earlier builds is kept."""
    for path, fault, expected in (
        ("data/sources/example-grants.yml", "nothing: of this kind\n", "SCH-002"),
        ("content/about/index.md", "\n<!-- clearinghouse:source-lst -->\n", "DIR-001"),
        ("schemas/source.schema.json", "}", "this is not JSON"),
        ("hooks/clearinghouse/site/templates/source.html.jinja", "{{ no_such_name }}", "UndefinedError"),
        ("overrides/main.html", "{% if %}", "the template cannot be read"),
    ):
        file = house / path
        good = file.read_text()

        output = served.after(lambda file=file, text=good + fault: file.write_text(text), _BUILT, _FAILED)
        assert _FAILED in output
        assert expected in output
        assert "Traceback" not in output

        output = served.after(lambda file=file, text=good: file.write_text(text), _BUILT, _FAILED)
        assert _BUILT in output, output
        assert "Catalogues kept: 1\n" in output


def test_a_served_site_that_is_ended_leaves_nothing(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended by a signal, the server takes its folder away, as after Ctrl-C."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    served = _Served(house, tmp_path / "output.txt")
    assert len(list((tmp_path / "temporary").glob("mkdocs_*"))) == 1

    served.process.send_signal(signal.SIGTERM)
    served.process.wait(_AT_MOST)

    assert served.process.returncode == 128 + signal.SIGTERM
    assert list((tmp_path / "temporary").glob("mkdocs_*")) == []
