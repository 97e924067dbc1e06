"""Odds and average awards, from made-up rounds."""

from __future__ import annotations

from clearinghouse.domain.odds import AverageAward, Odds, average_awards, odds
from clearinghouse.records.source import Round


def _rounds(*results: dict | None) -> list[Round]:
    return [Round.from_data({"name": f"Round {number}", "results": item}) for number, item in enumerate(results)]


def test_odds_count_only_rounds_with_both_numbers() -> None:
    """A round without awards, without applications or without results says nothing about the odds."""
    rounds = _rounds(
        {"applications": 40, "awards": 10}, {"applications": 60, "awards": 0}, {"applications": 73}, {"awards": 5}, None
    )

    assert odds(rounds) == Odds(2, 100, 10)
    assert odds(rounds).percent == 10


def test_no_odds_without_an_application() -> None:
    """Nothing is divided by zero: a round that nobody applied to has no odds."""
    assert odds(_rounds({"applications": 0, "awards": 0})) is None
    assert odds([]) is None


def test_averages_keep_currencies_apart() -> None:
    """Sums in different currencies are never added; a total without awards or currency counts nowhere."""
    rounds = _rounds(
        {"awards": 2, "total": 300, "currency": "USD"},
        {"awards": 1, "total": 90, "currency": "USD"},
        {"awards": 4, "total": 100, "currency": "EUR"},
        {"awards": 0, "total": 0, "currency": "EUR"},
        {"awards": 4, "total": 100},
        {"total": 100, "currency": "USD"},
    )

    found = average_awards(rounds)

    assert found == (AverageAward(2, 3, 390, "USD"), AverageAward(1, 4, 100, "EUR"))
    assert [item.average for item in found] == [130, 25]
