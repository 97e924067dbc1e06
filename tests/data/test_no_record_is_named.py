"""Tests of live records name none of them: what is true today of one record is no invariant."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from support.paths import ROOT

_KINDS = ("sources", "organisations", "centres", "requests", "countries", "memberships", "budget")
_FILES = [
    *sorted(
        path
        for pattern in ("data/*.py", "support/edits/*.py", "browser/test_live_*.py")
        for path in (ROOT / "tests").glob(pattern)
    ),
    *(ROOT / "tests" / "support" / name for name in ("invariants.py", "site_invariants.py", "live_state.py")),
]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(ROOT / "tests").as_posix())
def test_no_live_record_is_named(path: Path, live: Catalogue) -> None:
    """No text in the file is, or contains as a word, the identifier of a live record."""
    identifiers = {key for kind in _KINDS for key in live.known[kind]}
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert len(identifiers) > len(_KINDS)

    assert {text for text in texts if identifiers & {text, *text.split("/")}} == set()
