"""The source form: seven questions in the words of a reader, where it was read, and nothing about its keeping."""

from __future__ import annotations

from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import form_fields
from clearinghouse.site.pages.form import sections

_SOURCE = next(form for form in FORMS if form.name == "source")


def test_seven_questions_come_first_and_few_after_them(catalogue: Catalogue) -> None:
    """What only the maintainers of records could answer has an answer already, which can be changed."""
    first, needed, settled, _ = sections(_SOURCE, form_fields(catalogue.schemas.trees["source"]))
    questions = [item.key for item in first if item.key not in _SOURCE.only_if]

    assert questions == ["name", "organisation", "url", "summary", "assistance", "topics", "eligibility"]
    assert [item.key for item in needed] == ["kind", "evidence"]
    assert {"verified", "confidence", "relevance", "availability"} <= {item.key for item in settled}


def test_nothing_is_said_that_nobody_has_read(catalogue: Catalogue) -> None:
    """The answers that the form gives itself claim nothing: unknown, and no way of reading before it is chosen."""
    assert _SOURCE.preset["availability"] == {"stated": "unknown"}
    assert _SOURCE.preset["confidence"] == "medium"
    assert "how" not in _SOURCE.preset["verified"]
    assert _SOURCE.follows["verified.how"] == ("evidence.0.read", None)
    assert "unknown" in catalogue.vocabularies["availability"].terms
