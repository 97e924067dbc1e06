"""What is said about a value that its field refuses."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.json_value import DataPath
from clearinghouse.rules.advice import Advice, advise, meant


def _advice(catalogue: Catalogue, value: str, where: DataPath) -> Advice:
    node = catalogue.schemas.trees["source"].find(where)
    assert node is not None
    return advise(value, node, catalogue)


@pytest.mark.parametrize("where", [("evidence", 0, "date"), ("rounds", 0, "closes")])
def test_a_date_that_can_be_two_days_names_both(catalogue: Catalogue, where: DataPath) -> None:
    """A day and a month that can change places are named in both orders, in fields of whole and of partial dates."""
    assert _advice(catalogue, "03/04/2027", where).fix == "It can be read in two ways: write 2027-03-04 or 2027-04-03."


@pytest.mark.parametrize("value", ["13/04/2027", "04/04/2027", "soon", ""])
def test_a_date_that_can_be_one_day_or_none_names_none(catalogue: Catalogue, value: str) -> None:
    """One reading is for `make fix`, and no reading is no advice."""
    assert _advice(catalogue, value, ("rounds", 0, "closes")) == Advice()


def test_a_text_has_no_advice(catalogue: Catalogue) -> None:
    """Where any text is allowed, nothing can be meant, and a text that looks like a date is none."""
    assert _advice(catalogue, "03/04/2027", ("summary",)) == Advice()


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [("kenya", "KEN"), ("KE", "KEN"), ("Kenia", "KEN"), ("Kenja", ""), ("Atlantis", ""), ("xx", ""), ("", "")],
)
def test_a_country_is_named_only_where_the_value_can_mean_no_other(
    catalogue: Catalogue, value: str, suggestion: str
) -> None:
    """A name or a code of two letters leads to its code; what is only like a name leads to no country."""
    advice = _advice(catalogue, value, ("eligibility", "countries", 0))

    assert advice.suggestion == suggestion
    assert advice.fix.startswith("Write the code of the country")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Grant", "grant"), ("GRANT", "grant"), ("soft loan", "loan-soft"), ("grnat", "grant"), ("zzz", ""), ("", "")],
)
def test_what_is_meant_is_the_nearest_label_or_identifier(value: str, expected: str) -> None:
    """By label first, whatever its case; then by identifier; then by a label like it; otherwise nothing."""
    assert meant(value, {"grant": "Grant", "loan-soft": "Soft loan"}) == expected
