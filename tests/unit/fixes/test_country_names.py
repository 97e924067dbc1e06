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
        ("NAM", ["NAM", "NA", "Namibia"]),
        ("GBR", ["GBR", "GB", "UK"]),
        ("EGY", ["EGY", "EG", "Egypt"]),
        ("GIN", ["GIN", "GN", "Guinea"]),
        ("SMR", ["SMR", "SM", "Saint-Marin"]),
        ("CHN", ["CHN", "CN", "China"]),
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
        ("U.K.", "GBR"),
        ("K E N", "KEN"),
        ("KEN\u200b", "KEN"),
        ("ＫＥＮ", "KEN"),
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


@pytest.mark.parametrize("text", ["n/a", "N/A", "N.A.", "na", "e.g.", "c/d", "i.e.", "at", "c.d."])
def test_an_abbreviation_or_a_word_is_not_a_code(text: str) -> None:
    """Their letters are those of Namibia, Egypt and others, but nobody means a country by them."""
    assert (_NAMES.certain(text), _NAMES.possible(text)) == (None, [])


def test_the_code_that_is_also_the_word_for_no_answer_is_asked_for() -> None:
    """NA is the code of Namibia, and what people write where nothing applies."""
    assert (_NAMES.certain("NA"), _NAMES.possible("NA")) == (None, ["NAM"])


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Republic of Kenya", ["KEN"]),
        ("Kenya, Republic of", ["KEN"]),
        ("République du Congo", ["COD", "COG"]),
        ("Korea, Republic of", ["KOR"]),
        ("Korea, South", ["KOR"]),
        ("Republic of Australa", ["AUS"]),
        ("Republic of China", []),
        ("Republic of Atlantis", []),
    ],
)
def test_the_formal_words_of_a_name_do_not_hide_the_country(name: str, codes: list[str]) -> None:
    """Most official names begin alike, so their first words are no reason to name another country."""
    assert (_NAMES.certain(name) in (None, *codes), _NAMES.possible(name)) == (True, codes)


@pytest.mark.parametrize(
    ("name", "codes"), [("Saint Martin", []), ("NIG", []), ("Kenia", ["KEN"]), ("Ägypten", ["EGY"]), ("Guyane", [])]
)
def test_the_name_of_another_territory_is_no_slip(name: str, codes: list[str]) -> None:
    """Names of the world are known in eight languages; one that has no record here has no hint."""
    assert (_NAMES.certain(name), _NAMES.possible(name)) == (None, codes)
