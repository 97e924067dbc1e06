"""Near misses: what a contributor probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

CUTOFF = 75  # WRatio; tried on the real vocabularies: below it, guesses mislead more than they help


def nearest(word: object, choices: Iterable[str]) -> str:
    """Return the choice that looks most like `word`, or an empty string when none is close."""
    if not isinstance(word, str) or not word.strip():
        return ""
    found = process.extractOne(
        word, list(choices), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CUTOFF
    )
    return found[0] if found else ""
