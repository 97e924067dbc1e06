"""The live records, and the same after each of many correct edits: what must hold, holds."""

from __future__ import annotations

import copy
import os

import pytest
from clearinghouse.problems.problem import Severity
from clearinghouse.records import KINDS
from clearinghouse.rules import engine
from support.edits import EDITS, Draft
from support.live_state import LiveState, load_live, with_changes
from support.network_invariants import ALL_INVARIANTS

# All records are computed and checked again after each, so many go together; those that come one after another in
# their file often change the same record, and are kept apart. Two groups have hardly more records that two edits of a
# group change than five have.
_AT_ONCE = int(os.environ.get("EDITS_AT_ONCE", "25"))
_GROUPS = -(-len(EDITS) // _AT_ONCE)
_TOGETHER = [list(EDITS)[start::_GROUPS] for start in range(_GROUPS)]


@pytest.fixture(scope="session")
def live_state() -> LiveState:
    """Read the records of the repository, as of today."""
    return load_live()


def _broken(state: LiveState) -> dict[str, list]:
    """Return what contradicts each invariant, at most five of each."""
    contradictions_of = {name: list(check(state)) for name, check in ALL_INVARIANTS.items()}
    return {name: contradictions[:5] for name, contradictions in contradictions_of.items() if contradictions}


def test_there_are_records_to_look_at(live_state: LiveState) -> None:
    """No invariant holds for want of records: there are sources, needs, centres, countries and verdicts."""
    facts = live_state.context.facts

    assert [kind for kind in KINDS if not live_state.catalogue.records(kind)] == []
    assert facts.sources
    assert live_state.context.requests
    assert len(facts.verdicts) > 1


@pytest.mark.parametrize("name", ALL_INVARIANTS)
def test_invariant_holds(live_state: LiveState, name: str) -> None:
    """The live records contradict no invariant."""
    assert list(ALL_INVARIANTS[name](live_state)) == []


def test_many_edits_are_tried() -> None:
    """There are enough edits that are known to be correct, each described."""
    assert len(EDITS) >= 25
    assert [name for name, edit in EDITS.items() if not edit.__doc__] == []


@pytest.mark.parametrize("names", _TOGETHER, ids=" + ".join)
def test_correct_edits_break_nothing(live_state: LiveState, names: list[str]) -> None:
    """After many edits the check has no error, no promise is broken, and every invariant holds.

    `EDITS_AT_ONCE=1` tries each edit alone, which says which one it was.
    """
    draft = Draft(live_state)
    for name in names:
        before_it = copy.deepcopy(draft.changes)
        EDITS[name](draft)
        assert draft.changes != before_it, name

    after = with_changes(live_state, draft.changes)

    changed = {key: after.catalogue.documents[key].data for key in draft.changes}
    before = {key: live_state.catalogue.documents.get(key) for key in draft.changes}
    assert [key for key, data in changed.items() if before[key] and before[key].data == data] == []
    assert [item for item in _promises(live_state, after) if item.severity is Severity.ERROR] == []
    assert _broken(after) == {}


def _promises(before: LiveState, after: LiveState) -> list:
    return engine.compare(before.catalogue, after.catalogue, as_of=after.as_of)
