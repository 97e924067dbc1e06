"""What may be answered where a field has a closed list of answers."""

from __future__ import annotations

from clearinghouse.authoring.choices import choices, names_of
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import Choice, Choose


def test_choices_are_terms_records_roles_and_fields(catalogue: Catalogue) -> None:
    """A choice offers the terms of its vocabulary, the records of its kind, the maintainers, or the facts."""
    assert choices(Choice(Choose.TERMS, "confidence"), catalogue, "source") == {
        key: term.label["en"] for key, term in catalogue.vocabularies["confidence"].terms.items()
    }
    assert choices(Choice(Choose.RECORDS, "countries"), catalogue, "source")["KEN"] == "Kenya"
    assert next(iter(choices(Choice(Choose.MAINTAINERS), catalogue, "source"))) == "secretariat"
    assert set(catalogue.centres) < set(choices(Choice(Choose.CHECKERS), catalogue, "source"))
    facts = choices(Choice(Choose.FIELDS), catalogue, "source")
    assert facts["amount"] == "Amount"
    assert "verified" not in facts


def test_names_leave_out_records_that_are_retired(catalogue: Catalogue) -> None:
    """A record that is no longer in use cannot be chosen, so only those in use are named."""
    retired = {key for key, source in catalogue.sources.items() if source.retired}

    assert set(names_of(catalogue, "sources")) == set(catalogue.sources) - retired
