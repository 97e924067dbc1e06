"""Tests of contracts read no record of the repository, so that no correct record can break them."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from support.live_data import no_live_data


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Guard each test below this folder, and its fixtures. A fixture of its own would cost more than most tests."""
    with no_live_data():
        return (yield)
