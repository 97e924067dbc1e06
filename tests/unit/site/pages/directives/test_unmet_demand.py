"""Unmet demand on the pages."""

from __future__ import annotations

import re

from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.plans import Gap
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands
from clearinghouse.site.pages.directives import unmet_demand


def test_only_needs_that_wait_are_counted(site_context: SiteContext) -> None:
    """A need that is met, paid or to be confirmed has no work package among the unmet ones."""
    standings = site_context.facts.standings

    assert {standings[item.request.id] for item in all_demands(site_context)} == {NeedStanding.WAITING}


def test_unmet_figures_follow_from_the_plans(site_context: SiteContext) -> None:
    """Each work package without a payer is in the list with a link to its need; none that has one."""
    found = all_demands(site_context)
    html = unmet_demand.needs(site_context, "../")
    listed = html.split("id=apart")[0].count("<li><a")

    assert listed == sum(item.plan.gap is not Gap.GRANT for item in found)


def test_needs_that_do_not_wait_are_counted_apart(site_context: SiteContext) -> None:
    """Those to be confirmed, paid, met or closed are folded below, each under how it stands."""
    html = unmet_demand.needs(site_context, "../")
    apart = html.split("id=apart")[1]
    expected = sum(
        standing not in (NeedStanding.WAITING, NeedStanding.NOT_IN_USE)
        for standing in site_context.facts.standings.values()
    )

    assert len(re.findall(r"requests/[a-z0-9-]+/", apart)) == expected > 0
