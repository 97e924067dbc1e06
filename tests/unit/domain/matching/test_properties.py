"""Matching: what holds for every pair, whatever the records say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import (
    Index,
    Match,
    MatchingContext,
    State,
    build_need,
    build_offer,
    is_waiting,
    match_pair,
    sort_matches,
)
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source
from clearinghouse.records.request import Project, Sums
from clearinghouse.records.source import Amount
from hypothesis import given
from hypothesis import strategies as st
from support.matching import EVERY, pair
from support.properties import examples

# When an example fails, Hypothesis warns that the catalogue is long to print; the failure itself must be seen.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

_WORSE = {Verdict.LIKELY: 0, Verdict.MORE_INFORMATION: 1, Verdict.NOT_ELIGIBLE: 2}

_MANY = examples(60)


def _lists(values: list[str], most: int) -> st.SearchStrategy:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


@st.composite
def _sources(draw: st.DrawFn, catalogue: Catalogue) -> Source:
    terms = {
        name: list(catalogue.vocabularies[name].terms) for name in ("topics", "assistance-types", "applicant-types")
    }
    base = draw(st.sampled_from(list(catalogue.sources.values())))
    rule = replace(
        base.eligibility,
        basis=draw(st.sampled_from(list(catalogue.vocabularies["eligibility-bases"].terms))),
        regions=draw(_lists(list(catalogue.vocabularies["regions"].terms), 2)),
        countries=draw(_lists(["KEN", "BRB", "UKR", "VNM"], 3)),
        excluded=draw(_lists(["KEN", "SEN"], 1)),
        applicants=draw(_lists(terms["applicant-types"], 3)),
        groups=draw(_lists(["ldc", "sids"], 2)),
        excludes_gef_financed=draw(st.booleans()),
    )
    least = draw(st.none() | st.integers(1, 10**6))
    return replace(
        base,
        id=f"{base.id}-{draw(st.integers(0, 10**6))}",
        eligibility=rule,
        topics=draw(_lists(terms["topics"], 4)),
        assistance=draw(_lists(terms["assistance-types"], 3)),
        amount=Amount(least, draw(st.none() | st.integers(1, 10**7)), None, draw(st.sampled_from(["USD", "EUR"]))),
        languages=draw(_lists(["en", "fr", "ru"], 2)),
        gef_link=draw(st.sampled_from(list(catalogue.vocabularies["gef-links"].terms))),
        relevance=draw(st.sampled_from(list(catalogue.vocabularies["relevance"].terms))),
    )


@st.composite
def _requests(draw: st.DrawFn, catalogue: Catalogue) -> Request:
    base = draw(st.sampled_from(list(catalogue.requests.values())))
    return replace(
        base,
        id=f"{base.id}-{draw(st.integers(0, 10**6))}",
        country=draw(st.sampled_from(["KEN", "BRB", "SEN", "UKR", "VNM", "DEU", "TUR"])),
        topics=draw(_lists(list(catalogue.vocabularies["topics"].terms), 4)),
        assistance=draw(_lists(list(catalogue.vocabularies["assistance-types"].terms), 3)),
        budget=Sums(
            sought=draw(st.none() | st.integers(1, 10**7)), currency=draw(st.sampled_from(["USD", "EUR", None]))
        ),
        needed_by=draw(st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1))),
        languages=draw(_lists(["en", "fr", "ru"], 2)),
        applicants=draw(_lists(["national-government", "ngo", "laboratory"], 2)),
        existing_projects=tuple(
            Project("x", gef=value) for value in draw(st.lists(st.sampled_from([True, False, None]), max_size=2))
        ),
    )


@_MANY
@given(data=st.data())
def test_the_index_gives_what_the_definition_gives(
    catalogue: Catalogue, rules: MatchingContext, data: st.DataObject
) -> None:
    """For any sources and needs the index lists, from both sides, exactly the matches of the pairwise definition."""
    sources = data.draw(st.lists(_sources(catalogue), max_size=12, unique_by=lambda item: item.id))
    requests = data.draw(st.lists(_requests(catalogue), max_size=6, unique_by=lambda item: item.id))
    offers = [build_offer(item, as_of=rules.as_of) for item in sources]
    needs = [build_need(item, catalogue.countries[item.country]) for item in requests]
    index = Index(rules, offers, needs)
    matches = {(one.source.id, other.request.id): match_pair(one, other, rules) for one in offers for other in needs}

    for asked in needs:
        expected = sort_matches(
            item for item in matches.values() if item.request == asked.request.id and item.is_candidate
        )
        for verdict, ranked in index.for_need(asked, EVERY).items():
            own = tuple(item.source for item in expected if item.verdict is verdict)
            assert (len(own), own) == (ranked.total, ranked.best)
            assert index.for_need(asked, {verdict: 2})[verdict].best == own[:2]
    for one in offers:
        expected = sort_matches(item for item in matches.values() if item.source == one.source.id and item.is_candidate)
        for verdict, ranked in index.for_offer(one, EVERY).items():
            own = tuple(item.request for item in expected if item.verdict is verdict)
            assert (len(own), own) == (ranked.total, ranked.best)
    likely = [item for item in matches.values() if item.is_candidate and item.verdict is Verdict.LIKELY]
    best: dict[str, Match] = {}
    for item in sort_matches(likely):
        best.setdefault(item.request, item)
    together = sorted(best.values(), key=lambda item: (-item.points, item.request))
    assert index.for_offers([one.source.id for one in offers], 3) == (
        len(best),
        [(item.source, item.request) for item in together[:3]],
    )
    assert {key: index.match(key[0], index.need(key[1])) for key in matches} == matches


@_MANY
@given(data=st.data())
def test_adding_a_country_never_makes_it_less_eligible(
    catalogue: Catalogue, rules: MatchingContext, data: st.DataObject
) -> None:
    """A country that is added to the list of a source has an answer that is as good as before, or better."""
    source, request = data.draw(_sources(catalogue)), data.draw(_requests(catalogue))
    rule = source.eligibility
    wider = replace(source, eligibility=replace(rule, countries=(*rule.countries, request.country)))

    before, after = (pair(catalogue, rules, item, request) for item in (source, wider))

    assert _WORSE[after.verdict] <= _WORSE[before.verdict]
    assert after.points >= before.points


_FORGET_SOURCE = {
    "topics": (),
    "assistance": (),
    "languages": (),
    "amount": Amount(),
    "gef_link": "unknown",
}

_FORGET_REQUEST = {
    "topics": (),
    "assistance": (),
    "languages": (),
    "budget": Sums(),
    "needed_by": None,
    "existing_projects": (),
}


@_MANY
@given(data=st.data())
def test_forgetting_a_fact_never_meets_a_criterion(
    catalogue: Catalogue, rules: MatchingContext, data: st.DataObject
) -> None:
    """When a fact is taken out of a record, no criterion that was not met becomes met."""
    source, request = data.draw(_sources(catalogue)), data.draw(_requests(catalogue))
    side = data.draw(st.sampled_from(["source", "request"]))
    field = data.draw(st.sampled_from(sorted(_FORGET_SOURCE if side == "source" else _FORGET_REQUEST)))
    poorer = (
        (replace(source, **{field: _FORGET_SOURCE[field]}), request)
        if side == "source"
        else (source, replace(request, **{field: _FORGET_REQUEST[field]}))
    )

    before, after = pair(catalogue, rules, source, request), pair(catalogue, rules, *poorer)

    met = {item.criterion for item in before.findings if item.state is State.MET}
    assert {item.criterion for item in after.findings if item.state is State.MET} <= met


@_MANY
@given(data=st.data())
def test_the_order_does_not_depend_on_the_order_of_the_records(
    catalogue: Catalogue, rules: MatchingContext, data: st.DataObject
) -> None:
    """Sources and needs given in any order come out in the same order."""
    offers = [build_offer(item, as_of=rules.as_of) for item in catalogue.sources.values()]
    needs = [
        build_need(item, catalogue.countries[item.country]) for item in catalogue.requests.values() if is_waiting(item)
    ]
    shuffled = data.draw(st.permutations(offers)), data.draw(st.permutations(needs))
    asked = data.draw(st.sampled_from(needs))

    first, second = (Index(rules, *sides).for_need(asked, EVERY) for sides in ((offers, needs), shuffled))

    assert first == second
