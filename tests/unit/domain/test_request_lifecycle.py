"""The states of a request and the steps between them."""

from __future__ import annotations

from clearinghouse.domain.request_lifecycle import FINAL, NEXT, allowed


def test_every_state_can_be_reached_and_final_states_end() -> None:
    """Every state follows another one, and completed and withdrawn requests go nowhere."""
    reached = {after for following in NEXT.values() for after in following}

    assert set(NEXT) == reached | {"received"}
    assert {state for state, following in NEXT.items() if not following} < FINAL
    assert allowed(None, "offers") == ("received",)
