"""What a contributor probably meant: the choice that is most similar to a word."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process, utils
from rapidfuzz.distance import OSA

CUTOFF = 75  # per cent of WRatio, tried on the real vocabularies; below it, guesses mislead more than they help
CODE_LENGTH = 3  # letters; a similarity in per cent says nothing about words as short as country codes


def suggest(word: object, choices: Iterable[str]) -> str:
    """Return the choice that is most similar to `word`, or an empty string when none is similar enough."""
    if not isinstance(word, str) or not word.strip():
        return ""
    listed = list(choices)
    if len(word) <= CODE_LENGTH:
        return _suggest_code(word, listed)
    plain = [utils.default_process(choice) for choice in listed]
    best = process.extractOne(utils.default_process(word), plain, score_cutoff=CUTOFF)
    return listed[best[2]] if best else ""


def _suggest_code(word: str, choices: list[str]) -> str:
    """Return the code that is one typing error away: with two letters swapped, or else with one letter wrong."""
    close = [choice for choice in choices if OSA.distance(word.casefold(), choice.casefold(), score_cutoff=1) <= 1]
    swapped = [choice for choice in close if sorted(choice.casefold()) == sorted(word.casefold())]
    return min(swapped or close, default="")
