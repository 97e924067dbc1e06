"""The conditions of a source in words."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.language.messages import ENGLISH
from clearinghouse.wording.condition_text import INCOME_GROUP, WHO, ConditionLine, condition_groups
from clearinghouse.wording.labels import term_labels
from support.factories import made_up


def _groups(catalogue: Catalogue, *conditions: dict) -> dict[str, tuple[ConditionLine, ...]]:
    source = made_up("fund", conditions=list(conditions), amount={"currency": "EUR"})
    return condition_groups(source, catalogue.vocabularies["condition-kinds"], term_labels(catalogue, "en"), ENGLISH)


def test_conditions_are_parted_by_who_sees_to_them(catalogue: Catalogue) -> None:
    """A fact of the country, a task of the applicant and a question to the provider are three things."""
    kinds = catalogue.vocabularies["condition-kinds"].terms
    groups = _groups(catalogue, *({"kind": kind} for kind in kinds))

    assert list(groups) == [ENGLISH.gettext(text) for text in WHO.values()]
    assert {line.condition.kind for line in groups[WHO["country"]]} == COUNTRY_KINDS
    assert "endorsement" in {line.condition.kind for line in groups[WHO["applicant"]]}
    assert "ask-provider" in {line.condition.kind for line in groups[WHO["provider"]]}


def test_own_words_come_before_those_of_the_kind(catalogue: Catalogue) -> None:
    """A condition says what the record says; without words of its own, what its kind means."""
    own, other = _groups(catalogue, {"kind": "endorsement", "what": "The minister signs"}, {"kind": "partner"})[
        WHO["applicant"]
    ]

    assert own.text == "The minister signs"
    assert other.text == catalogue.vocabularies["condition-kinds"].terms["partner"].definition


def test_terms_and_sums_are_said_in_words(catalogue: Catalogue) -> None:
    """Income groups, topics, shares and sums are named; codes stand beside their meaning."""
    groups = _groups(
        catalogue,
        {"kind": "income", "income_groups": ["LDC", "UMIC"]},
        {"kind": "cofinancing", "percent": 20},
        {"kind": "min-total", "amount": 1000},
        {"kind": "purpose", "topics": ["pcb"]},
    )
    terms = {line.condition.kind: line.terms for lines in groups.values() for line in lines}

    assert terms["income"] == f"{INCOME_GROUP['LDC']}, {INCOME_GROUP['UMIC']}"
    assert terms["cofinancing"] == "20 % of the cost"
    assert terms["min-total"] == "EUR 1,000"
    assert terms["purpose"] == "PCB"


def test_a_source_without_conditions_has_no_groups(catalogue: Catalogue) -> None:
    """There is no heading over nothing."""
    assert _groups(catalogue) == {}
