"""Rules about the text of records: signs that deceive, and addresses of persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from clearinghouse.catalogue import Catalogue, Key
from clearinghouse.problems import Severity
from clearinghouse.rules.registry import Finding, rule

# Bidi overrides and isolates, and signs without width. U+200E/F, U+061C and U+200C/D are needed in Arabic and Persian.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad\u0080-\u009f\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_MAIL = re.compile(r"([A-Za-z0-9._%+-]+)@([A-Za-z0-9.-]+\.[A-Za-z]{2,})")
_ROLES = (
    "access",
    "admin",
    "administration",
    "apply",
    "applications",
    "brs",
    "call",
    "calls",
    "centre",
    "center",
    "chemicals",
    "clearing",
    "communications",
    "contact",
    "desk",
    "enquiries",
    "focal",
    "fund",
    "funds",
    "grants",
    "help",
    "info",
    "information",
    "inquiries",
    "mail",
    "mailbox",
    "nfp",
    "office",
    "ozone",
    "pops",
    "programme",
    "program",
    "projects",
    "registry",
    "request",
    "requests",
    "secretariat",
    "service",
    "services",
    "sgp",
    "support",
    "team",
    "training",
)
_Found = tuple[Key, tuple[str | int, ...], str]


def _strings(data: object, where: tuple = ()) -> Iterator[tuple[tuple, str]]:
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _strings(value, (*where, number))


def _texts(catalogue: Catalogue, is_worth: Callable[[str], object]) -> Iterator[_Found]:
    """Yield the strings of the records whose whole text is worth a closer look."""
    for key, document in catalogue.documents.items():
        if is_worth(document.text):
            yield from ((key, where, value) for where, value in _strings(document.data))


def _not_ascii(text: str) -> bool:
    return not text.isascii()


@rule("TXT-001", Severity.ERROR)
def hidden_signs(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Text has no hidden signs.

    What: A sign stands in the text that cannot be seen, or that turns the direction of what follows.

    Why: It can make a text read other than it is, and searches miss the word. It often comes with copied text.

    Mend: Delete the sign, or type the word anew.
    """
    for key, where, value in _texts(catalogue, _HIDDEN.search):
        found = _HIDDEN.search(value)
        if found:
            sign = ord(found.group(0))
            yield Finding(
                where,
                f"the hidden sign U+{sign:04X} stands in the text ({_sign_name(sign)})",
                "signs that can be seen",
                "Delete it, or type the word anew.",
                record=key,
            )


def _sign_name(sign: int) -> str:
    return unicodedata.name(chr(sign), "without a name").lower()


@rule("TXT-002", Severity.ERROR)
def mixed_scripts(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """A word is written in one script.

    What: One word mixes Latin, Cyrillic or Greek letters, for example a Cyrillic "a" in a Latin name.

    Why: It looks right and is another word: searches miss it, and false names hide behind it.

    Mend: Type the word anew in one script.
    """
    for key, where, value in _texts(catalogue, _not_ascii):
        for word in () if value.isascii() else _WORD.findall(value):
            scripts = {
                script for letter in word for script in _SCRIPTS if unicodedata.name(letter, "").startswith(script)
            }
            if len(scripts) > 1 and not _is_micro(word):
                yield Finding(
                    where,
                    f'"{word}" mixes {" and ".join(sorted(name.title() for name in scripts))} letters',
                    "one script in a word",
                    "Type the word anew.",
                    record=key,
                )


def _is_micro(word: str) -> bool:
    """Allow units such as μg: the Greek letter stands for a prefix."""
    return word[0] in "μµ"


@rule("TXT-003", Severity.ERROR)
def not_composed(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Letters with accents are single signs.

    What: The text is not in the normal form NFC: an accent stands as a sign of its own after its letter.

    Why: Two texts that look the same are then not equal, and searches miss one of them.

    Mend: Type the word anew on your keyboard.
    """
    for key, where, value in _texts(catalogue, _not_ascii):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            yield Finding(
                where,
                "an accent stands apart from its letter",
                "text in the normal form NFC",
                "Type the word anew.",
                unicodedata.normalize("NFC", value)[:60],
                key,
            )


@rule("PRV-001", Severity.ERROR)
def personal_address(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No mail addresses of persons.

    What: The text has a mail address that does not look like a shared mailbox.

    Why: Records are public for ever, and people change their posts. Roles and shared mailboxes stay.

    Mend: Write the role, or a shared mailbox such as info@ or secretariat@.
    """
    for key, where, value in _texts(catalogue, lambda text: "@" in text):
        for local, host in _MAIL.findall(value):
            words = re.split(r"[^a-z]+", local.lower())
            if not any(word.startswith(role) or (role in word and len(role) > 5) for word in words for role in _ROLES):  # noqa: PLR2004
                yield Finding(
                    where,
                    f'"{local}@{host}" looks like the address of a person',
                    "a role or a shared mailbox",
                    "Write the role instead.",
                    record=key,
                )
