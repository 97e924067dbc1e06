"""How strong a word sources get that serve a country: "likely" needs a recent page for each of them, otherwise "may".

The sentence that says how many have one stands once on a page.
"""

from __future__ import annotations

from clearinghouse.language.formats import number
from clearinghouse.language.messages import N_, Messages

NO_RECENT_PAGE = N_("No recent page says who may apply: ask first.")


def sources_heading(count: int, confirmed: int, country: str, messages: Messages) -> str:
    """Return the heading above the likely sources of a country, of which `confirmed` have a recent page."""
    values = {"count": number(count, messages.language), "country": country}
    if confirmed < count:
        return messages.ngettext(
            "%(count)s source may help %(country)s", "%(count)s sources may help %(country)s", count, **values
        )
    return messages.ngettext(
        "%(count)s source likely to help %(country)s", "%(count)s sources likely to help %(country)s", count, **values
    )


def sources_in_short(count: int, confirmed: int, open_now: int, messages: Messages) -> str:
    """Return the words after the number of such sources in a picture, of which `open_now` are open."""
    word = N_("may help (%(count)s open now)") if confirmed < count else N_("likely (%(count)s open now)")
    return messages.gettext(word, count=number(open_now, messages.language))


def confirmed_sentence(count: int, confirmed: int, messages: Messages) -> str:
    """Say for how many of the sources a recent page says who may apply; empty where that is so for all."""
    if confirmed >= count:
        return ""
    if not confirmed:
        return messages.gettext(NO_RECENT_PAGE)
    return some_confirmed(messages, confirmed, count=number(confirmed, messages.language))


def some_confirmed(messages: Messages, confirmed: int, *, count: object) -> str:
    """Say that some have a recent page, and that the others must be asked first."""
    return messages.ngettext(
        "For %(count)s of them a recent page says who may apply; ask the others first.",
        "For %(count)s of them recent pages say who may apply; ask the others first.",
        confirmed,
        count=count,
    )
