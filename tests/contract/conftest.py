"""Tests of contracts read no record of the repository, so that no correct record can break them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.live_data import no_live_data


@pytest.fixture(autouse=True)
def _no_live_data() -> Iterator[None]:
    with no_live_data():
        yield
