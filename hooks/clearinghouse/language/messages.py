"""The words of the interface in one language, as a value: there is no current language.

A message is written in English where it is used, as gettext wants it: a whole sentence with named placeholders,
"closes on %(date)s". A literal percent sign is doubled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from math import ceil
from typing import TypeVar

from markupsafe import Markup, escape

K = TypeVar("K")
SOURCE_LANGUAGE = "en"


class MessagesError(Exception):
    """A translation is missing or cannot be used. The message says which, and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Messages:
    """The messages of one language (a BCP 47 tag, as in the `lang` attribute of HTML)."""

    language: str
    translations: NullTranslations

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message with its values filled in; with a value that is HTML, the result is HTML."""
        return fill(self.translated(message), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return a message that needs a `context` to be translated, because the English word has two meanings."""
        return fill(self.translated(message, context), values)

    def ngettext(self, singular: str, plural: str, number: float, /, **values: object) -> str:
        """Return the form of a message for a number. The number is shown only where it is among the values."""
        return fill(self.translated_plural(singular, plural, number), values)

    def table(self, messages: Mapping[K, str]) -> dict[K, str]:
        """Return a table whose values are messages marked with `N_`, translated."""
        return {key: self.gettext(message) for key, message in messages.items()}

    def translated(self, message: str, context: str | None = None) -> str:
        """Return a message with its placeholders still in it."""
        if context is None:
            return message and self.translations.gettext(message)  # the empty message is the header of a catalogue
        return self.translations.pgettext(context, message)

    def translated_plural(self, singular: str, plural: str, number: float, context: str | None = None) -> str:
        """Return the form of a message for a number, with its placeholders still in it.

        gettext has forms for whole numbers only: a fraction, such as a median of 59.5 days, gets that of the next one.
        """
        whole = ceil(number)
        if context is None:
            return self.translations.ngettext(singular, plural, whole)
        return self.translations.npgettext(context, singular, plural, whole)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools know
    """Mark a message of a table, which is translated where it is looked up."""
    return message


def fill(message: str, values: Mapping[str, object]) -> str:
    """Put values into a message: text into text. With a value that is HTML, all else is escaped."""
    for value in values.values():
        if isinstance(value, Markup):
            return Markup(str(escape(message)) % {key: escape(value) for key, value in values.items()})  # noqa: S704
    return message % values


ENGLISH = Messages(SOURCE_LANGUAGE, NullTranslations())
