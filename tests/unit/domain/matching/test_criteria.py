"""What each criterion finds for one made-up offer and one made-up need: state, reason and terms."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA
from clearinghouse.domain.matching.finding import Criterion, State
from clearinghouse.domain.matching.inputs import (
    MatchingContext,
    Need,
    Offer,
    build_need,
    build_offer,
)
from clearinghouse.records import Matching
from clearinghouse.records.matching import Effect
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)


_RELATED = {"pcb": frozenset({"industrial"}), "industrial": frozenset({"pcb"})}


def _context(**criteria: Effect) -> MatchingContext:
    return MatchingContext(_DAY, Matching("weights", "", criteria, {}, 12, 3, {}), _RELATED)


def _offer(**fields: object) -> Offer:
    return build_offer(made_up("a", **fields), as_of=_DAY)


def _need(**fields: object) -> Need:
    country = {name: fields.pop(name) for name in ("ldc", "sids", "oda") if name in fields}
    return build_need(made_up_request(**fields), made_up_country(**country))


def _found(criterion: Criterion, offer: Offer, need: Need) -> tuple[State, str, tuple[str, ...]] | None:
    evaluator = next(item for item in EVALUATORS if item.criterion is criterion)
    finding = evaluator.evaluate(offer, need, _context())
    assert evaluator.state_of(offer, need, _context()) is (finding and finding.state)
    if finding is None:
        return None
    assert finding.criterion is criterion
    return finding.state, finding.reason, finding.terms


_EXCLUDING = {"basis": "any", "excludes_gef_financed": True}


_AMOUNT = {"min": 10, "max": 20, "currency": "USD"}


_ROUND = {"name": "Round"}


_UNKNOWN, _MET, _UNMET = State.UNKNOWN, State.MET, State.UNMET


def _gef(*paid: bool | None) -> dict:
    return {"existing_projects": [{"what": "Inventory", "gef": item} for item in paid]}


def _sum(number: int, currency: str | None = "USD") -> dict:
    return {"budget": {"sought": number, "currency": currency}}


_TABLE = [
    (Criterion.COUNTRY, {"eligibility": {"basis": "any"}}, {}, (_MET, "any", ())),
    (Criterion.COUNTRY, {"eligibility": {"basis": "oda-list"}}, {}, (_UNMET, "not-oda", ())),
    (Criterion.COUNTRY, {"eligibility": {"basis": "regional"}}, {}, (_UNKNOWN, "region", ())),
    (Criterion.EXCLUSIONS, {"eligibility": {"basis": "any"}}, {}, None),
    (Criterion.EXCLUSIONS, {"eligibility": {"basis": "any", "excluded": ["AAA"]}}, {}, (_UNMET, "country", ())),
    (Criterion.EXCLUSIONS, {"eligibility": {"basis": "any", "excluded": ["B"]}}, {}, (_MET, "none-applies", ())),
    (Criterion.EXCLUSIONS, {"eligibility": _EXCLUDING}, {}, (_UNKNOWN, "gef-not-known", ())),
    (Criterion.EXCLUSIONS, {"eligibility": _EXCLUDING}, _gef(True), (_UNMET, "gef-paid", ())),
    (Criterion.EXCLUSIONS, {"eligibility": _EXCLUDING}, _gef(False, True), (_UNMET, "gef-paid", ())),
    (Criterion.EXCLUSIONS, {"eligibility": _EXCLUDING}, _gef(False, None), (_UNKNOWN, "gef-not-known", ())),
    (Criterion.EXCLUSIONS, {"eligibility": _EXCLUDING}, _gef(False), (_MET, "none-applies", ())),
    (Criterion.APPLICANT, {"eligibility": {"basis": "any"}}, {}, (_UNKNOWN, "not-stated", ())),
    (
        Criterion.APPLICANT,
        {"eligibility": {"basis": "any", "applicants": ["ngo", "national-government"]}},
        {},
        (_MET, "may-apply", ("national-government",)),
    ),
    (
        Criterion.APPLICANT,
        {"eligibility": {"basis": "any", "applicants": ["ngo"]}},
        {},
        (_UNKNOWN, "partner-applies", ("ngo",)),
    ),
    (
        Criterion.APPLICANT,
        {"eligibility": {"basis": "any", "applicants": ["ngo", "laboratory"]}},
        {"applicants": ["company", "laboratory"]},
        (_MET, "may-apply", ("laboratory",)),
    ),
    (
        Criterion.APPLICANT,
        {"eligibility": {"basis": "any", "applicants": ["ngo"]}},
        {"applicants": ["company"]},
        (_UNMET, "may-not-apply", ("ngo",)),
    ),
    (Criterion.TOPIC, {"topics": ["ddt", "pcb"]}, {"topics": ["pcb", "ddt"]}, (_MET, "named", ("pcb", "ddt"))),
    (Criterion.TOPIC, {"topics": []}, {}, (_UNKNOWN, "not-stated", ())),
    (Criterion.TOPIC, {}, {"topics": []}, (_UNKNOWN, "not-stated", ())),
    (
        Criterion.TOPIC,
        {"topics": ["ddt", "industrial"]},
        {"topics": ["water", "pcb"]},
        (_UNKNOWN, "wider-or-narrower", ("industrial",)),
    ),
    (Criterion.TOPIC, {"topics": ["ddt"]}, {}, (_UNMET, "other", ("ddt",))),
    (Criterion.ASSISTANCE, {"assistance": ["grant"]}, {"assistance": ["x", "grant"]}, (_MET, "given", ("grant",))),
    (Criterion.ASSISTANCE, {"assistance": []}, {}, (_UNKNOWN, "not-stated", ())),
    (Criterion.ASSISTANCE, {}, {"assistance": []}, (_UNKNOWN, "not-stated", ())),
    (Criterion.ASSISTANCE, {"assistance": ["loan"]}, {}, (_UNMET, "other", ("loan",))),
    (Criterion.MIN_AMOUNT, {}, _sum(10), None),
    (Criterion.MIN_AMOUNT, {"amount": _AMOUNT}, _sum(10), (_MET, "fits", ("USD", "10", "10"))),
    (Criterion.MIN_AMOUNT, {"amount": _AMOUNT}, _sum(9), (_UNMET, "does-not-fit", ("USD", "9", "10"))),
    (Criterion.MIN_AMOUNT, {"amount": _AMOUNT}, {}, (_UNKNOWN, "sum-not-stated", ())),
    (Criterion.MIN_AMOUNT, {"amount": _AMOUNT}, _sum(10, "EUR"), (_UNKNOWN, "other-currency", ("USD", "EUR"))),
    (Criterion.MIN_AMOUNT, {"amount": _AMOUNT}, _sum(10, None), (_UNKNOWN, "other-currency", ("USD", ""))),
    (Criterion.MIN_AMOUNT, {"amount": {"min": 10}}, _sum(10), (_UNKNOWN, "other-currency", ("", "USD"))),
    (Criterion.MIN_AMOUNT, {"amount": {**_AMOUNT, "per": "year"}}, _sum(10), (_UNKNOWN, "other-measure", ("year",))),
    (Criterion.MIN_AMOUNT, {"amount": {**_AMOUNT, "per": "project"}}, _sum(10), (_MET, "fits", ("USD", "10", "10"))),
    (Criterion.MAX_AMOUNT, {}, _sum(10), (_UNKNOWN, "not-stated", ())),
    (Criterion.MAX_AMOUNT, {"amount": _AMOUNT}, _sum(20), (_MET, "fits", ("USD", "20", "20"))),
    (Criterion.MAX_AMOUNT, {"amount": _AMOUNT}, _sum(21), (_UNMET, "does-not-fit", ("USD", "21", "20"))),
    (Criterion.MAX_AMOUNT, {"amount": _AMOUNT}, _sum(20, "EUR"), (_UNKNOWN, "other-currency", ("USD", "EUR"))),
    (Criterion.INTAKE, {"stated": "open", "intake": "rolling"}, {}, (_MET, "open", ())),
    (
        Criterion.INTAKE,
        {"rounds": [{**_ROUND, "closes": "2027-02-01"}]},
        {},
        (_MET, "open", ("2027-02-01",)),
    ),
    (
        Criterion.INTAKE,
        {"rounds": [{**_ROUND, "closes": "2026-12-01"}]},
        {},
        (_MET, "closing-soon", ("2026-12-01",)),
    ),
    (
        Criterion.INTAKE,
        {"rounds": [{**_ROUND, "opens": "2027-01-01", "closes": "2027-02-01"}]},
        {},
        (_MET, "opens-later", ("2027-01-01",)),
    ),
    (Criterion.INTAKE, {"rounds": [{**_ROUND, "closes": "2025-12-01"}]}, {}, (_UNKNOWN, "between-rounds", ())),
    (Criterion.INTAKE, {"stated": "unknown"}, {}, (_UNKNOWN, "not-stated", ())),
    (Criterion.INTAKE, {"stated": "closed"}, {}, (_UNMET, "closed", ())),
    (Criterion.TIME, {}, {}, (_UNKNOWN, "no-date", ())),
    (Criterion.TIME, {}, {"needed_by": "2026-11-23"}, (_UNMET, "past", ("2026-11-23",))),
    (Criterion.TIME, {}, {"needed_by": "2026-11-24"}, (_UNKNOWN, "next-not-known", ("2026-11-24",))),
    (
        Criterion.TIME,
        {"stated": "open", "intake": "rolling"},
        {"needed_by": "2026-11-24"},
        (_MET, "in-time", ("2026-11-24",)),
    ),
    (
        Criterion.TIME,
        {"rounds": [{**_ROUND, "closes": "2026-12-01"}]},
        {"needed_by": "2026-11-25"},
        (_MET, "in-time", ("2026-11-25",)),
    ),
    (
        Criterion.TIME,
        {"rounds": [{**_ROUND, "opens": "2027-01-01"}]},
        {"needed_by": "2027-01-01"},
        (_MET, "opens-in-time", ("2027-01-01", "2027-01-01")),
    ),
    (
        Criterion.TIME,
        {"rounds": [{**_ROUND, "opens": "2027-01-02"}]},
        {"needed_by": "2027-01-01"},
        (_UNMET, "too-late", ("2027-01-02", "2027-01-01")),
    ),
    (Criterion.LANGUAGE, {"languages": ["en"]}, {}, (_UNKNOWN, "need-not-stated", ("en",))),
    (Criterion.LANGUAGE, {}, {"languages": ["en"]}, (_UNKNOWN, "source-not-stated", ())),
    (Criterion.LANGUAGE, {"languages": ["en", "fr"]}, {"languages": ["es", "fr"]}, (_MET, "seen", ("fr",))),
    (Criterion.LANGUAGE, {"languages": ["en"]}, {"languages": ["es"]}, (_UNMET, "other", ("en",))),
    (Criterion.GROUPS, {"eligibility": {"basis": "any"}}, {"ldc": True}, None),
    (
        Criterion.GROUPS,
        {"eligibility": {"basis": "any", "groups": ["sids", "ldc", "no-such-group"]}},
        {"ldc": True},
        (_MET, "belongs", ("ldc",)),
    ),
    (
        Criterion.GROUPS,
        {"eligibility": {"basis": "any", "groups": ["sids", "ldc"]}},
        {},
        (_UNMET, "others-first", ("sids", "ldc")),
    ),
    (Criterion.GEF, {"gef_link": "implements-gef"}, {}, (_UNMET, "provider", ())),
    (Criterion.GEF, {"gef_link": "implements-gef"}, _gef(True), (_UNMET, "both", ())),
    (Criterion.GEF, {"gef_link": "none-known"}, _gef(True), (_UNMET, "need", ())),
    (Criterion.GEF, {"gef_link": "none-known"}, _gef(False), (_MET, "none-known", ())),
    (Criterion.GEF, {"gef_link": "none-known"}, {}, (_UNKNOWN, "not-known", ())),
    (Criterion.GEF, {"gef_link": "unknown"}, _gef(False), (_UNKNOWN, "not-known", ())),
]


@pytest.mark.parametrize(("criterion", "source", "request_", "expected"), _TABLE)
def test_a_criterion_finds(criterion: Criterion, source: dict, request_: dict, expected: tuple | None) -> None:
    """Each criterion finds its state and reason, and the state without the finding is the same."""
    assert _found(criterion, _offer(**source), _need(**request_)) == expected


def test_the_table_has_every_criterion_and_they_are_in_order() -> None:
    """No criterion is left without a case; the evaluators are in the order in which findings are reported."""
    assert {criterion for criterion, *_ in _TABLE} == set(Criterion)
    assert [item.criterion for item in EVALUATORS] == list(Criterion)
    assert set(TERM_CRITERIA) == {Criterion.TOPIC, Criterion.ASSISTANCE}


@pytest.mark.parametrize(
    ("source", "other"),
    [(source, other) for _, source, *_ in _TABLE for other in ({}, {"stated": "open", "intake": "rolling"})],
)
def test_what_a_criterion_reads_is_in_its_keys(source: dict, other: dict) -> None:
    """Offers with equal keys of a criterion get equal findings for each need of the table."""
    first, second = _offer(**source), _offer(**other)
    needs = [_need(**request) for _, _, request, _ in _TABLE]

    assert EVALUATORS
    for evaluator in EVALUATORS:
        if evaluator.offer_key(first) == evaluator.offer_key(second):
            findings = [[evaluator.evaluate(offer, need, _context()) for need in needs] for offer in (first, second)]
            assert findings[0] == findings[1]
