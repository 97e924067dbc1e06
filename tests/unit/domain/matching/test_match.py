"""Matching: what each criterion finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import (
    Criterion,
    Finding,
    Index,
    MatchingContext,
    State,
    build_need,
    is_waiting,
    matching_context,
    sum_sought,
)
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source
from clearinghouse.records.request import Outcome, Project, Sums
from clearinghouse.records.source import Round
from support.matching import EVERY, finding_of, pair
from support.paths import AS_OF


@pytest.fixture
def need_of(catalogue: Catalogue) -> Request:
    """Give a real need whose facts the tests change."""
    return catalogue.requests["ukr-polluted-field"]


@pytest.fixture
def grants(catalogue: Catalogue) -> Source:
    """Give a real source of grants with a least and a most."""
    return catalogue.sources["oda-facility"]


@pytest.mark.parametrize(
    ("budget", "least", "most"),
    [
        (Sums(sought=1_000_000, currency="EUR"), ("met", "fits"), ("met", "fits")),
        (Sums(total=1_500_000, secured=500_000, currency="EUR"), ("met", "fits"), ("met", "fits")),
        (Sums(sought=100_000, currency="EUR"), ("unmet", "does-not-fit"), ("met", "fits")),
        (Sums(sought=9_000_000, currency="EUR"), ("met", "fits"), ("unmet", "does-not-fit")),
        (Sums(sought=1_000_000, currency="USD"), ("unknown", "other-currency"), ("unknown", "other-currency")),
        (Sums(total=1_000_000, currency="EUR"), ("unknown", "sum-not-stated"), ("unknown", "sum-not-stated")),
        (Sums(), ("unknown", "sum-not-stated"), ("unknown", "sum-not-stated")),
    ],
)
def test_sums_are_compared_in_one_currency_only(
    catalogue: Catalogue,
    rules: MatchingContext,
    grants: Source,
    need_of: Request,
    budget: Sums,
    least: tuple,
    most: tuple,
) -> None:
    """The sum sought is met, too small or too large in the same currency, and not known otherwise."""
    result = pair(catalogue, rules, grants, replace(need_of, budget=budget))

    findings = [(item.state, item.reason) for item in result.findings if item.criterion.startswith("amount")]
    assert findings == [least, most]


def test_a_need_below_the_least_sum_needs_more_information(
    catalogue: Catalogue, rules: MatchingContext, grants: Source
) -> None:
    """A sum below the least sum leaves a doubt, since needs can be joined; it does not shut out."""
    request = replace(catalogue.requests["ukr-polluted-field"], topics=grants.topics)
    fits, small = (replace(request, budget=Sums(sought=sum_, currency="EUR")) for sum_ in (600_000, 600))

    verdicts = [pair(catalogue, rules, grants, item).verdict for item in (fits, small)]

    assert verdicts == [Verdict.LIKELY, Verdict.MORE_INFORMATION]


@pytest.mark.parametrize(
    ("opens", "closes", "needed_by", "state", "reason"),
    [
        (date(2027, 2, 1), date(2027, 4, 1), date(2027, 6, 1), State.MET, "opens-in-time"),
        (date(2027, 2, 1), date(2027, 4, 1), date(2027, 1, 1), State.UNMET, "too-late"),
        (date(2026, 1, 1), date(2026, 12, 24), date(2027, 1, 1), State.MET, "in-time"),
        (date(2026, 1, 1), date(2026, 2, 1), date(2027, 1, 1), State.UNKNOWN, "next-not-known"),
        (date(2026, 1, 1), date(2026, 12, 24), date(2025, 1, 1), State.UNMET, "past"),
        (date(2026, 1, 1), date(2026, 12, 24), None, State.UNKNOWN, "no-date"),
    ],
)
def test_the_next_round_must_open_before_the_need_ends(
    catalogue: Catalogue,
    rules: MatchingContext,
    grants: Source,
    need_of: Request,
    opens: date,
    closes: date,
    needed_by: date | None,
    state: State,
    reason: str,
) -> None:
    """A round that opens after the need ends comes too late; without dates it is not known."""
    source = replace(grants, rounds=(Round("Round", opens, closes),), access=replace(grants.access, intake="rounds"))

    result = finding_of(pair(catalogue, rules, source, replace(need_of, needed_by=needed_by)), Criterion.TIME)

    assert (result.state, result.reason) == (state, reason)


def test_a_source_closed_for_good_is_not_eligible(catalogue: Catalogue, rules: MatchingContext) -> None:
    """A source that takes no more requests serves no need, however well the rest fits."""
    source = catalogue.sources["closed-programme"]
    request = replace(catalogue.requests["ken-pcb-system"], topics=source.topics, assistance=source.assistance)

    result = pair(catalogue, rules, source, request)

    assert finding_of(result, Criterion.INTAKE) == Finding(Criterion.INTAKE, State.UNMET, "closed")
    assert result.verdict is Verdict.NOT_ELIGIBLE


def test_only_others_may_apply_leaves_a_doubt_and_a_stated_applicant_settles_it(
    catalogue: Catalogue, rules: MatchingContext
) -> None:
    """Where the government may not apply a partner must be found; an applicant that is named and may not is refused."""
    source = catalogue.sources["ngo-network"]
    plain = replace(catalogue.requests["brb-testing"], topics=source.topics, assistance=source.assistance)
    named = [replace(plain, applicants=(kind,)) for kind in ("ngo", "laboratory")]

    states = [finding_of(pair(catalogue, rules, source, item), Criterion.APPLICANT).state for item in (plain, *named)]

    assert states == [State.UNKNOWN, State.MET, State.UNMET]


def test_a_wider_topic_leaves_a_doubt(catalogue: Catalogue, rules: MatchingContext) -> None:
    """A source for chemicals at large may cover PCB; one for DDT does not, though both lie in the same field."""
    request = replace(catalogue.requests["ken-pcb-system"], topics=("pcb",))
    sources = [
        replace(catalogue.sources["helpdesk"], topics=(topic,))
        for topic in ("pcb", "general-chemicals", "ddt-vector-control")
    ]

    states = [finding_of(pair(catalogue, rules, source, request), Criterion.TOPIC).state for source in sources]

    assert states == [State.MET, State.UNKNOWN, State.UNMET]


def test_gef_overlap_is_a_caution_unless_the_source_shuts_it_out(catalogue: Catalogue, rules: MatchingContext) -> None:
    """GEF money for a need is reported and changes nothing; a source that says so itself leaves such needs out."""
    request = replace(catalogue.requests["ken-pcb-system"], existing_projects=(Project("Regional project", gef=True),))
    source = replace(catalogue.sources["helpdesk"], topics=request.topics, assistance=request.assistance)
    strict = replace(source, eligibility=replace(source.eligibility, excludes_gef_financed=True))
    unknown = replace(request, existing_projects=(Project("Regional project"),))

    assert finding_of(pair(catalogue, rules, source, request), Criterion.GEF).state is State.UNMET
    assert pair(catalogue, rules, source, request).verdict is Verdict.LIKELY
    assert pair(catalogue, rules, strict, request).verdict is Verdict.NOT_ELIGIBLE
    assert pair(catalogue, rules, strict, unknown).verdict is Verdict.MORE_INFORMATION


def test_language_is_known_only_when_both_sides_state_it(
    catalogue: Catalogue, rules: MatchingContext, need_of: Request
) -> None:
    """Guidance in a language that the country writes is met, in another one not, and unstated is not known."""
    source = replace(catalogue.sources["helpdesk"], languages=("fr",))
    requests = [replace(need_of, languages=languages) for languages in (("fr", "ar"), ("ru",), ())]

    states = [finding_of(pair(catalogue, rules, source, item), Criterion.LANGUAGE).state for item in requests]

    assert states == [State.MET, State.UNMET, State.UNKNOWN]


def test_without_weights_every_doubt_counts_and_nothing_sorts(catalogue: Catalogue) -> None:
    """An empty catalogue has no weights: unmet refuses, unknown doubts, and all points are none."""
    bare = matching_context(replace(catalogue, matching={}, vocabularies={}), as_of=AS_OF)

    result = pair(catalogue, bare, catalogue.sources["oda-facility"], catalogue.requests["ukr-polluted-field"])

    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.points == 0
    assert (
        Index(bare, [], [])
        .for_need(build_need(catalogue.requests["ukr-polluted-field"], catalogue.countries["UKR"]), EVERY)[
            Verdict.LIKELY
        ]
        .best
        == ()
    )


def test_a_need_that_is_met_ended_or_invented_does_not_wait(catalogue: Catalogue, need_of: Request) -> None:
    """Needs that are known to be met, and invented examples, are offered to no source and count in no figure."""
    met = replace(need_of, outcome=Outcome("met"))
    invented = replace(need_of, origin="illustrative")

    assert [is_waiting(item) for item in (need_of, met, invented)] == [True, False, False]


def test_the_sum_sought_is_never_guessed(need_of: Request) -> None:
    """The sum sought is as stated, or whole cost less secured; the whole cost alone says nothing of it."""
    budgets = (
        Sums(sought=5),
        Sums(total=9, secured=4),
        Sums(total=9),
        Sums(secured=4),
        Sums(),
        Sums(total=9, secured=9),
    )

    assert [sum_sought(replace(need_of, budget=item)) for item in budgets] == [5, 5, None, None, None, None]
