"""What rules look for in whole texts, looked for once in a process: most texts of made-up roots are always the same."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.rules import privacy, slips, text

# Each says of a text, and of nothing else, whether a rule has to look at its values.
_QUESTIONS = (
    (privacy, "_may_dial"),
    (privacy, "_may_have_mail"),
    (slips, "_may_be_blank"),
    (slips, "_may_be_quoted"),
    (slips, "may_have_unseen_characters"),
    (text, "_hidden"),
    (text, "_may_mix"),
)
_TEXTS = 4096


def scan_once() -> None:
    """Let the rules about texts keep what they found in the last texts."""
    for module, name in _QUESTIONS:
        setattr(module, name, lru_cache(maxsize=_TEXTS)(getattr(module, name)))
