"""Matches of real records: explained as written down, told alike on all pages, and readable for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching.groups import need_of
from clearinghouse.domain.source_eligibility import Verdict, assess_source
from clearinghouse.records import Matching
from clearinghouse.reports import match_report as match_text
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import Addresses, SiteContext, build_context
from clearinghouse.site.exports import country_answers_json as matches_json
from clearinghouse.site.exports import request_matches_json
from clearinghouse.site.pages import request, source
from clearinghouse.wording import match_text as match_words
from support.paths import AS_OF, CASES

_PAIRS = sorted(path.stem for path in (CASES / "matches").glob("*.txt"))
_EVERY = dict.fromkeys(Verdict, 10_000)


def told(made: SiteContext, pair: str) -> str:
    """Return the explanation of a pair, named <request>--<source>."""
    asked, offered = pair.split("--")
    need = made.catalogue.requests[asked]
    found = made.matching.match(offered, need_of(made.matching, need, made.catalogue.countries))
    heading = match_text.heading(need, made.catalogue.countries[need.country])
    return f"{heading}\n{match_text.match_report(made.catalogue, made.matching.context).explanation(found)}"


@pytest.mark.parametrize("pair", _PAIRS)
def test_real_pair_is_explained_as_written(pair: str, real_view: SiteContext, golden: Callable) -> None:
    """The whole explanation of a real pair is the one that was read and written down."""
    golden(CASES / "matches" / f"{pair}.txt", told(real_view, pair))


def test_enough_real_pairs_are_written_down_and_all_answers_are_among_them() -> None:
    """There are at least 25 explanations, with each of the three answers."""
    texts = [(CASES / "matches" / f"{pair}.txt").read_text("utf-8") for pair in _PAIRS]

    assert len(texts) >= 25
    assert {answer for answer in match_text.VERDICT.values() if any(answer in text for text in texts)} == set(
        match_text.VERDICT.values()
    )


def shown(html: str, prefix: str, folder: str) -> dict[str, str]:
    """Return the records that a page lists under its headings <prefix>-<verdict>, with the verdict of each."""
    found = {}
    for part in re.split(rf'<h3 id="{prefix}-', html)[1:]:
        verdict, rest = part.split('"', 1)
        listed = rest.split("</ol>")[0] if "<ol" in rest.split("<h3")[0] else ""
        found.update(dict.fromkeys(re.findall(rf'href="\.\./\.\./{folder}/([a-z0-9-]+)/"', listed), verdict))
    return found


def test_both_pages_agree_on_every_pair(real: Catalogue, real_view: SiteContext) -> None:
    """The page of a need and the page of a source give one answer for each pair, as the index does from both sides."""
    index = real_view.matching
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
        for key in real.requests
        for other, verdict in shown(request.page(real_view, key).body, "help", "sources").items()
    }
    sources = {
        (other, key): verdict
        for key in real.sources
        for other, verdict in shown(source.page(real_view, key).body, "serve", "requests").items()
    }

    assert by_need == by_source
    assert len(needs) > 200
    assert len(sources) > 200
    assert {pair: verdict for pair, verdict in needs.items() if by_need[pair] != verdict} == {}
    assert {pair: verdict for pair, verdict in sources.items() if by_need[pair] != verdict} == {}


def test_the_file_of_a_need_says_what_its_page_says(real_view: SiteContext) -> None:
    """The first matches in the file for machines are those on the page, with the same answers and totals."""
    need = real_view.catalogue.requests["cmr-pcb-system"]
    page = request.page(real_view, need.id)
    file = json.loads(dict(request_matches_json.files(real_view, need.id))["api/v1/matches/cmr-pcb-system.json"])

    listed = {
        row["source"]: row["verdict"]
        for verdict, most in match_list.ROWS_SHOWN.items()
        for row in [row for row in file["result"] if row["verdict"] == verdict][:most]
    }
    assert shown(page.body, "help", "sources") == listed
    assert sum(file["totals"].values()) == file["total"]
    assert len(file["result"]) == file["shown"]


def test_every_reason_has_words_and_every_file_is_json(real_view: SiteContext) -> None:
    """Each reason in any file for machines stands in the legend, and each file has its envelope."""
    files = {uri: json.loads(content) for uri, content in matches_json.files(real_view)}
    legend = {row["criterion"]: row["reasons"] for row in files["api/v1/match-criteria.json"]["result"]}
    waiting = real_view.matching.requests
    needs = [json.loads(content) for key in waiting for _, content in request_matches_json.files(real_view, key)]
    reasons = {
        (item["criterion"], item["reason"]) for file in needs for row in file["result"] for item in row["criteria"]
    }

    assert {(criterion, reason) for criterion, reason in reasons if reason not in legend[criterion]} == set()
    assert len(needs) == len(waiting)
    assert len(files) == 1 + len(real_view.catalogue.countries)
    assert {tuple(file)[:3] for file in (*needs, *files.values())} == {("schema_version", "generated_at", "uri")}


def test_the_file_of_a_country_has_every_source_once_with_the_answer_of_the_country(real_view: SiteContext) -> None:
    """For Barbados each source in use stands once, with the answer that its own basis gives; ODA lists refuse."""
    barbados = real_view.catalogue.countries["BRB"]
    files = dict(matches_json.files(real_view))
    file = json.loads(files["api/v1/countries/BRB/sources.json"])

    expected = {item.id: assess_source(item, barbados).verdict.value for item in real_view.sources}
    assert {row["source"]: row["verdict"] for row in file["result"]} == expected
    assert len(file["result"]) == len(expected)
    assert expected["france-ffem"] == "not-eligible"
    assert expected["idb-technical-cooperation"] == "likely-eligible"
    assert expected["world-bank-pollution"] == "needs-more-information"


def test_a_large_catalogue_cuts_files_to_what_pages_show() -> None:
    """With many requests a file has no more matches than a page; with few it has up to a hundred."""
    assert match_list.file_row_limits(5500) == dict(match_list.ROWS_SHOWN)
    assert sum(match_list.file_row_limits(30).values()) == 100
    assert sum(match_list.file_row_limits(0).values()) == 100


def test_a_source_out_of_use_is_offered_nothing(real: Catalogue, real_view: SiteContext) -> None:
    """A source that no index has lists no needs."""
    gone = replace(real.sources["france-ffem"], id="gone")

    assert match_list.of_source(real_view, gone) == ()


def test_hostile_words_in_a_need_are_text_in_its_matches(real: Catalogue) -> None:
    """Names with HTML in them come out escaped in every list of matches."""
    bad = "<script>alert(1)</script>"
    sources = {key: replace(item, name=bad, short_name=bad) for key, item in real.sources.items()}
    requests = {key: replace(item, title=bad) for key, item in real.requests.items()}
    made = build_context(replace(real, sources=sources, requests=requests), as_of=AS_OF, addresses=Addresses("", ""))

    pages = request.page(made, "cmr-pcb-system").body + source.page(made, "brs-technical-assistance").body

    assert "<script>" not in pages
    assert "&lt;script&gt;" in pages


def test_the_words_cover_every_criterion_and_weight(real: Catalogue) -> None:
    """Every criterion and every reason of the order in the weights has a name, and together they give 100 points."""
    weights: Matching = next(iter(real.matching.values()))

    assert set(weights.criteria) == {criterion.value for criterion in match_words.CRITERION}
    assert set(weights.order) == set(match_words.SCORE_REASON)
    assert sum(item.points for item in weights.order.values()) == 100


def test_a_list_of_members_is_used_and_known(real: Catalogue) -> None:
    """Every list of members is used by a source, and every source that names one has it at hand."""
    used = {item for record in real.sources.values() for item in record.eligibility.memberships}

    assert used == set(real.memberships)
    assert all(
        tuple(item.id for item in record.eligibility.lists) == record.eligibility.memberships
        for record in real.sources.values()
    )
