"""A name of a country means that country, or nothing: never another one."""

from __future__ import annotations

import pytest
from clearinghouse.fixes.country_names import CountryNames

_NAMES = CountryNames.from_names(
    [
        ("TUR", ["TUR", "TR", "Türkiye", "Turkey"]),
        ("KEN", ["KEN", "KE", "Kenya", "肯尼亚"]),
        ("CIV", ["CIV", "CI", "Côte d'Ivoire", "Côte d’Ivoire", "Ivory Coast"]),
        ("COD", ["COD", "CD", "Democratic Republic of the Congo", "刚果民主共和国", "DR Congo"]),
        ("COG", ["COG", "CG", "Congo", "刚果"]),
        ("KOR", ["KOR", "KR", "Republic of Korea", "South Korea", "Korea"]),
        ("PRK", ["PRK", "KP", "Democratic People's Republic of Korea", "North Korea"]),
        ("AUS", ["AUS", "AU", "Australia"]),
        ("AUT", ["AUT", "AT", "Austria"]),
        ("GMB", ["GMB", "GM", "Gambia"]),
        ("GEO", ["GEO", "GE", "Georgia"]),
    ]
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("KE", "KEN"),
        ("ke", "KEN"),
        ("ken", "KEN"),
        ("肯尼亚", "KEN"),
        ("cote d'ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("The Gambia", "GMB"),
        ("Republic of Korea", "KOR"),
        ("KOR", "KOR"),
        ("dr congo", "COD"),
    ],
)
def test_a_known_name_is_certain(name: str, code: str) -> None:
    """Official and other names, without regard to case, accents and apostrophes, and codes of two letters."""
    assert _NAMES.certain(name) == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Congo", ["COD", "COG"]), ("congo ", ["COD", "COG"]), ("刚果", ["COD", "COG"]), ("Korea", ["KOR", "PRK"])],
)
def test_a_name_of_two_countries_is_asked_for(name: str, codes: list[str]) -> None:
    """The word that two countries share is never certain, although one of them has it as its short name."""
    assert (_NAMES.certain(name), _NAMES.possible(name), _NAMES.is_ambiguous(name)) == (None, codes, True)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Turky", ["TUR"]),
        ("Austrlia", ["AUS", "AUT"]),
        ("KNE", ["KEN"]),
        ("Atlantis", []),
        ("GER", []),
        ("", []),
        ("XX", []),
    ],
)
def test_a_slip_names_what_is_near_and_nothing_else(name: str, codes: list[str]) -> None:
    """A slip of the pen has a hint; a code with a wrong letter has none, because it can be that of any country."""
    assert (_NAMES.certain(name), _NAMES.possible(name)) == (None, codes)
