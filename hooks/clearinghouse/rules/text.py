"""Rules about the text of records: deceptive characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.fixes.typography import to_nfc
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Mark, Severity
from clearinghouse.rules.rule import RuleContext, Violation, rule

# U+200E/F, U+061C and U+200C/D are not here: Arabic and Persian need them. `NEEDLESS` finds them elsewhere.
HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters except tab and line ends
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides and isolates
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufeff"  # zero width
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # line separators, annotations, tags
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    "]"
)
_JOINED = "[A-Za-z\u00c0-\u024f\u0370-\u052f]"  # letters of scripts that never need a joiner
# A joiner inside a word of these scripts. JavaScript reads the pattern too.
NEEDLESS = re.compile(f"{_JOINED}[\u200c\u200d]+(?={_JOINED})")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"[μµ][A-Za-z]{1,3}\Z")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
# Runs of letters of a script whose letters look like those of another one.
_RUNS = (
    re.compile(
        "[\u0370-\u03ff\u1d26-\u1d2a\u1d66-\u1d6a\u1f00-\u1fff\uab65\U00010140-\U0001018f\U000101a0\U0001d200-\U0001d245]+"
    ),
    re.compile("[\u0400-\u052f\u1c80-\u1c8f\u1d2b\ua640-\ua69f]+"),
)
_Text = tuple[Key, DataPath, str]  # the record, the place and the text


def _strings(data: object, where: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _strings(value, (*where, number))


def iter_texts(catalogue: Catalogue, is_worth: Callable[[str], object]) -> Iterator[_Text]:
    r"""Yield the strings of the records for whose whole text `is_worth` is true.

    A text with a backslash is always included: in quotes, YAML can write any character as an escape such as \u202E.
    """
    for key, document in catalogue.files.items():
        if "\\" in document.text or is_worth(document.text):
            yield from ((key, where, value) for where, value in _strings(document.data))


def _hidden(text: str) -> re.Match[str] | None:
    # YAML itself rejects the control characters of ASCII, unless they are written as escapes.
    return None if text.isascii() else HIDDEN.search(text)


def hidden_in(text: str) -> str:
    """Return the first character of a value that is hidden and that no script of it needs; empty if there is none."""
    if match := HIDDEN.search(text):
        return match.group(0)
    match = None if text.isascii() else NEEDLESS.search(text)
    return match.group(0)[1] if match else ""


@rule("TXT-001", Severity.ERROR)
def hidden_characters(context: RuleContext) -> Iterator[Violation]:
    """Text has no hidden characters.

    What: The text contains a character that is invisible, or that changes the direction of the text after it.

    Why: It can make a text look different from what it is, and searches miss the word. It often comes with copied text.

    Fix: Delete the character, or type the word again.
    """
    reported = set()
    for key, where, value in iter_texts(context.catalogue, _may_be_hidden):
        if character := hidden_in(value):
            reported.add(key)
            yield _hidden_character(character, "the text", key, where)
    # Comments are not shown on the site, but reviewers of the file must see what they say.
    for key, document in context.catalogue.files.items():
        match = None if key in reported else _hidden(document.text)
        if match:
            before = document.text[: match.start()]
            mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
            yield _hidden_character(match.group(0), f"a comment on line {mark.line}", key, (), mark)


def _may_mix(text: str) -> bool:
    """Whether a Greek or Cyrillic letter is next to a letter of another script, as in each word that mixes them."""
    return not text.isascii() and any(
        text[run.start() - 1 : run.start()].isalpha() or text[run.end() : run.end() + 1].isalpha()
        for runs in _RUNS
        for run in runs.finditer(text)
    )


def _may_be_hidden(text: str) -> bool:
    return bool(_hidden(text)) or "\u200c" in text or "\u200d" in text


def _hidden_character(character: str, place: str, key: Key, where: DataPath, mark: Mark | None = None) -> Violation:
    name = unicodedata.name(character, "unnamed").lower()
    return Violation(
        where,
        f"hidden character U+{ord(character):04X} ({name}) in {place}",
        "visible characters",
        "Delete it, or type the word again.",
        record=key,
        mark=mark,
    )


@rule("TXT-002", Severity.ERROR)
def mixed_scripts(context: RuleContext) -> Iterator[Violation]:
    """A word is written in one script.

    What: One word mixes Latin, Cyrillic or Greek letters, for example a Cyrillic "a" in a Latin name.

    Why: It looks right but is a different word: searches miss it, and it can imitate another name.

    Fix: Type the word again in one script.
    """
    for key, where, value in iter_texts(context.catalogue, _may_mix):
        for word in _WORD.findall(value) if _may_mix(value) else ():
            scripts = set() if word.isascii() else {script for script in map(_script, word) if script}
            if len(scripts) > 1 and not _UNIT.match(word):  # in μg the Greek letter is a prefix
                yield Violation(
                    where,
                    f'"{word}" mixes {" and ".join(sorted(name.title() for name in scripts))} letters',
                    "one script for the whole word",
                    "Type the word again.",
                    record=key,
                )


@lru_cache(maxsize=1024)  # a catalogue has few letters, many times
def _script(letter: str) -> str:
    """Return the script of a letter among those whose letters look like another's; empty for all others."""
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


@rule("TXT-003", Severity.ERROR, autofix="It joins the accents to their letters.")
def not_in_nfc(context: RuleContext) -> Iterator[Violation]:
    """Letters with accents are single characters.

    What: The text is not in normal form NFC: an accent is a separate character after its letter.

    Why: Two texts that look the same are then not equal, and searches miss one of them.

    Fix: Type the word again on your keyboard.
    """
    for key, where, value in iter_texts(context.catalogue, lambda text: to_nfc(text) != text):
        if to_nfc(value) != value:
            yield Violation(
                where,
                "an accent is separate from its letter",
                "text in normal form NFC",
                "Type the word again.",
                to_nfc(value)[:60],
                key,
            )
