"""One translation as its file has it, checked before a page can use it."""

from __future__ import annotations

import re
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from clearinghouse.language.messages import MessagesError

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_BRACED = re.compile(r"\{\w+\}")  # filled by a script in the browser
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def read_translation(path: Path) -> NullTranslations:
    """Return the translations in a file. Raises MessagesError when it cannot be read, or would spoil a page."""
    try:
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=path.parent.parent.name, abort_invalid=True)
    except (PoFileError, UnknownLocaleError, UnicodeError, ValueError) as error:
        raise MessagesError(f"{path}: this is not a valid catalogue of messages: {error}") from None
    _refuse_faults(path, catalog)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


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
    originals = (message.id,) if isinstance(message.id, str) else tuple(message.id)
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
