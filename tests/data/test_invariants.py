"""The live records, and the same after each of many correct edits: what must hold, holds."""

from __future__ import annotations

import pytest
from clearinghouse.problems.problem import Severity
from clearinghouse.records import KINDS
from clearinghouse.rules import engine
from support.edits import EDITS, Draft
from support.invariants import INVARIANTS
from support.live_state import LiveState, load_live, with_changes


@pytest.fixture(scope="session")
def live_state() -> LiveState:
    """Read the records of the repository, as of today."""
    return load_live()


def _broken(state: LiveState) -> dict[str, list]:
    """Return what contradicts each invariant, at most five of each."""
    contradictions_of = {name: list(check(state)) for name, check in INVARIANTS.items()}
    return {name: contradictions[:5] for name, contradictions in contradictions_of.items() if contradictions}


def test_there_are_records_to_look_at(live_state: LiveState) -> None:
    """No invariant holds for want of records: there are sources, needs, centres, countries and verdicts."""
    facts = live_state.context.facts

    assert [kind for kind in KINDS if not live_state.catalogue.records(kind)] == []
    assert facts.sources
    assert live_state.context.requests
    assert len(facts.verdicts) > 1


@pytest.mark.parametrize("name", INVARIANTS)
def test_invariant_holds(live_state: LiveState, name: str) -> None:
    """The live records contradict no invariant."""
    assert list(INVARIANTS[name](live_state)) == []


def test_many_edits_are_tried() -> None:
    """There are enough edits that are known to be correct, each described."""
    assert len(EDITS) >= 25
    assert [name for name, edit in EDITS.items() if not edit.__doc__] == []


@pytest.mark.parametrize("name", EDITS)
def test_a_correct_edit_breaks_nothing(live_state: LiveState, name: str) -> None:
    """After the edit the check has no error, no promise is broken, and every invariant holds."""
    draft = Draft(live_state)
    EDITS[name](draft)
    assert draft.changes

    after = with_changes(live_state, draft.changes)

    changed = {key: after.catalogue.documents[key].data for key in draft.changes}
    before = {key: live_state.catalogue.documents.get(key) for key in draft.changes}
    assert [key for key, data in changed.items() if before[key] and before[key].data == data] == []
    assert [item for item in _promises(live_state, after) if item.severity is Severity.ERROR] == []
    assert _broken(after) == {}


def _promises(before: LiveState, after: LiveState) -> list:
    return engine.compare(before.catalogue, after.catalogue, as_of=after.as_of)
