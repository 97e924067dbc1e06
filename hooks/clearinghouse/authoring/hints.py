"""Hints of forms: what is printed below the label of a field. One that repeats the label is noise."""

from __future__ import annotations

import re

# Words that carry no meaning of their own in a hint such as "The country where it is."
_SMALL = re.compile(
    "a|an|and|are|as|at|be|by|can|does|each|for|from|has|have|how|in|is|it|its|of|on|or|that|the|their|them|they|this|"
    "to|was|were|what|when|where|which|who|whom|whose|with|you|your"
)
_WORD = re.compile(r"\w+")


def repeats_label(hint: str, label: str) -> bool:
    """Whether every word of a hint that means something is in the label already; an empty hint repeats nothing."""
    words = _meaning(hint)
    return bool(words) and words <= _meaning(label)


def _meaning(text: str) -> set[str]:
    """Return the words that mean something, without the ending of a plural or of the third person."""
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold()) if not _SMALL.fullmatch(word)}
