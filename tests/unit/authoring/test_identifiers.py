"""The identifier of a new record. The browser tests use the same cases for the form."""

from __future__ import annotations

import json

import pytest
from clearinghouse.authoring.identifiers import identifier, refusal
from clearinghouse.catalogue.catalogue import Catalogue
from support.paths import CASES

_CASES = json.loads((CASES / "identifiers.json").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["identifier"] or "none")
def test_identifier_is_made_from_the_name(case: dict) -> None:
    """It has small letters, digits and hyphens, no letter is lost, and it is empty when no Latin letter is there."""
    assert identifier(case["schema"], case["data"]) == case["identifier"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "no Latin letters"),
        ("Big Fund", "not an identifier"),
        ("-", "not an identifier"),
        ("a" * 81, "not an identifier"),
        ("nul", "Windows"),
        ("african-bank", "already the identifier"),
        ("new-fund", ""),
    ],
)
def test_an_identifier_that_cannot_be_used_is_refused_with_the_reason(
    catalogue: Catalogue, name: str, words: str
) -> None:
    """A name that is empty, misformed, reserved or taken is refused; a new one is not."""
    reason = refusal(catalogue, "sources", name)

    assert words in reason
    assert bool(reason) == bool(words)
