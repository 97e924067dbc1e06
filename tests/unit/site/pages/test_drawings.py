"""Pictures on pages show the numbers of the catalogue, in words too."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest
from clearinghouse.domain.plans import Gap
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.domain.unmet_demand import Totals
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import drawings
from clearinghouse.site.pages.directives.pictures import PICTURES, picture

_MOST_BYTES = 4096


def _label(html: str) -> str:
    found = re.search('aria-label="([^"]*)"', html)
    assert found
    return found[1]


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_drawn_small_and_without_style(site_context: SiteContext, name: str) -> None:
    """Every picture has a label, is at most 4 KB, and asks for nothing that the security policy refuses."""
    html = picture(site_context, "../", name)

    assert len(re.findall("<svg.*?</svg>", html, re.S)[0]) <= _MOST_BYTES
    assert _label(html)
    assert "style=" not in html


def test_the_status_bar_counts_every_source_once(site_context: SiteContext) -> None:
    """The numbers of the key add up to the sources that are drawn, and each leads to its list."""
    html = drawings.status_bar(site_context, site_context.sources, "../")

    assert sum(map(int, re.findall(r"<b[^>]*>(\d+)</b>", html))) == len(site_context.sources)
    assert 'href="../sources/?status=open"' in html


def test_the_bar_of_a_country_has_its_verdicts(site_context: SiteContext) -> None:
    """Likely, ask first and not for the country are told apart, and a verdict without sources is skipped."""
    counts = {Verdict.LIKELY: 3, Verdict.MORE_INFORMATION: 2, Verdict.NOT_ELIGIBLE: 0}
    bar = partial(drawings.verdict_bar, site_context, counts, open_now=1)
    html = bar("Kenya", confirmed=3, receives=True)

    assert _label(html) == "3 likely (1 open now), 2 ask first"
    assert _label(bar("Kenya", confirmed=2, receives=True)) == "3 may help (1 open now), 2 ask first"
    assert 'href="#perhaps"' in html
    assert "Kenya" not in html
    assert "#likely" not in bar("Norway", confirmed=3, receives=False)


def test_packages_are_drawn_by_who_pays(site_context: SiteContext) -> None:
    """Loans are not a grant, and neither is a source that must be asked."""
    totals = Totals({Gap.GRANT: 4, Gap.LOANS_ONLY: 1, Gap.NOBODY: 2}, 0, 0, {}, 0)

    assert _label(drawings.coverage(site_context, totals)) == "4 a grant may pay, 1 loans only, 2 no known payer"


def test_money_is_drawn_in_its_own_currency(site_context: SiteContext) -> None:
    """Secured and missing are parts of one bar."""
    assert _label(drawings.money_bar(site_context, 430, 20, "EUR")) == "EUR 430 secured, EUR 20 still needed"


def test_only_awards_of_one_currency_are_drawn(site_context: SiteContext) -> None:
    """Sums in other currencies are never counted with them, and awards without a sum are left off."""
    award = next(iter(site_context.catalogue.awards.values()))
    awards = [
        replace(award, amount=amount, currency=currency)
        for amount, currency in ((10, "USD"), (60_000, "USD"), (9, "EUR"), (None, None))
    ]

    label = _label(drawings.award_sizes(site_context, awards, "USD"))
    assert "&lt; 50,000: 1, 50,000+: 1, 250,000+: 0" in label


def test_only_rounds_that_closed_are_drawn(site_context: SiteContext) -> None:
    """A round of the future is no past round; without a closed one nothing is drawn."""
    source = next(item for item in site_context.sources if any(entry.closes for entry in item.rounds))
    closed = [item.closes for item in source.rounds if item.closes and item.closes < site_context.as_of]

    html = drawings.closing_months(site_context, drawings.closings([source], site_context.as_of))
    assert html.count("<title>") == len(closed)
    assert not drawings.closing_months(site_context, drawings.closings([], site_context.as_of))


def test_a_budget_is_drawn_year_by_year(site_context: SiteContext) -> None:
    """Each year has a bar with its total, and the key names who spends it."""
    budget = next(iter(site_context.catalogue.budget.values()))
    html = drawings.budget_bars(site_context, budget)

    assert all(f"{year}: " in _label(html) for year in budget.years)
    assert "Overhead charge" in html
