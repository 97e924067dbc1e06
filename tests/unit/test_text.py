"""Text made comparable, for one purpose each."""

from __future__ import annotations

import pytest
from clearinghouse.text import fold_case, fold_name, fold_sentence, sort_key, without_accents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  A  b. ", "a b"),
        ("É", "e"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("", ""),
        ("...", "..."),
        ("m²", "m²"),
    ],
)
def test_sentences_are_equal_without_case_accents_and_final_punctuation(text: str, expected: str) -> None:
    """A requirement that two sources write differently is one requirement."""
    assert fold_sentence(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("  Côte  d'IVOIRE ", "côte d'ivoire"), ("e\u0301", "é"), ("", ""), ("STRASSE", "strasse")]
)
def test_names_are_equal_without_case_and_spaces(name: str, expected: str) -> None:
    """A name that is typed is compared as it is listed; accents count."""
    assert fold_case(name) == expected


@pytest.mark.parametrize(("name", "expected"), [("PCB-Fund (2)", "pcbfund2"), ("Agrément", "agrement"), ("--", "")])
def test_names_are_one_when_letters_and_digits_are_equal(name: str, expected: str) -> None:
    """Two records with such names are most likely one thing."""
    assert fold_name(name) == expected


def test_lists_are_sorted_without_articles_accents_and_capitals() -> None:
    """An English list has Åland under A, and The Gambia under G."""
    assert sorted(["Ghana", "The Gambia", "Åland", "Zambia", "albania", ""], key=sort_key) == [
        "",
        "Åland",
        "albania",
        "The Gambia",
        "Ghana",
        "Zambia",
    ]


@pytest.mark.parametrize(("text", "expected"), [("ñandú", "nandu"), ("Łódź", "Łodz"), ("", ""), ("пять", "пять")])
def test_accents_are_removed_and_letters_stay(text: str, expected: str) -> None:
    """A stroke through a letter is part of the letter; marks above and below it are not."""
    assert without_accents(text) == expected
