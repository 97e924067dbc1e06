"""An output is one module: its files are written with the site, and its line is on the data page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import Download
from clearinghouse.site.exports import registry
from clearinghouse.site.exports.registry import Exporter, exporter

_MADE_UP = '''"""A made-up output."""

from clearinghouse.site.exports.registry import exporter


@exporter(title="Made & up", description="A <b>line</b>.", addresses=["made-up/all.csv", "made-up/<code>.txt"])
def files(context):
    """Yield the files."""
    yield "made-up/all.csv", f"{len(context.sources)}".encode()
    yield "made-up/KEN.txt", b"one"
'''


@pytest.mark.slow
def test_a_new_module_is_a_new_output(house: Path, tmp_path: Path) -> None:
    """A made-up exporter, added as one file, has its files in the site and its line on the data page."""
    (house / "hooks/clearinghouse/site/exports/made_up.py").write_text(_MADE_UP)
    out = tmp_path / "out"

    command = [sys.executable, str(house / "hooks"), "--as-of", "2026-11-24", "generate", str(out)]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert int((out / "made-up/all.csv").read_text()) > 0
    assert (out / "made-up/KEN.txt").read_text() == "one"
    line = next(line for line in re.findall("<li>.*?</li>", _data_page(out), re.S) if "Made" in line)
    assert line == (
        "<li>Made &amp; up. A &lt;b&gt;line&lt;/b&gt;.<br>\n"
        '<a href="../made-up/all.csv" type="text/csv">made-up/all.csv</a>, <code>made-up/&lt;code&gt;.txt</code></li>'
    )


def _data_page(out: Path) -> str:
    return (out / "data/index.html").read_text("utf-8")


def test_each_exporter_lists_what_it_writes(site_context: SiteContext) -> None:
    """Every file of an exporter that has a line is at an address of that line, and every address has a file."""
    listed = [item for item in registry.exporters() if item.title]

    assert len(listed) > 5
    for item in listed:
        patterns = [re.sub("<[a-z]+>", "[A-Za-z0-9-]+", address) for address in item.download(site_context).addresses]
        written = [address for address, _ in item(site_context)]
        assert [address for address in written if not _matches(address, patterns)] == [], item.name
        assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, one) for one in written)] == []


def _matches(address: str, patterns: list[str]) -> bool:
    return any(re.fullmatch(pattern, address) for pattern in patterns)


def test_no_two_exporters_write_one_file(site_context: SiteContext) -> None:
    """Exporters may run in any order and in different processes: none writes over the file of another."""
    written = [address for item in registry.exporters() for address, _ in item(site_context)]

    assert len(written) == len(set(written)) > 0


def test_lines_are_in_the_order_of_their_titles(site_context: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data page is ordered by title; an exporter without a title writes files and has no line."""

    def write(_context: SiteContext) -> Iterator[tuple[str, bytes]]:
        yield "x.txt", b""

    made: list[Exporter] = [exporter(title=title)(write) for title in ("b", "", "a")]
    monkeypatch.setattr(registry, "exporters", lambda: made)

    assert registry.downloads(site_context) == (Download("a", "", ()), Download("b", "", ()))
    assert list(made[1](site_context)) == [("x.txt", b"")]


def test_the_tasks_of_a_build_write_every_file_once(site_context: SiteContext) -> None:
    """The tasks yield the same files as all exporters one by one, each of them once."""
    expected = {address: content for item in registry.exporters() for address, content in item(site_context)}
    written = [file for job in registry.jobs(site_context) for file in job(site_context)]

    assert len(written) == len(expected) > 0
    assert dict(written) == expected


def test_a_table_is_written_once_for_all_that_read_it(
    site_context: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two readers and the files of the site take one table from one call; without a table there is nothing to read."""
    calls: list[str] = []

    def write(_context: SiteContext) -> Iterator[tuple[str, bytes]]:
        calls.append("table")
        yield from (("x.csv", b"a"), ("x.json", b"{}"))

    def read(context: SiteContext) -> Iterator[tuple[str, bytes]]:
        names = [name for _, files in registry.tables(context) for name, _ in files]
        yield f"{len(calls)}.txt", " ".join(names).encode()

    made = [exporter(title="t", addresses=("x.csv",))(write), *[exporter(reads_tables=True)(read)] * 2]
    context = replace(site_context)  # the tables of another one are kept
    monkeypatch.setattr(registry, "exporters", lambda: made)
    files = [file for job in registry.jobs(context) for file in job(context)]

    assert calls == ["table"]
    assert files == [("x.csv", b"a"), ("x.json", b"{}"), *[("1.txt", b"x.csv x.json")] * 2]
    monkeypatch.setattr(registry, "exporters", list)
    assert [list(job(replace(context))) for job in registry.jobs(context)] == [[]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("a/b.csv", "text/csv"), ("b.json", "application/json"), ("c.ics", "text/calendar"), ("d.xyz", ""), ("e", "")],
)
def test_the_media_type_follows_from_the_ending(address: str, expected: str) -> None:
    """Known endings have the registered type; an unknown one has none rather than a guess."""
    assert Download.media_type(address) == expected
