"""A CAS number with other dashes or digits is written with plain ones, when its check digit fits."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.value_types import CHECKS
from clearinghouse.fixes.fixer import Fixer, FixResult


def _fixed(catalogue: Catalogue, number: str) -> str:
    text = catalogue.documents["chemicals", "ddt"].text
    assert text.count("50-29-3") == 1
    done = Fixer.for_catalogue(catalogue).fix(text.replace("50-29-3", number).encode(), "x.yml", "chemicals")
    assert isinstance(done, FixResult)
    return done.text


@pytest.mark.parametrize("number", ["50–29–3", "50\u201129\u20113", "50−29−3", "５０-２９-３", " 50-29-3 "])
def test_a_number_with_other_signs_is_fixed(catalogue: Catalogue, number: str) -> None:
    """They come with text copied from PDF files and from East Asian keyboards."""
    assert _fixed(catalogue, number) == catalogue.documents["chemicals", "ddt"].text


@pytest.mark.parametrize("number", ["50–29–4", "50 29 3", "50293", "CAS 50-29-3", "050–29–3", ""])
def test_what_can_be_another_number_is_left(catalogue: Catalogue, number: str) -> None:
    """A wrong check digit, a leading zero and missing hyphens are left to people."""
    assert "50-29-3" not in _fixed(catalogue, number).replace("CAS 50-29-3", "")


def test_a_number_does_not_begin_with_zero() -> None:
    """No such number exists, and it would not be found."""
    assert [CHECKS["cas-number"](number) for number in ("50-29-3", "050-29-3", "1746-01-6")] == [True, False, True]
