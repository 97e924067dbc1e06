"""The facts of a date: computed once, and the same as each function computes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import assess_country
from clearinghouse.domain.deadlines import find_deadlines
from clearinghouse.domain.derived_facts import DerivedFacts, derive_facts
from clearinghouse.domain.intake import assess_intake
from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.routing import centres_by_country
from clearinghouse.domain.service_clock import levels_by_stage, request_stages
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.records.common import Retired
from support.factories import made_up, made_up_country, made_up_request
from support.paths import AS_OF


@pytest.fixture(scope="module")
def facts(catalogue: Catalogue) -> DerivedFacts:
    """Derive the facts of the complete made-up catalogue."""
    return derive_facts(catalogue, as_of=AS_OF)


def test_facts_are_those_that_each_function_computes(catalogue: Catalogue, facts: DerivedFacts) -> None:
    """Intakes, assessments, centres and deadlines are those of the date, for every record."""
    assert facts.as_of == AS_OF
    assert facts.intakes == {key: assess_intake(item, as_of=AS_OF) for key, item in catalogue.sources.items()}
    assert facts.assessments == {key: assess_country(item, as_of=AS_OF) for key, item in catalogue.countries.items()}
    assert facts.served_by == centres_by_country(catalogue.centres)
    assert facts.deadlines == find_deadlines(facts.sources, facts.intakes, as_of=AS_OF)


def test_only_submitted_requests_have_stages(small: Catalogue) -> None:
    """Every submitted request has its stages up to the date, those out of use too."""
    levels = levels_by_stage(small.service_levels.values())
    request = small.requests["uga-example-request"]
    retired = replace(request, id="retired", retired=Retired(AS_OF, "Twice."))

    stages = derive_facts(replace(small, requests={**small.requests, "retired": retired}), as_of=AS_OF).stages

    assert set(stages) == {"uga-example-request", "retired"}
    assert stages["retired"] == request_stages(retired, levels, as_of=AS_OF) != ()


def test_each_source_has_the_verdict_of_its_class_for_each_country(catalogue: Catalogue, facts: DerivedFacts) -> None:
    """Sources of one class share a verdict, and it is the one that the source gets by itself."""
    verdicts = facts.verdicts_by_country()

    assert set(facts.eligibility_classes) == {source.id for source in facts.sources}
    assert set(facts.eligibility_classes.values()) == set(range(len(facts.verdicts)))
    assert len(facts.verdicts) < len(facts.sources)
    for code, country in catalogue.countries.items():
        for source in facts.sources:
            expected = assess_source(source, country)
            assert facts.verdict(source.id, code) == expected
            assert verdicts[code][facts.eligibility_classes[source.id]] == expected


def test_the_needs_that_sources_can_serve_wait_or_may_still_wait(catalogue: Catalogue, facts: DerivedFacts) -> None:
    """A need that is met, fully paid, closed or invented is offered to no source; each other one is, once."""
    served = [need.request.id for need in facts.needs.needs]

    assert sorted(served) == sorted(key for key, standing in facts.standings.items() if standing in MAY_BE_SERVED)
    assert set(served) < set(catalogue.requests)
    assert set(facts.standings) == set(catalogue.requests)


def test_sources_are_in_order_of_use(small: Catalogue) -> None:
    """Open ones first, then those close to POPs, then by name without regard to capitals; retired ones are left out."""
    retired = {"retired": {"on": "2026-01-01", "reason": "Twice."}}
    running, soon = [{"name": "R", "closes": "2027-06-01"}], [{"name": "R", "closes": "2026-12-01"}]
    sources = [
        made_up("by-nature", stated="by-nature", intake="rolling"),
        made_up("closed", stated="closed"),
        made_up("unclear", stated="unknown"),
        made_up("between", rounds=[{"name": "R", "closes": "2026-06-01"}]),
        made_up("later", rounds=[{"name": "R", "opens": "2027-01-01"}]),
        made_up("retired", rounds=running, **retired),
        made_up("open-z", rounds=running, name="alpha"),
        made_up("open-y", rounds=running, name="Beta"),
        made_up("open-other", rounds=running, relevance="unheard-of", name="A"),
        made_up("open-benefit", rounds=running, relevance="co-benefit", name="AA"),
        made_up("open-adjacent", rounds=running, relevance="adjacent", name="AAA"),
        made_up("soon", rounds=soon, relevance="co-benefit"),
    ]
    catalogue = replace(small, sources={item.id: item for item in sources})

    facts = derive_facts(catalogue, as_of=date(2026, 11, 24))

    assert [item.id for item in facts.sources] == [
        "soon",
        "open-z",
        "open-y",
        "open-adjacent",
        "open-benefit",
        "open-other",
        "later",
        "by-nature",
        "between",
        "unclear",
        "closed",
    ]
    assert "retired" in facts.intakes


def test_a_catalogue_without_sources_has_no_verdicts(small: Catalogue) -> None:
    """Without sources each country has an empty row, and nothing fails."""
    facts = derive_facts(replace(small, sources={}, requests={}), as_of=AS_OF)

    assert facts.sources == facts.verdicts == ()
    assert set(facts.verdicts_by_country()) == set(small.countries)
    assert set(facts.verdicts_by_country().values()) == {()}


def test_a_need_of_an_unknown_country_is_an_error(small: Catalogue) -> None:
    """Records that the rules refuse are not computed for: the caller checks first."""
    with pytest.raises(KeyError):
        derive_facts(replace(small, requests={"need": made_up_request(country="ZZZ")}), as_of=AS_OF)


def test_equal_limits_make_one_class(small: Catalogue) -> None:
    """Two sources with equal limits are in one class, numbered in the order of the sources."""
    sources = [made_up("a"), made_up("b", eligibility={"basis": "oda-list"}), made_up("c")]
    countries = {"AAA": made_up_country(oda=True)}
    catalogue = replace(small, sources={item.id: item for item in sources}, countries=countries, requests={})

    facts = derive_facts(catalogue, as_of=AS_OF)

    assert facts.eligibility_classes == {"a": 0, "b": 1, "c": 0}
    assert [set(verdicts) for verdicts in facts.verdicts] == [{"AAA"}, {"AAA"}]
