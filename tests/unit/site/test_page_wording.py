"""No page says more than the records hold: doubts stay doubts, and what was not read is not denied."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import assess_intake
from clearinghouse.domain.routing import centres_seated_in
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records.source import Amount
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import country, country_file, lists, request, source
from clearinghouse.site.pages.directives import figures, opportunities
from clearinghouse.wording.deadline_text import intake_sentence, next_deadline
from support.paths import AS_OF


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def _country(made: SiteContext, code: str) -> str:
    return _words(next(task for task in country.tasks(made) if task.key == code).render(made, code).body)


def _source_page(made: SiteContext, identifier: str) -> str:
    return _words(source.page(made, identifier).body)


def test_the_last_round_of_a_source_in_doubt_is_still_reported(catalogue: Catalogue, site_context: SiteContext) -> None:
    """The academy of 2013 is reported with its last round, as in doubt; a cycle without a dated round is left out."""
    academy = assess_intake(catalogue.sources["summer-academy"], as_of=AS_OF)
    doubts = {item.source.id: item.in_doubt for item in site_context.facts.deadlines.between_rounds}

    assert next_deadline(academy, ENGLISH) == "not known; last known round closed on 31 July 2013"
    assert intake_sentence(academy, ENGLISH) == (
        "We could not tell whether it takes requests now. Ask before you prepare anything."
        " Last known round: Academy of 2013, closed on 31 July 2013."
    )
    assert (doubts["summer-academy"], doubts["global-programme"]) == (True, False)
    assert "old-cycle" not in doubts


def test_a_resource_for_some_is_not_called_open_to_all(site_context: SiteContext) -> None:
    """What needs no application may still be for companies only, and no dated page confirms it."""
    sentence = intake_sentence(site_context.facts.intakes["industry-library"], ENGLISH)

    assert sentence == "No application is needed; no dated page confirms it."


def test_a_country_names_the_centre_that_has_its_seat_there(site_context: SiteContext) -> None:
    """A centre of which no list was read is named on the page of the country of its seat, though another lists it."""
    seats = {item.id for item in centres_seated_in(site_context.catalogue.countries["KEN"], site_context.catalogue)}

    assert seats == {"kenya-seat"}
    assert "Regional centre in this country" in _country(site_context, "KEN")
    assert "Centre with its seat in Kenya" in _country(site_context, "KEN")
    assert "Regional centre in this country" not in _country(site_context, "UGA")


def test_a_centre_is_once_on_the_page_of_its_country(site_context: SiteContext) -> None:
    """The centre in Viet Nam is not named again among those of its regional group."""
    assert _country(site_context, "VNM").count("Centre in Viet Nam") == 1


def test_a_country_without_a_centre_is_reported_so(site_context: SiteContext) -> None:
    """Where no centre is known and none has its seat, the page says that none is known."""
    assert "We know of no centre that lists this country." in _country(site_context, "HTI")


def test_a_country_that_gives_help_is_led_to_needs_and_offers(site_context: SiteContext) -> None:
    """What to do next is for an official who wants help; a donor finds needs, asks, and says what it offers."""
    page = _country(site_context, "DEU")

    assert "Find what is needed" in page
    assert "Talk to your national focal point" not in page
    assert "Talk to your national focal point" in _country(site_context, "KEN")


@pytest.mark.parametrize("code", ["UGA", "SRB", "KEN"])
def test_no_centre_is_said_to_publish_nothing(site_context: SiteContext, code: str) -> None:
    """That no list was read does not say that there is none, nor that no other centre serves a country."""
    page = _country(site_context, code)

    assert "publish no list" not in page
    assert "no other one does" not in page


def test_a_country_that_is_not_eligible_may_have_sources_for_developing_countries(site_context: SiteContext) -> None:
    """Malaysia is no Party and an ODA recipient: its page says that sources choose by rules of their own."""
    page = _country(site_context, "MYS")

    assert "Each source also has its own rules" in page
    assert "likely to help Malaysia" in page


def test_the_ground_of_a_donor_names_the_groups(site_context: SiteContext) -> None:
    """Andorra is no donor by any list: it is taken as one because of its group, and the answer says so."""
    ground = site_context.facts.assessments["AND"].ground

    assert site_context.wording.ground[ground].startswith("It counts as a donor (")


def test_what_is_secured_is_not_taken_from_a_cost_of_another_year(site_context: SiteContext) -> None:
    """A record may say that the gap is not a sum sought, and the list of opportunities says no other."""
    need, secured = (site_context.catalogue.requests[key] for key in ("vnm-dioxin", "sen-institutions"))

    assert opportunities.size(need, ENGLISH) == "USD 450,000,000 in all, USD 430,000,000 secured"
    assert opportunities.size(secured, ENGLISH) == "USD 322,000 in all, USD 322,000 secured"
    assert opportunities.size(site_context.catalogue.requests["per-plan"], ENGLISH) == "USD 1,603,500 sought"
    assert "Already secured USD 430,000,000 Year of the estimate 2023" in _words(
        request.page(site_context, need.id).body
    )


def test_needs_outside_the_regions_are_explained(site_context: SiteContext) -> None:
    """The columns of regions add up to less than All, because Türkiye is in none; the page says so."""
    expected = "Needs of countries outside these regions count only under All."

    assert expected in opportunities.page(site_context, "../")
    assert any(item.region is None for item in opportunities.openings(site_context))


def test_two_sums_are_parted(site_context: SiteContext) -> None:
    """A usual sum does not run into the least and the most."""
    assert "At most CAD 100,000 ; usually about CAD 35,000" in _source_page(site_context, "embassy-grants").replace(
        "000; usually", "000 ; usually"
    )


def test_a_usual_sum_alone_has_no_character_before_it(site_context: SiteContext) -> None:
    """A source that states only what is usual begins with it."""
    changed = replace(site_context.catalogue.sources["embassy-grants"], amount=Amount(typical=5, currency="CAD"))
    catalogue = replace(site_context.catalogue, sources={**site_context.catalogue.sources, changed.id: changed})

    assert "Amount Usually about CAD 5" in _source_page(replace(site_context, catalogue=catalogue), changed.id)


def test_whether_sources_were_checked_live_is_counted(site_context: SiteContext) -> None:
    """The sentence on the front page follows the records: none, or how many of how many."""
    first, *others = site_context.sources
    checked = replace(first, verified=replace(first.verified, how="live-page"))
    facts = replace(site_context.facts, sources=(checked, *others))

    assert figures.checked_live(site_context, "") == "No source has been checked on the live page of its provider yet."
    assert figures.checked_live(replace(site_context, facts=facts), "") == (
        f"Sources checked on the live page of the provider: 1 of {len(site_context.sources)}."
    )


@pytest.mark.parametrize(("code", "expected"), [("MYS", True), ("HTI", True), ("KEN", False), ("DEU", False)])
def test_a_country_that_may_be_no_party_is_reported_to_read_the_conditions(
    site_context: SiteContext, code: str, expected: bool
) -> None:
    """Some sources serve Parties only, and their records say so in words: a country that may be none is warned."""
    assert ("A source for Parties only may not help it" in _country(site_context, code)) is expected


def test_a_sum_in_a_list_says_for_what_it_is(site_context: SiteContext) -> None:
    """A scholarship of 1,400 euros a month is not a grant of 1,400 euros, in a list no less than on its page."""
    listed = _words(lists.first_page(site_context, lists.SOURCES, "../"))

    assert "EUR 1,400 per month" in listed
    assert "USD 250,000 per project" in listed


def test_the_list_of_needs_shows_sums_as_the_records_do(site_context: SiteContext) -> None:
    """The entry of a need has its whole cost with what is secured."""
    listed = _words(lists.first_page(site_context, lists.REQUESTS, "../"))

    assert "USD 450 million USD 430 million secured" in listed


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("KEN", "Signed 23 May 2001 Deposited 24 September 2004 (ratification, acceptance or approval)"),
        ("BRB", "Deposited 7 June 2004 (accession)"),
        ("MYS", "Signed 16 May 2002 ODA recipient"),
        ("DEU", "Member of the European Union; the OECD-DAC LDC, LLDC, SIDS"),
    ],
)
def test_a_country_page_has_the_days_of_the_convention_and_its_groups(
    site_context: SiteContext, code: str, expected: str
) -> None:
    """What the answer of paragraph 9 rests on is in its file: signature, instrument, and groups of donors."""
    assert expected in _words(country_file.page(site_context, code).body)


def test_a_country_that_did_nothing_has_no_row_of_days(site_context: SiteContext) -> None:
    """Without a day of signature or deposit there is no row that could be read as a statement."""
    page = _words(country_file.page(site_context, "AND").body)

    assert "Signed" not in page
    assert "Deposited" not in page
