"""Files are written whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from clearinghouse.site.publishing.file_writer import write_file


def test_a_file_is_whole_when_the_system_takes_it_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that writes less than it was given, as a full or slow disk may, is followed by others."""
    pieces = (b"first ", b"", b"second ", b"third")
    real = os.write
    monkeypatch.setattr(os, "writev", lambda handle, given: real(handle, given[0][:2]))
    monkeypatch.setattr(os, "write", lambda handle, given: real(handle, given[:3]))

    write_file(str(tmp_path / "pieces"), *pieces)
    write_file(str(tmp_path / "one"), b"one piece")
    write_file(str(tmp_path / "none"))

    assert (tmp_path / "pieces").read_bytes() == b"first second third"
    assert (tmp_path / "one").read_bytes() == b"one piece"
    assert (tmp_path / "none").read_bytes() == b""
