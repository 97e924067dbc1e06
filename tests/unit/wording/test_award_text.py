"""Awards as precedents, in words."""

from __future__ import annotations

import pytest
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Award
from clearinghouse.wording.award_text import precedent_text
from support.factories import made_up, made_up_country

_COUNTRIES = {code: made_up_country(code) for code in ("AAA", "BBB", "CCC")}


def _text(**fields: object) -> str:
    data = {"title": "Disposal", "topics": [], "gef": "none-seen", "evidence": [], "confidence": "high"}
    award = Award.from_data({**data, **fields}, id="one")
    return precedent_text(award, {"fund": made_up("fund", short_name="The Fund")}, _COUNTRIES, ENGLISH)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"source": "fund", "countries": ["AAA"], "year": 2005}, "The Fund, {AAA}, 2005"),
        ({"source": "fund", "countries": ["AAA"], "year": 2005, "year_end": 2005}, "The Fund, {AAA}, 2005"),
        (
            {"payer": "A bank", "countries": ["BBB", "AAA", "CCC"], "year": 2005, "year_end": 2007},
            "A bank, {BBB} and 2 more, 2005–2007",
        ),
        ({"payer": "A bank", "countries": []}, "A bank, several countries, year not stated"),
        ({"source": "gone", "countries": []}, "gone, several countries, year not stated"),
    ],
)
def test_a_precedent_says_who_paid_where_and_when(fields: dict[str, object], text: str) -> None:
    """What is not stated is said to be so; a source without a record goes by its identifier."""
    names = {code: country.name for code, country in _COUNTRIES.items()}

    assert _text(**fields) == text.format(**names)
