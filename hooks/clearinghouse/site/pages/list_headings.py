"""The heading of a list with the number of its entries, in each plural form of the language of the pages."""

from __future__ import annotations

from clearinghouse.language.formats import number, plural_samples
from clearinghouse.language.messages import Messages


def heading(folder: str, total: int, messages: Messages) -> str:
    """Return the heading of a whole list."""
    return _all(folder, total, messages).replace("{n}", number(total, messages.language))


def headings(folder: str, messages: Messages, *, is_confirmed: bool = True) -> dict[str, str]:
    """Return the headings for the script: by answer for a country and plural form, and the names of the tabs.

    `is_confirmed`: a recent page says of every source who may apply; otherwise the heading has a weaker word.
    """
    forms = plural_samples(messages.language).items()
    found = {f"all-{form}": _all(folder, sample, messages) for form, sample in forms}
    if folder == "sources":
        for form, sample in forms:
            found |= {
                f"{answer}-{form}": text
                for answer, text in _by_answer(sample, messages, is_confirmed=is_confirmed).items()
            }
        found["tab-not-eligible"] = messages.gettext("Not for {country}")
    return found


def _all(folder: str, count: int, messages: Messages) -> str:
    if folder == "sources":
        return messages.ngettext("{n} source", "{n} sources", count)
    if folder == "requests":
        return messages.ngettext("{n} need or request", "{n} needs and requests", count)
    return messages.ngettext("{n} facility", "{n} facilities", count)


def _by_answer(count: int, messages: Messages, *, is_confirmed: bool) -> dict[str, str]:
    translated = messages.ngettext
    likely = translated("{n} source likely to help {country}", "{n} sources likely to help {country}", count)
    perhaps = translated("{n} source may help {country}", "{n} sources may help {country}", count)
    return {
        "likely-eligible": likely if is_confirmed else perhaps,
        "needs-more-information": translated(
            "{n} source to ask first for {country}", "{n} sources to ask first for {country}", count
        ),
        "not-eligible": translated("{n} source not for {country}", "{n} sources not for {country}", count),
    }
