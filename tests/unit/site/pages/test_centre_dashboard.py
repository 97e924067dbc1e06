"""The dashboard of a centre: what it may use and what it has to look at."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre_dashboard import technical_resources, to_check


def test_a_centre_is_told_of_laboratories_and_experts_that_likely_serve_its_country(real_view: SiteContext) -> None:
    """The desk of a centre names the sources that lend laboratories or experts to its country, and no others."""
    kenya = real_view.catalogue.countries["KEN"]
    found = {source.id for source in technical_resources(real_view, kenya)}

    assert "iaea-tc" not in found  # its list of members is not known here
    assert found
    assert all(
        {"laboratory-service", "expert-secondment"} & set(real_view.catalogue.sources[key].assistance) for key in found
    )


def test_the_desk_of_a_centre_has_the_sources_of_the_regions_that_it_serves(real_view: SiteContext) -> None:
    """Spain lies in no region of the Convention, but its centre serves the Mediterranean, which a source names."""
    centre = real_view.catalogue.centres["scrc-spain"]
    found = {item.id for item in to_check(real_view, centre, real_view.catalogue.countries["ESP"])}

    assert "medwaves-scprac" in found
    assert "unep-special-programme" not in found
