"""The identifier of a new record."""

from __future__ import annotations

import pytest
from clearinghouse.authoring.identifiers import identifier


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fonds d'équipement «Été»", "fonds-dequipement-ete"),
        ("  --A  B--  ", "a-b"),
        ("Фонд", ""),
        ("", ""),
        ("x" * 90, "x" * 60),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_identifier_is_made_from_the_name(name: str, expected: str) -> None:
    """An identifier has small letters, digits and hyphens, is cut between words, and is empty when nothing is left."""
    assert identifier("source", {"name": name}) == expected


@pytest.mark.parametrize(
    ("country", "expected"), [("KEN", "ken-store"), (None, "store")], ids=["country", "example of no country"]
)
def test_identifier_of_a_request_begins_with_its_country(country: str | None, expected: str) -> None:
    """The identifier of a request begins with the code of its country; an example has none."""
    assert identifier("request", {"country": country, "title": "Store"}) == expected
