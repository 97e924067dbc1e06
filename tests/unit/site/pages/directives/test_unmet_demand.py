"""Unmet demand on the pages."""

from __future__ import annotations

from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context import unmet_demand
from clearinghouse.site.context.context import SiteContext

_EVERY = dict.fromkeys(Verdict, 10_000)


def test_unmet_figures_follow_from_the_matches(site_context: SiteContext) -> None:
    """For each need the table has the totals that its page has, and names forms of help that no likely source gives."""
    index, sources = site_context.facts.matching, site_context.catalogue.sources
    gaps = unmet_demand.all_gaps(site_context)
    assert {bool(gap.coverage.likely) for gap in gaps} == {True, False}
    for gap in gaps:
        groups = index.for_need(index.need(gap.request.id), _EVERY)
        likely = [sources[key] for key in groups[Verdict.LIKELY].best]
        offered = {form for item in likely for form in item.assistance}
        assert gap.coverage.likely == len(likely)
        assert gap.coverage.doubted == groups[Verdict.MORE_INFORMATION].total
        assert set(gap.coverage.forms) == set(gap.request.assistance) - offered
        assert set(gap.coverage.topics) == set(gap.request.topics) - {topic for item in likely for topic in item.topics}


def test_a_region_is_thin_by_its_middle_country(site_context: SiteContext) -> None:
    """The figures for a topic in a region are those of its countries, counted one by one."""
    cell = next(
        item
        for item in unmet_demand.all_topic_coverage(site_context)
        if (item.topic, item.region) == ("pcb", "latin-america-caribbean")
    )

    counts = sorted(
        sum(
            "pcb" in item.topics
            and assess_source(item, country).verdict is Verdict.LIKELY
            and site_context.facts.intakes[item.id].status != "closed"
            for item in site_context.sources
        )
        for country in site_context.catalogue.countries.values()
        if country.un_group == "grulac" and site_context.facts.assessments[country.id].standing != "not-eligible"
    )
    assert (cell.countries, cell.fewest, cell.most) == (len(counts), counts[0], counts[-1])
    assert cell.median == (counts[len(counts) // 2] + counts[(len(counts) - 1) // 2]) / 2
    assert cell.is_thin == (cell.median < 3)
