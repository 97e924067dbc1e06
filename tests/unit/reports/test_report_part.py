"""A part of a report as a file: what is written is read, and what a stranger might write is refused."""

from __future__ import annotations

import json

import pytest
from clearinghouse.reports.report_part import (
    MAX_BYTES,
    MAX_PATCH,
    Entry,
    InvalidPart,
    ReportPart,
    Table,
    as_json,
    from_json,
)

_ROW = (
    (Entry("data/sources/x.yml:3", "data/sources/x.yml", 3),),
    (Entry("A fact", page="sources/x/"), Entry("home", page="")),
)
_PART = ReportPart(
    ("One sentence.",), (Table("Records", ("where", "what"), (_ROW,), 7, "A note.", is_folded=True),), "a patch"
)


def test_what_is_written_is_read() -> None:
    """A part comes back as it was."""
    assert from_json(as_json(_PART).encode()) == _PART
    assert from_json(as_json(ReportPart()).encode()) == ReportPart()


def test_a_writer_keeps_within_the_limits_of_the_reader() -> None:
    """Long texts, many rows and paths that are none are cut or dropped by the writer, so that the rest is read."""
    row = ((Entry("x" * 5_000, "data/../../etc/passwd"),), (Entry("a b", "data/sources/a b.yml"),))
    long = ReportPart(("y" * 5_000,), (Table("t", ("a", "b"), (row,) * 900, 900),), "z" * 50_000)

    part = from_json(as_json(long).encode())

    assert len(part.tables[0].rows) == 100
    assert part.tables[0].total == 900
    assert {entry.path for row in part.tables[0].rows for cell in row for entry in cell} == {""}
    assert len(part.patch) == MAX_PATCH


def _changed(**changes: object) -> bytes:
    data = json.loads(as_json(_PART))
    entry = data["tables"][0]["rows"][0][0][0]
    for key, value in changes.items():
        (entry if key in entry else data["tables"][0] if key in data["tables"][0] else data)[key] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"sentences": [], "tables": []}',
        b'{"sentences": [], "tables": [], "patch": "", "more": 1}',
        b'{"sentences": "x", "tables": [], "patch": ""}',
        b'{"sentences": [1], "tables": [], "patch": ""}',
        b'{"sentences": [], "tables": [], "patch": null}',
        b" " * (MAX_BYTES + 1),
        _changed(patch="x" * (MAX_PATCH + 1)),
        _changed(sentences=["x" * 3_000]),
        _changed(sentences=["x"] * 501),
        _changed(head=["one"]),
        _changed(total=-1),
        _changed(total=True),
        _changed(total=1e9),
        _changed(is_folded=1),
        _changed(rows=[[]]),
        _changed(rows=[[[{"text": "x"}]]]),
        _changed(path="/etc/passwd"),
        _changed(path="data/../hooks/x.py"),
        _changed(path="https://evil.example/"),
        _changed(path="data/x) [y](https://evil.example"),
        _changed(path="data/x\n"),
        _changed(page="../../"),
        _changed(page="https://evil.example/"),
        _changed(page="//evil.example/"),
        _changed(page="javascript:alert(1)"),
        _changed(page=7),
        _changed(line="3"),
        _changed(line=-3),
        _changed(line=10**12),
    ],
    ids=range(35),
)
def test_what_is_no_part_is_refused(raw: bytes) -> None:
    """Files of another form, too long ones, and entries that lead out of the project are refused."""
    with pytest.raises(InvalidPart):
        from_json(raw)
