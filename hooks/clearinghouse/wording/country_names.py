"""The name of a country inside a sentence."""

from __future__ import annotations

from clearinghouse.language.messages import Messages

# English names that take the article, as the United Nations write them.
_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Congo",
        "Cook Islands",
        "Czech Republic",
        "Dominican Republic",
        "European Union",
        "Gambia",
        "Holy See",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "Niger",
        "Philippines",
        "Russian Federation",
        "Solomon Islands",
        "State of Palestine",
        "Sudan",
        "Syrian Arab Republic",
    }
)
_FIRST_WORDS = ("Democratic ", "Lao People", "Republic of ", "United ")


def in_sentence(name: str, messages: Messages) -> str:
    """Return the name of a country as it stands after a preposition: "the Philippines", "Kenya".

    Only English names are changed; a name that ends in brackets, such as "Netherlands (Kingdom of the)", counts too.
    """
    if messages.language.split("-", maxsplit=1)[0] != "en":
        return name
    short = name.split(" (", maxsplit=1)[0]
    return f"the {name}" if short in _WITH_ARTICLE or name.startswith(_FIRST_WORDS) else name
