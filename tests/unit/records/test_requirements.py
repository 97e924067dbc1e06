"""What rules require beyond the schemas: key facts with evidence, fields by origin, roles."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records.kinds import KINDS
from clearinghouse.records.requirements import KEY_FACTS, REQUIRED_BY_ORIGIN, requires, unsupported_key_facts


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("sources", {}, []),
        ("sources", {"amount": {"min": None, "max": 0}}, ["amount"]),
        ("sources", {"amount": {"currency": "USD", "max": None}}, []),
        ("sources", {"rounds": [{"name": "One"}, {"closes": "2026-01-01"}]}, ["rounds"]),
        ("sources", {"eligibility": {"countries": [], "excluded": ["KEN"]}}, ["eligibility"]),
        ("requests", {"problem": "Stocks of DDT", "quantities": [{"value": None}]}, ["problem"]),
        ("requests", {"problem": "", "budget": {"total": 5}}, ["budget"]),
        ("centres", {"serves": {"countries": []}}, []),
        ("countries", {"convention": {"party": "yes"}}, ["convention"]),
        ("countries", {"convention": {"party": "no"}}, []),
        ("chemicals", {"name": "DDT"}, []),
        ("sources", {"amount": "many", "rounds": {"closes": 3}, "eligibility": [None, ["KEN"]]}, ["rounds"]),
    ],
)
def test_key_fact_is_stated_when_a_part_has_a_value(kind: str, data: dict, expected: list[str]) -> None:
    """A key fact without evidence is named when the record states it, whatever shape the data has."""
    assert list(unsupported_key_facts(kind, data)) == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([{"supports": ["problem"]}], []),
        ([{"supports": ["problem.cause"]}], []),
        ([{"supports": ["title"]}, {"supports": ["problem"]}], []),
        ([{"supports": []}, {}], ["problem"]),
        (None, ["problem"]),
        ([None, {"supports": None}, {"supports": [None]}], ["problem"]),
    ],
)
def test_evidence_supports_a_field_or_a_part_of_it(evidence: object, expected: list[str]) -> None:
    """Any entry of the evidence can support a fact, by the name of the field or of a part of it."""
    assert list(unsupported_key_facts("requests", {"problem": "DDT", "evidence": evidence})) == expected


def test_tables_name_fields_and_terms_that_exist(small: Catalogue) -> None:
    """Every field of the tables is a field of its kind, and every origin is a term of the vocabulary."""
    fields = {kind: set(small.schemas.kinds[KINDS[kind].schema]["properties"]) for kind in KEY_FACTS}

    assert [fact for kind, facts in KEY_FACTS.items() for fact in facts if fact.field not in fields[kind]] == []
    assert {field for needed in REQUIRED_BY_ORIGIN.values() for field in needed} <= fields["requests"]
    assert set(REQUIRED_BY_ORIGIN) <= set(small.vocabularies["request-origins"].terms)


@pytest.mark.parametrize(
    ("origin", "field", "expected"),
    [
        ("submitted", "submitted", True),
        ("transcribed", "submitted", False),
        ("illustrative", "country", False),
        ("", "", False),
    ],
)
def test_required_fields_depend_on_the_origin(origin: str, field: str, expected: bool) -> None:
    """A field is required for some origins; an unknown origin requires nothing."""
    assert requires(origin, field) == expected
