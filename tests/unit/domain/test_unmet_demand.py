"""Unmet demand: needs that no source covers, and topics with few sources in a region."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.convention_eligibility import Assessment, Ground, Standing
from clearinghouse.domain.matching import Index, MatchingContext, build_need, build_offer
from clearinghouse.domain.matching.index.results import Coverage
from clearinghouse.domain.unmet_demand import Gap, TopicCoverage, gaps, topic_coverage
from clearinghouse.records import Matching
from clearinghouse.records.matching import Effect
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)
_DOUBTS = ("gef", "applicant", "language", "time", "amount-most", "intake")
_ELIGIBLE = Assessment(Standing.ELIGIBLE, Ground.ODA_PARTY)
_REFUSED = Assessment(Standing.NOT_ELIGIBLE, Ground.DONOR)


def _index(*sources: dict, needs: dict[str, dict] | None = None) -> Index:
    rules = Matching("weights", "", dict.fromkeys(_DOUBTS, Effect("caution", "caution", "")), {}, 12, 3, {})
    offers = [build_offer(made_up(f"source-{place}", **item), as_of=_DAY) for place, item in enumerate(sources)]
    country = made_up_country()
    waiting = [build_need(made_up_request(key, **fields), country) for key, fields in (needs or {}).items()]
    return Index(MatchingContext(_DAY, rules, {}), offers, waiting)


def test_the_least_covered_need_comes_first() -> None:
    """Needs without a likely source lead, then those with more open forms, then more open topics, then by id."""
    needs = {
        "covered-b": {},
        "covered-a": {},
        "two-forms": {"assistance": ["grant", "loan", "equity"]},
        "a-form": {"assistance": ["grant", "loan"]},
        "a-form-and-topic": {"assistance": ["grant", "loan"], "topics": ["pcb", "ddt"]},
        "nothing": {"topics": ["water"]},
    }

    found = gaps(_index({}, needs=needs))

    assert [gap.request.id for gap in found] == [
        "nothing",
        "two-forms",
        "a-form-and-topic",
        "a-form",
        "covered-a",
        "covered-b",
    ]
    assert [gap.is_unserved for gap in found] == [True, False, False, False, False, False]
    assert [gap.is_partly_served for gap in found] == [False, True, True, True, False, False]
    assert {gap.country.id for gap in found} == {"AAA"}
    assert gaps(_index()) == []


def test_a_need_with_an_open_topic_is_partly_served() -> None:
    """A topic that no likely source names is enough, and a need without a likely source is not partly served."""
    country, request = made_up_country(), made_up_request()

    assert Gap(request, country, Coverage(1, 1, 0, ("ddt",), ())).is_partly_served
    assert not Gap(request, country, Coverage(0, 0, 0, ("ddt",), ("loan",))).is_partly_served


_COUNTRIES = [
    made_up_country("AAA", un_group="african"),
    made_up_country("BBB", un_group="african", oda=True),
    made_up_country("CCC", un_group="african", oda=True),
    made_up_country("DDD", un_group="african"),
    made_up_country("EEE", un_group="grulac", oda=True),
    made_up_country("FFF", un_group="weog"),
    made_up_country("GGG"),
]


def test_topics_are_counted_over_the_countries_of_each_region() -> None:
    """Fewest, median and most over the countries that may be helped; a median below the limit is thin."""
    index = _index(
        {}, {"topics": ["pcb", "ddt"], "eligibility": {"basis": "oda-list"}}, {"eligibility": {"basis": "oda-list"}}
    )
    assessments = {country.id: _ELIGIBLE for country in _COUNTRIES} | {"DDD": _REFUSED}

    found = topic_coverage(index, _COUNTRIES, assessments, ["pcb", "ddt", "water"], thin=3)

    assert found == [
        TopicCoverage("pcb", "africa", 3, 1, 3, 3, is_thin=False),
        TopicCoverage("pcb", "latin-america-caribbean", 1, 3, 3, 3, is_thin=False),
        TopicCoverage("ddt", "africa", 3, 0, 1, 1, is_thin=True),
        TopicCoverage("ddt", "latin-america-caribbean", 1, 1, 1, 1, is_thin=True),
        TopicCoverage("water", "africa", 3, 0, 0, 0, is_thin=True),
        TopicCoverage("water", "latin-america-caribbean", 1, 0, 0, 0, is_thin=True),
    ]


@pytest.mark.parametrize("topics", [[], ["pcb"]])
def test_without_countries_no_topic_is_counted(topics: list[str]) -> None:
    """A region without a country that may be helped has no row."""
    assert topic_coverage(_index({}), [], {}, topics, thin=3) == []
