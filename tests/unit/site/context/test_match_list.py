"""Matches: explained as written down, alike on all pages, and readable for machines."""

from __future__ import annotations

import re
from dataclasses import replace

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Matching
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages import request, source
from clearinghouse.wording import match_text as match_words
from support.paths import AS_OF

_EVERY = dict.fromkeys(Verdict, 10_000)


def shown(html: str, prefix: str, folder: str) -> dict[str, str]:
    """Return the records that a page lists under its headings <prefix>-<verdict>, with the verdict of each."""
    verdict_of = {}
    for part in re.split(rf'<h3 id="{prefix}-', html)[1:]:
        verdict, rest = part.split('"', 1)
        listed = rest.split("</ol>")[0] if "<ol" in rest.split("<h3")[0] else ""
        verdict_of.update(dict.fromkeys(re.findall(rf'href="\.\./\.\./{folder}/([a-z0-9-]+)/"', listed), verdict))
    return verdict_of


def test_both_pages_agree_on_every_pair(catalogue: Catalogue, site_context: SiteContext) -> None:
    """The page of a need and the page of a source give one answer for each pair, as the index does from both sides."""
    index = site_context.facts.matching
    by_need = {
        (key, other): verdict
        for key in index.requests
        for verdict, ranked in index.for_need(index.need(key), _EVERY).items()
        for other in ranked.best
    }
    by_source = {
        (other, key): verdict
        for key in index.sources
        for verdict, ranked in index.for_offer(index.offer(key), _EVERY).items()
        for other in ranked.best
    }
    needs = {
        (key, other): verdict
        for key in catalogue.requests
        for other, verdict in shown(request.page(site_context, key).body, "help", "sources").items()
    }
    sources = {
        (other, key): verdict
        for key in catalogue.sources
        for other, verdict in shown(source.page(site_context, key).body, "serve", "requests").items()
    }

    assert by_need == by_source
    assert len(needs) > 30
    assert len(sources) > 30
    assert set(needs.values()) == set(sources.values()) == {Verdict.LIKELY, Verdict.MORE_INFORMATION}
    assert {pair: verdict for pair, verdict in needs.items() if by_need[pair] != verdict} == {}
    assert {pair: verdict for pair, verdict in sources.items() if by_need[pair] != verdict} == {}


def test_a_large_catalogue_cuts_files_to_what_pages_show() -> None:
    """With many requests a file has no more matches than a page; with few it has up to a hundred."""
    assert match_list.file_row_limits(5500) == dict(match_list.ROWS_SHOWN)
    assert sum(match_list.file_row_limits(30).values()) == 100
    assert sum(match_list.file_row_limits(0).values()) == 100


def test_a_source_out_of_use_is_offered_nothing(catalogue: Catalogue, site_context: SiteContext) -> None:
    """A source that no index has lists no needs."""
    unknown = replace(catalogue.sources["oda-facility"], id="gone")

    assert match_list.of_source(site_context, unknown) == ()


def test_hostile_words_in_a_need_are_text_in_its_matches(catalogue: Catalogue) -> None:
    """Names with HTML in them come out escaped in every list of matches."""
    bad = "<script>alert(1)</script>"
    sources = {key: replace(item, name=bad, short_name=bad) for key, item in catalogue.sources.items()}
    requests = {key: replace(item, title=bad) for key, item in catalogue.requests.items()}
    hostile_context = build_context(
        replace(catalogue, sources=sources, requests=requests), as_of=AS_OF, addresses=Addresses("", "")
    )

    pages = request.page(hostile_context, "ken-pcb-system").body + source.page(hostile_context, "global-programme").body

    assert "<script>" not in pages
    assert "&lt;script&gt;" in pages


def test_the_words_cover_every_criterion_and_weight(catalogue: Catalogue) -> None:
    """Every criterion and every reason of the order in the weights has a name, and together they give 100 points."""
    weights: Matching = next(iter(catalogue.matching.values()))

    assert set(weights.criteria) == {criterion.value for criterion in match_words.CRITERION}
    assert set(weights.order) == set(match_words.SCORE_REASON)
    assert sum(item.points for item in weights.order.values()) == 100


def test_a_list_of_members_is_used_and_known(catalogue: Catalogue) -> None:
    """Every list of members is used by a source, and every source that names one has it at hand."""
    used = {item for record in catalogue.sources.values() for item in record.eligibility.memberships}

    assert used == set(catalogue.memberships)
    assert all(
        tuple(item.id for item in record.eligibility.lists) == record.eligibility.memberships
        for record in catalogue.sources.values()
    )
