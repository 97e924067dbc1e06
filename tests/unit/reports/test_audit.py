"""The sample for an audit: the same seed draws the same records, of every kind."""

from __future__ import annotations

import json

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.reports.audit import audit, draw
from clearinghouse.reports.audit_text import as_json, markdown


def test_the_same_seed_draws_the_same_records(catalogue: Catalogue) -> None:
    """A draw is stable, and another seed draws others."""
    first = draw(catalogue, records=20, seed="2026")

    assert first == draw(catalogue, records=20, seed="2026")
    assert len(set(first)) == 20
    assert first != draw(catalogue, records=20, seed="2027")


def test_a_draw_covers_the_kinds(catalogue: Catalogue) -> None:
    """Each kind with records is in a sample that is large enough, and larger kinds have more."""
    drawn = [kind for kind, _ in draw(catalogue, records=20, seed="1")]

    assert {"sources", "requests", "centres", "countries"} <= set(drawn)
    assert drawn.count("sources") > 1


def test_a_larger_draw_begins_with_a_short_one(catalogue: Catalogue) -> None:
    """Asking for more records adds some; asking for more than there are returns all."""
    few, more = draw(catalogue, records=5, seed="1"), draw(catalogue, records=15, seed="1")

    assert set(few) <= set(more)
    assert len(draw(catalogue, records=10**6, seed="1")) < 10**6


def test_the_list_has_each_fact_with_its_evidence(catalogue: Catalogue) -> None:
    """A fact has a box to tick and its pages; text cannot leave its code span; the error rate is explained."""
    records = audit(catalogue, records=10, seed="1")
    text = markdown(records, seed="a`b")

    assert text.startswith("# Audit of 10 records, seed `a'b`")
    assert "Error rate = number of E" in text
    assert text.count("- [ ] **") == sum(len(record.facts) for record in records) > 10
    data = json.loads(as_json(records, seed="1"))
    assert [item["id"] for item in data["records"]] == [record.identifier for record in records]


def test_the_file_of_a_country_is_audited_too(catalogue: Catalogue) -> None:
    """Plans and what else the file of a country states are facts of the list, not only its place in the Convention."""
    records = audit(catalogue, records=10**6, seed="1")
    facts = {
        record.identifier: [fact.field for fact in record.facts] for record in records if record.kind == "countries"
    }

    assert "plans" in facts["VNM"]
    assert facts["BRB"][0] == "convention"
