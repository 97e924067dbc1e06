"""Hints of forms: none repeats its label."""

from __future__ import annotations

import re

import pytest
from clearinghouse.authoring.hints import repeats_label
from clearinghouse.authoring.web_forms import FORMS, Form
from clearinghouse.documents.schema_fields import form_fields
from clearinghouse.records import KINDS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.form import page


@pytest.mark.parametrize(
    ("hint", "label"),
    [
        ("The country that needs the help.", "Which country needs the help"),
        ("Where they are read.", "Read at"),
        ("Its titles.", "Title"),
    ],
)
def test_a_hint_in_the_words_of_its_label_repeats_it(hint: str, label: str) -> None:
    """Small words, capitals and the ending of a plural make no difference."""
    assert repeats_label(hint, label)


@pytest.mark.parametrize("hint", ["", "The day on which it was read.", "How it is."])
def test_a_hint_that_says_more_or_nothing_repeats_nothing(hint: str) -> None:
    """One word that the label does not have is enough; small words alone say nothing that could be repeated."""
    assert not repeats_label(hint, "Title")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_hint_of_our_own_repeats_its_label(form: Form, site_context: SiteContext) -> None:
    """A hint that a form gives to a field would otherwise be dropped without a word."""
    fields = list(form_fields(site_context.catalogue.schemas.trees[KINDS[form.kind].schema]))
    repeated = []
    while fields:
        item = fields.pop()
        fields += item.parts
        if repeats_label(form.hint_for(item), form.label_of(item)):
            repeated.append(".".join(item.path))

    assert not repeated


def test_a_repeated_description_is_not_printed(site_context: SiteContext) -> None:
    """Its place stays, hidden, because errors come after it."""
    request = next(form for form in FORMS if form.name == "request")
    body = page(request, site_context, "").body

    assert "The country that needs the help." not in body
    assert re.search(r'id="?f-country--hint"? hidden', body)
