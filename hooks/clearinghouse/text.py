"""Text made comparable: one function for each purpose."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Small Latin letters that Unicode does not take apart into a plain letter and marks. The form on the site has them too.
LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "þ": "th",
    "ð": "d",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ĸ": "k",
    "ł": "l",
    "ŋ": "ng",
    "ŧ": "t",
    "ƒ": "f",
    "ɓ": "b",
    "ɖ": "d",
    "ɗ": "d",
    "ƙ": "k",
    "ƴ": "y",
    "ɔ": "o",
    "ə": "e",
    "ɛ": "e",
    "ɣ": "g",
    "ɨ": "i",
    "ɲ": "ny",
    "ʋ": "v",
}
_TRANSLITERATION = str.maketrans(LETTERS)
_APOSTROPHES = re.compile("['’ʼʻ]")  # inside a word


def fold_case(name: str) -> str:
    """Return a form that is equal for names that differ only in case and spaces, as people type them."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def fold_name(name: str) -> str:
    """Return a form that is equal for names that are most likely one name: only letters and digits count."""
    return "".join(char for char in unicodedata.normalize("NFKD", name).casefold() if char.isalnum())


@lru_cache(maxsize=65_536)
def fold_sentence(text: str) -> str:
    """Return a form that is equal for sentences without regard to case, accents, spaces and final punctuation."""
    plain = " ".join(without_accents(text.casefold()).split())
    return plain.rstrip(" .;,") or plain


def capitalized(text: str) -> str:
    """Return the text with a capital letter at its beginning, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def sort_key(name: str) -> str:
    """Return what an English list is sorted by: the name without an article, accents and capital letters."""
    return without_accents(name).casefold().removeprefix("the ")


def without_accents(text: str) -> str:
    """Return the text without the marks above and below letters; a stroke through a letter stays."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def slug(name: str) -> str:
    """Return the words of a name in small letters a to z and digits, joined by hyphens; letters are transliterated."""
    letters = _APOSTROPHES.sub("", name.lower()).translate(_TRANSLITERATION)
    plain = "".join(char for char in unicodedata.normalize("NFKD", letters) if unicodedata.category(char) != "Mn")
    return "-".join(re.findall("[a-z0-9]+", plain.translate(_TRANSLITERATION)))
