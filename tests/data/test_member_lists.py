"""Lists of members agree with what the records of countries say of the same thing."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue


def test_the_list_of_least_developed_countries_is_that_of_the_countries(live: Catalogue) -> None:
    """One list has them all and no other: a country that leaves is corrected in both places."""
    of_countries = {code for code, country in live.countries.items() if country.ldc}

    assert of_countries in [set(item.countries) for item in live.memberships.values()]


def test_a_source_refers_to_lists_that_there_are(live: Catalogue) -> None:
    """Some sources refer to lists of those that they serve, and some to lists of those that they leave out."""
    rules = [source.eligibility for source in live.sources.values()]

    assert len({key for rule in rules for key in rule.memberships}) > 20
    assert {key for rule in rules for key in rule.excluded_memberships}
