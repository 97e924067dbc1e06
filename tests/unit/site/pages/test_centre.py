"""The page of a centre: no empty desk, and nothing inferred shown as read."""

from __future__ import annotations

import re
from dataclasses import replace

from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.domain.facilities import FacilityIndex
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import centre

_INFERRED = "the countries of its region that no other centre lists:"


def _words(context: SiteContext, identifier: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", centre.page(context, identifier).body).split())


def test_a_centre_without_a_list_says_what_is_on_its_desk_and_why(site_context: SiteContext) -> None:
    """The countries are named as those that nobody else lists; a centre with a list says nothing of the kind."""
    without = next(key for key, item in site_context.catalogue.centres.items() if not item.serves)
    with_list = next(key for key, item in site_context.catalogue.centres.items() if item.serves)

    assert "We have not seen which countries it serves." in _words(site_context, without)
    assert _INFERRED in _words(site_context, without)
    assert _INFERRED not in _words(site_context, with_list)


def test_the_needs_of_its_desk_are_shown_without_calling_them_served(site_context: SiteContext) -> None:
    """Needs of countries that were inferred are those of its desk."""
    words = _words(site_context, "kenya-seat")

    assert "Needs of the countries on its desk" in words
    assert "Needs of the countries it serves" not in words


def test_laboratories_and_plants_of_its_region_are_named_without_a_recommendation(site_context: SiteContext) -> None:
    """The plant of its country, and the laboratory of its regional group."""
    words = _words(site_context, "kenya-seat")

    assert "Example PCB treatment plant" in words
    assert "Example laboratory for dioxins" in words
    assert words.count("This is not a recommendation") == 1


def test_a_region_without_any_says_so(site_context: SiteContext) -> None:
    """Nothing is left blank."""
    words = _words(replace(site_context, facts=_without_facilities(site_context)), "kenya-seat")

    assert "No document we read names one in its region." in words


def _without_facilities(context: SiteContext) -> DerivedFacts:
    return replace(context.facts, facilities=FacilityIndex([], context.catalogue.countries))


def test_a_centre_without_mailbox_and_number_leads_to_the_list_of_the_secretariat(site_context: SiteContext) -> None:
    """The list of the Secretariat is linked only where there is no way to reach the office."""
    centres = site_context.catalogue.centres
    unreachable = [
        key for key, item in centres.items() if not (item.contact and (item.contact.mailbox or item.contact.phone))
    ]

    assert unreachable
    assert all("list of centres of the Secretariat" in _words(site_context, key) for key in unreachable)
