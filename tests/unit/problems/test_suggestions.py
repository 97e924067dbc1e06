"""Suggestions: what a person may have meant."""

from __future__ import annotations

import pytest
from clearinghouse.problems.suggestions import suggest


@pytest.mark.parametrize(
    ("word", "choices", "suggestion"),
    [
        ("KNE", ["KEN", "UGA", "KNA"], "KEN"),
        ("pcbs", ["pcb", "nip"], "pcb"),
        ("Asia", ["africa", "asia-pacific"], "asia-pacific"),
        ("zzz", ["KEN"], ""),
        ("", ["KEN"], ""),
        (None, ["KEN"], ""),
        ("summry", ["summary", "short_name"], "summary"),
    ],
)
def test_nearest_guesses_well_or_not_at_all(word: object, choices: list[str], suggestion: str) -> None:
    """A near miss is found; anything far gives no guess."""
    assert suggest(word, choices) == suggestion
