"""Translations of the messages, read from files.

What a translator must translate is in `locale/clearinghouse.pot`. A translation is
`locale/<language>/LC_MESSAGES/clearinghouse.po`; it is read as it is, so nothing compiled is kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from clearinghouse.language.messages import ENGLISH, SOURCE_LANGUAGE, Messages, MessagesError
from clearinghouse.language.pseudo import PSEUDO, PseudoTranslations

DOMAIN = "clearinghouse"
LOCALE = Path(__file__).parent / "locale"


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
    from clearinghouse.language.translation_file import read_translation  # noqa: PLC0415 - English builds do without

    return Messages(language, read_translation(path))


def languages(folder: Path = LOCALE) -> list[str]:
    """Return the languages to which there is a translation."""
    return [path.parent.parent.name.replace("_", "-") for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")]
