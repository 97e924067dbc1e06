"""What was paid before, in words: who paid, where, and when."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.language.messages import Messages
from clearinghouse.records import Award, Country, Source


def precedent_text(
    award: Award, sources: Mapping[str, Source], countries: Mapping[str, Country], messages: Messages
) -> str:
    """Return an award as a precedent in one line: "FFEM, Tunisia, 2005–2006"."""
    return ", ".join((_payer(award, sources), _place(award, countries, messages), _years(award, messages)))


def _payer(award: Award, sources: Mapping[str, Source]) -> str:
    source = sources.get(award.source or "")
    return (source.short_name or source.name) if source else award.payer or award.source or ""


def _place(award: Award, countries: Mapping[str, Country], messages: Messages) -> str:
    if not award.countries:
        return messages.gettext("several countries")
    first, *others = award.countries
    name = countries[first].name
    return messages.gettext("%(name)s and %(count)s more", name=name, count=len(others)) if others else name


def _years(award: Award, messages: Messages) -> str:
    if award.year is None:
        return messages.gettext("year not stated")
    until = award.year_end
    return str(award.year) if until in (None, award.year) else f"{award.year}–{until}"
