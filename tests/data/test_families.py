"""The family of a source follows from its kind in the offer form."""

from __future__ import annotations

from clearinghouse.authoring.web_forms import FAMILY_OF_KIND
from clearinghouse.catalogue.catalogue import Catalogue


def test_every_kind_of_source_has_its_family(live: Catalogue) -> None:
    """A kind without a family would leave an offer without one, and its maker without a question about it."""
    assert set(FAMILY_OF_KIND) == set(live.vocabularies["source-kinds"].terms)
    assert set(FAMILY_OF_KIND.values()) == set(live.vocabularies["source-families"].terms)
