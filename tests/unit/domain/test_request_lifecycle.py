"""The states of a request and the steps between them."""

from __future__ import annotations

import pytest
from clearinghouse.domain.request_lifecycle import FINAL, NEXT, allowed


def test_every_state_can_be_reached_and_final_states_end() -> None:
    """Every state follows another one, and completed and withdrawn requests go nowhere."""
    reached = {after for following in NEXT.values() for after in following}

    assert set(NEXT) == reached | {"received"}
    assert {state for state, following in NEXT.items() if not following} < FINAL
    assert allowed(None, "offers") == ("received",)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "received", True),
        (None, "acknowledged", False),
        ("received", "acknowledged", True),
        ("received", "returned", True),
        ("received", "withdrawn", True),
        ("received", "matched", False),
        ("completed", "followed-up", True),
        ("withdrawn", "received", False),
        ("expired", "received", True),
        ("no-such-state", "received", True),  # another rule refuses the unknown state
    ],
)
def test_which_state_may_follow(before: str | None, after: str, expected: bool) -> None:
    """A history begins with its receipt, and each state is followed by one of its own."""
    assert (after in allowed(before, after)) is expected
