"""The offer form: seven questions that anybody who helps can answer, and the rest follows or is filled in."""

from __future__ import annotations

from clearinghouse.authoring.web_forms import FAMILY_OF_KIND, FORMS
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import form_fields

_OFFER = next(form for form in FORMS if form.name == "offer")


def test_the_first_part_asks_seven_questions(catalogue: Catalogue) -> None:
    """None of them is one that only the maintainers of records could answer."""
    fields = _OFFER.shown(form_fields(catalogue.schemas.trees["source"]))
    conditional = set(_OFFER.only_if)
    asked = [item.key for item in fields if item.key not in _OFFER.settled and item.key not in conditional]

    assert asked == ["name", "organisation", "kind", "summary", "assistance", "topics", "contact"]


def test_what_is_not_asked_is_filled_in_or_follows(catalogue: Catalogue) -> None:
    """Each field that the schema requires has an answer of its own, is asked, or follows from one that is asked."""
    tree = catalogue.schemas.trees["source"]
    asked = {item.key for item in _OFFER.shown(form_fields(tree))} - set(_OFFER.settled)

    assert set(tree.required) <= asked | set(_OFFER.preset) | set(_OFFER.follows)


def test_the_family_follows_from_every_kind(catalogue: Catalogue) -> None:
    """Both are terms of their vocabularies."""
    vocabularies = catalogue.vocabularies

    assert set(FAMILY_OF_KIND) >= set(vocabularies["source-kinds"].terms)
    assert set(FAMILY_OF_KIND.values()) == set(vocabularies["source-families"].terms)
