"""Near misses: what a contributor probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

CUTOFF = 75  # WRatio; tried on the real vocabularies: below it, guesses mislead more than they help
CODE_LENGTH = 3  # letters; similarity in per cent says nothing about words as short as country codes


def suggest(word: object, choices: Iterable[str]) -> str:
    """Return the choice that looks most like `word`, or an empty string when none is close."""
    if not isinstance(word, str) or not word.strip():
        return ""
    listed = list(choices)
    if len(word) <= CODE_LENGTH:
        return _suggest_code(word, listed)
    found = process.extractOne(word, listed, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=CUTOFF)
    return found[0] if found else ""


def _suggest_code(word: str, choices: list[str]) -> str:
    """Return the code that is one slip away: two letters swapped first, then one letter wrong."""
    close = [choice for choice in choices if OSA.distance(word.casefold(), choice.casefold(), score_cutoff=1) <= 1]
    swapped = [choice for choice in close if sorted(choice.casefold()) == sorted(word.casefold())]
    return min(swapped or close, default="")
