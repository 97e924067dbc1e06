"""What may be answered where a field has a closed list of answers."""

from __future__ import annotations

import pytest
from clearinghouse.authoring.choices import choices, names_of, with_labels
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import Choose, FieldChoice


def test_choices_are_terms_records_roles_and_fields(catalogue: Catalogue) -> None:
    """A choice offers the terms of its vocabulary, the records of its kind, the maintainers, or the facts."""
    assert choices(FieldChoice(Choose.TERMS, "confidence"), catalogue, "source") == {
        key: term.label["en"] for key, term in catalogue.vocabularies["confidence"].terms.items()
    }
    assert choices(FieldChoice(Choose.RECORDS, "countries"), catalogue, "source")["KEN"] == "Kenya"
    assert next(iter(choices(FieldChoice(Choose.MAINTAINERS), catalogue, "source"))) == "secretariat"
    assert set(catalogue.centres) < set(choices(FieldChoice(Choose.CHECKERS), catalogue, "source"))
    facts = choices(FieldChoice(Choose.FIELDS), catalogue, "source")
    assert facts["amount"] == "Amount"
    assert "verified" not in facts


def test_names_leave_out_records_that_are_retired(catalogue: Catalogue) -> None:
    """A record that is no longer in use cannot be chosen, so only those in use are named."""
    retired = {key for key, source in catalogue.sources.items() if source.retired}

    assert set(names_of(catalogue, "sources")) == set(catalogue.sources) - retired


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("direct: names POPs. side-effect: another aim.", "Direct: names POPs. Side benefit: another aim."),
        ("direct or side-effect, as read.", "Direct or side benefit, as read."),
        ('"direct" alone means much.', '"Direct" alone means much.'),
        ("How direct it is.", "How direct it is."),
        ("indirect, side-effects and direct-ish", "indirect, side-effects and direct-ish"),
        ("", ""),
    ],
)
def test_descriptions_speak_of_labels(description: str, expected: str) -> None:
    """A description that names all terms, or one in quotes, has their labels in a form; other words stay."""
    assert with_labels(description, {"direct": "Direct", "side-effect": "side benefit"}) == expected
