"""Workers report what somebody reads: calls, failures, and what took time; not each setup and teardown that was fine.

A worker of pytest-xdist sends five messages for a test, of which a reader sees one dot. For a test that takes a
millisecond the others take as long as the test.
"""

from __future__ import annotations

import pytest
from _pytest.runner import runtestprotocol

_SHORT = 0.005  # seconds: what is shorter is not in the list of the slowest either


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test in a worker and report it; without workers, pytest does both."""
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if report.when == "call" or not report.passed or report.duration >= _SHORT:
            item.ihook.pytest_runtest_logreport(report=report)
    return True
