"""The site of the small project, built once for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.builds import build_or_fail, furnish
from support.linked_copies import copy_linked
from support.shared import make_once


@pytest.fixture(scope="session")
def small_site(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the small project as it is; once in a run. A test that changes something builds its own."""

    def make(out: Path) -> None:
        root = copy_linked(base, tmp_path_factory.mktemp("small") / "root")
        build_or_fail(furnish(root), out)

    return make_once(tmp_path_factory, "small-site", make)
