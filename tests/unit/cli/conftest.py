"""Fixtures for commands: the outside world, played on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.outside import Outside, serve_outside


@pytest.fixture
def outside() -> Iterator[tuple[str, type[Outside]]]:
    """Serve the outside on this machine; give its address and the record of what was asked."""
    yield from serve_outside()
