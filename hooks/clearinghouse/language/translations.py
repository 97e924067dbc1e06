"""Translations of the messages, read from files.

What a translator must translate is in `locale/clearinghouse.pot`. A translation is
`locale/<language>/LC_MESSAGES/clearinghouse.po`; it is read as it is, so nothing compiled is kept.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from clearinghouse.language.messages import ENGLISH, SOURCE_LANGUAGE, Messages
from clearinghouse.language.pseudo import PSEUDO, PseudoTranslations

DOMAIN = "clearinghouse"
LOCALE = Path(__file__).parent / "locale"
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_BRACED = re.compile(r"\{\w+\}")  # filled by a script in the browser
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


class MessagesError(Exception):
    """A translation is missing or cannot be used. The message says which, and why."""


@cache
def load_messages(language: str, folder: Path = LOCALE) -> Messages:
    """Return the messages of a language. Raises MessagesError without a translation, or with a faulty one."""
    if language == SOURCE_LANGUAGE:
        return ENGLISH
    if language == PSEUDO:
        return Messages(PSEUDO, PseudoTranslations())
    path = folder / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        known = ", ".join(sorted({SOURCE_LANGUAGE, *languages(folder)}))
        raise MessagesError(f'there is no translation to the language "{language}". There are: {known}.')
    return Messages(language, _translations(path))


def languages(folder: Path = LOCALE) -> list[str]:
    """Return the languages to which there is a translation."""
    return [path.parent.parent.name.replace("_", "-") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")]


def _translations(path: Path) -> NullTranslations:
    try:
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=path.parent.parent.name, domain=DOMAIN, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, UnicodeError, ValueError) as error:
        raise MessagesError(f"{path}: this is not a valid catalogue of messages: {error}") from None
    _refuse_faults(path, catalog)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


def _refuse_faults(path: Path, catalog: Catalog) -> None:
    """Refuse a translation that lost a value or brings HTML that its message does not have.

    Messages in `{% trans %}` blocks are HTML, so the tags of a translation are those of the message, or it could
    put anything into a page.
    """
    faults = [f"{path}:{message.lineno}: {fault}" for message in catalog if message.id for fault in faults_of(message)]
    if faults:
        raise MessagesError("\n".join(faults))


def faults_of(message: Message) -> list[str]:
    """Return what makes the translation of a message unusable; nothing for one that is empty or marked as fuzzy."""
    if message.fuzzy:
        return []
    originals = message.id if isinstance(message.id, tuple) else (message.id,)
    translated = message.string if isinstance(message.string, tuple) else (message.string,)
    return [fault for text in translated if text and (fault := _fault(originals, str(text)))]


def _fault(originals: tuple[str, ...], text: str) -> str:
    if "%" in _PLACEHOLDER.sub("", text).replace("%%", ""):
        return "a percent sign that is not part of a placeholder is written twice (%%)"
    for what, pattern in (("placeholders", _PLACEHOLDER), ("placeholders", _BRACED), ("tags", _TAG)):
        parts = sorted(pattern.findall(text))
        # A singular form may do without the number that the plural form shows.
        if not any(parts == sorted(pattern.findall(original)) for original in originals):
            return f'the {what} of "{text}" are not those of "{originals[-1]}"'
    return ""
