"""The index of a made-up catalogue: what it returns beyond the lists that the property tests compare."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.matching import Index, MatchingContext, Need, Offer, build_need, build_offer, match_pair
from clearinghouse.domain.matching.groups import groups_for_need, groups_for_source, need_of
from clearinghouse.domain.matching.index.results import Coverage, Ranked
from clearinghouse.domain.source_eligibility import Verdict
from clearinghouse.records import Matching
from clearinghouse.records.matching import Effect, Weight
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)
_EVERY = dict.fromkeys(Verdict, 100)
_CAUTION = Effect("caution", "caution", "")
_COUNTRIES = {"AAA": made_up_country(oda=True, un_group="african", ldc=True), "BBB": made_up_country("BBB")}


def _context() -> MatchingContext:
    doubts = ("applicant", "amount-least", "amount-most", "language", "gef", "time")
    criteria = {
        **dict.fromkeys(doubts, _CAUTION),
        "country": Effect("not-eligible", "needs-more-information", ""),
        "intake": Effect("not-eligible", "needs-more-information", ""),
        "topic": Effect("not-eligible", "needs-more-information", ""),
        "assistance": Effect("not-eligible", "needs-more-information", ""),
        "groups": _CAUTION,
        "exclusions": Effect("not-eligible", "needs-more-information", ""),
    }
    points = {"topic": 40, "assistance": 20, "region": 10, "groups": 5, "amount": 15, "intake": 7, "relevance": 9}
    order = {reason: Weight(number, "") for reason, number in points.items()}
    return MatchingContext(_DAY, Matching("weights", "", criteria, order, 12, 3, {}), {"pcb": frozenset({"waste"})})


def _offer(identifier: str, basis: str = "any", **fields: object) -> Offer:
    defaults = {"stated": "open", "intake": "rolling", "eligibility": {"basis": basis}}
    return build_offer(made_up(identifier, **{**defaults, **fields}), as_of=_DAY)


_OFFERS = [
    _offer("open"),
    _offer("best", topics=["pcb", "ddt"], relevance="direct", assistance=["grant", "training"]),
    _offer("named", eligibility={"basis": "named-list", "countries": ["AAA"], "groups": ["ldc"]}),
    _offer("in-rounds", intake="rounds", stated="periodic"),
    _offer("closed", stated="closed"),
    _offer("for-oda", basis="oda-list", relevance="adjacent"),
    _offer("in-doubt", basis="regional"),
    _offer("wider", topics=["waste"]),
    _offer("other-topic", topics=["water"]),
    _offer("other-form", assistance=["loan"]),
    _offer("sized", amount={"min": 1, "max": 100, "currency": "USD"}),
    _offer("no-topic", topics=[]),
]


def _need(identifier: str, country: str = "AAA", **fields: object) -> Need:
    return build_need(made_up_request(identifier, country, **fields), _COUNTRIES[country])


_NEEDS = [
    _need("one", topics=["pcb", "ddt"], budget={"sought": 50, "currency": "USD"}),
    _need("two", country="BBB", assistance=["grant", "equity"]),
    _need("three", topics=["water"]),
    _need("four", topics=["research"], assistance=["equity"]),
]


@pytest.fixture(scope="module")
def index() -> Index:
    """Index the made-up offers and needs."""
    return Index(_context(), _OFFERS, _NEEDS)


def test_everything_indexed_is_found_by_its_id(index: Index) -> None:
    """Offers and needs are the ones that were given; an unknown id is an error."""
    assert set(index.sources) == {offer.source.id for offer in _OFFERS}
    assert set(index.requests) == {need.request.id for need in _NEEDS}
    assert all(index.offer(offer.source.id) is offer for offer in _OFFERS)
    assert all(index.need(need.request.id) is need for need in _NEEDS)
    with pytest.raises(KeyError):
        index.offer("one")


@pytest.mark.parametrize(
    "need", [*_NEEDS, _need("outside", topics=["pcb", "research"])], ids=lambda need: need.request.id
)
@pytest.mark.parametrize("offer", _OFFERS, ids=lambda offer: offer.source.id)
def test_the_match_of_a_pair_is_that_of_the_definition(index: Index, offer: Offer, need: Need) -> None:
    """Verdict, findings and points of each pair are what `match_pair` gives, also the second time."""
    expected = match_pair(offer, need, index.context)

    assert index.match(offer.source.id, need) == expected
    assert index.match(offer.source.id, need) == expected


def test_sources_of_a_need_are_ranked_by_verdict(index: Index) -> None:
    """Likely ones first, by points and then by id; sources for other topics or with other forms are on no list."""
    ranked = index.for_need(index.need("one"), _EVERY)

    assert ranked == {
        Verdict.LIKELY: Ranked(5, ("best", "named", "sized", "open", "for-oda")),  # 76, 71, 71, 56 and 51 points
        Verdict.MORE_INFORMATION: Ranked(4, ("in-doubt", "in-rounds", "no-topic", "wider")),  # 56, 49, 36 and 36 points
        Verdict.NOT_ELIGIBLE: Ranked(1, ("closed",)),
    }
    assert index.for_need(index.need("one"), {Verdict.LIKELY: 2}) == {
        Verdict.LIKELY: Ranked(5, ("best", "named")),
        Verdict.MORE_INFORMATION: Ranked(4, ()),
        Verdict.NOT_ELIGIBLE: Ranked(1, ()),
    }


def test_an_empty_index_has_no_source_for_a_need() -> None:
    """Without offers or needs every list is empty, and nothing fails."""
    empty = Index(_context(), [], [])

    assert set(empty.for_need(_NEEDS[0], _EVERY).values()) == {Ranked(0, ())}
    assert set(empty.for_offer(_OFFERS[0], _EVERY).values()) == {Ranked(0, ())}
    assert empty.for_offers([], 5) == (0, [])
    assert empty.coverage(_NEEDS[0]) == Coverage(0, 0, 0, ("pcb", "ddt"), ("grant",))
    assert empty.source_counts_by_topic(_COUNTRIES["AAA"]) == {}


def test_needs_of_several_sources_come_once_with_their_best_source(index: Index) -> None:
    """Each need is counted once; the source with more points for it is named, and the best need leads."""
    total, best = index.for_offers(["open", "best", "closed", "other-topic"], 10)

    assert total == 3
    assert best == [("best", "one"), ("other-topic", "three"), ("best", "two")]  # 76, 76, 66 points
    assert index.for_offers(["open", "best"], 1) == (2, [("best", "one")])
    assert index.for_offers(["open"], 10) == (2, [("open", "two"), ("open", "one")])


@pytest.mark.parametrize("sources", [["a", "z"], ["z", "a"]])
def test_a_need_is_named_with_the_source_of_most_points_in_whatever_order_they_are_asked(sources: list[str]) -> None:
    """What a source always has counts too: of two that fit alike, the one that is closer to POPs is named."""
    offers = [_offer("a", relevance="adjacent"), _offer("z", relevance="direct")]

    assert Index(_context(), offers, [_need("need")]).for_offers(sources, 5) == (1, [("z", "need")])


def test_what_is_unmet_and_what_is_unknown_can_both_refuse() -> None:
    """Where the weights refuse both, a source with the wrong applicants and one that names none are not eligible."""
    rules = Matching("weights", "", {"applicant": Effect("not-eligible", "not-eligible", "")}, {}, 12, 3, {})
    offers = [_offer("named", eligibility={"basis": "any", "applicants": ["university"]}), _offer("silent")]
    index = Index(MatchingContext(_DAY, rules, {}), offers, [])

    ranked = index.for_need(_need("need", applicants=["ngo"]), _EVERY)

    assert set(ranked[Verdict.NOT_ELIGIBLE].best) == {"named", "silent"}


def test_a_source_that_does_not_serve_the_country_counts_for_no_topic() -> None:
    """Not even the first source of the index is counted where it does not serve."""
    index = Index(_context(), [_offer("only", basis="oda-list")], [])

    assert index.source_counts_by_topic(_COUNTRIES["BBB"]) == {"pcb": 0}


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("one", Coverage(5, 5, 4, (), ())),
        ("two", Coverage(3, 3, 4, (), ("equity",))),
        ("three", Coverage(1, 1, 1, (), ())),
        ("four", Coverage(0, 0, 0, ("research",), ("equity",))),
    ],
)
def test_how_far_a_need_is_covered(index: Index, request_: str, expected: Coverage) -> None:
    """Likely, open and doubted sources, and the topics and forms that no likely source has."""
    assert index.coverage(index.need(request_)) == expected


def test_a_likely_source_that_is_not_open_covers_a_need_without_being_open() -> None:
    """Where the weights make nothing of intake, a likely source may be closed to requests today."""
    cautions = ("intake", "gef", "applicant", "language", "time", "amount-most")
    rules = Matching("weights", "", dict.fromkeys(cautions, _CAUTION), {}, 12, 3, {})
    context = MatchingContext(_DAY, rules, {})
    index = Index(context, [_offer("open"), _offer("in-rounds", intake="rounds", stated="periodic")], [])

    assert index.coverage(_need("need")) == Coverage(2, 1, 0, (), ())


def test_sources_are_counted_for_each_topic_of_a_country(index: Index) -> None:
    """A source that is not closed and likely serves the country counts for each of its topics."""
    assert index.source_counts_by_topic(_COUNTRIES["AAA"]) == {"pcb": 7, "ddt": 1, "waste": 1, "water": 1}
    assert index.source_counts_by_topic(_COUNTRIES["BBB"]) == {"pcb": 5, "ddt": 1, "waste": 1, "water": 1}


def test_groups_hold_the_matches_of_the_ranked_sources(index: Index) -> None:
    """The groups of a need have the verdicts, totals and matches of the index, cut at the limits."""
    need = index.need("one")

    groups = groups_for_need(index, need, {Verdict.LIKELY: 2, Verdict.NOT_ELIGIBLE: 5})

    assert [(group.verdict, group.total) for group in groups] == [
        (Verdict.LIKELY, 5),
        (Verdict.MORE_INFORMATION, 4),
        (Verdict.NOT_ELIGIBLE, 1),
    ]
    assert [[match.source for match in group.matches] for group in groups] == [["best", "named"], [], ["closed"]]
    assert groups[0].matches[0] == index.match("best", need)


def test_groups_of_a_source_hold_its_needs(index: Index) -> None:
    """The needs of a source come by verdict; a source that is not indexed has none."""
    groups = groups_for_source(index, "best", _EVERY)

    assert [(group.verdict, group.total) for group in groups] == [
        (Verdict.LIKELY, 2),
        (Verdict.MORE_INFORMATION, 0),
        (Verdict.NOT_ELIGIBLE, 0),
    ]
    assert [[match.request for match in group.matches] for group in groups] == [["one", "two"], [], []]
    assert {match.source for group in groups for match in group.matches} == {"best"}
    assert groups_for_source(index, "no-such-source", _EVERY) == ()


def test_the_need_of_a_request_is_that_of_the_index(index: Index) -> None:
    """A request that waits is taken from the index; another one is built for its country."""
    known, other = index.need("one"), made_up_request("other")

    assert need_of(index, known.request, _COUNTRIES) is known
    assert need_of(index, other, _COUNTRIES).country is _COUNTRIES["AAA"]
    with pytest.raises(KeyError):
        need_of(index, made_up_request("example", None), _COUNTRIES)
