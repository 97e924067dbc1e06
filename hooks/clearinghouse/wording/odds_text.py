"""Odds and usual size of an award as sentences, each with the number on which it rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearinghouse.domain.odds import average_awards, odds
from clearinghouse.language.formats import money, number
from clearinghouse.language.messages import Messages
from clearinghouse.records.source import Round


def odds_lines(rounds: Sequence[Round], messages: Messages) -> Iterator[str]:
    """Yield what the results of past rounds say of the next application; nothing where no result is known."""
    language = messages.language
    if found := odds(rounds):
        yield messages.ngettext(
            "So far, %(awards)s of %(applications)s applications received an award (%(share)s), in %(rounds)s round.",
            "So far, %(awards)s of %(applications)s applications received an award (%(share)s), in %(rounds)s rounds.",
            found.rounds,
            awards=number(found.awards, language),
            applications=number(found.applications, language),
            share=f"{found.percent}\u00a0%",
            rounds=number(found.rounds, language),
        )
    for item in average_awards(rounds):
        yield messages.ngettext(
            "Average award: %(sum)s, over %(awards)s award.",
            "Average award: %(sum)s, over %(awards)s awards.",
            item.awards,
            sum=money(item.average, item.currency, language).replace(" ", "\u00a0"),
            awards=number(item.awards, language),
        )
