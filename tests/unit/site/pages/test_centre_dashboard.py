"""The dashboard of a centre: what it may use and what it has to look at."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre_dashboard import technical_resources, to_check


def test_a_centre_names_laboratories_and_experts_that_likely_serve_its_country(site_context: SiteContext) -> None:
    """The desk of a centre names the sources that lend laboratories or experts to its country, and no others."""
    kenya = site_context.catalogue.countries["KEN"]
    identifiers = {source.id for source in technical_resources(site_context, kenya)}

    assert "iaea-tc" not in identifiers  # its list of members is not known here
    assert identifiers
    assert all(
        {"laboratory-service", "expert-secondment"} & set(site_context.catalogue.sources[key].assistance)
        for key in identifiers
    )


def test_the_desk_of_a_centre_has_the_sources_of_the_regions_that_it_serves(site_context: SiteContext) -> None:
    """Spain lies in no region of the Convention, but its centre serves the Mediterranean, which a source names."""
    centre = site_context.catalogue.centres["sea-centre"]
    identifiers = {item.id for item in to_check(site_context, centre, site_context.catalogue.countries["AND"])}

    assert "sea-adviser" in identifiers
    assert "global-programme" not in identifiers
