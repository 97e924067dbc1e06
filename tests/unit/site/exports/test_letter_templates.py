"""The letter to fill in by hand: one for each form, and it can be read back once it has a name."""

from __future__ import annotations

import pytest
from clearinghouse.authoring.letter import LetterError, read_letter
from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.letter_templates import files


def test_each_form_has_a_letter_that_can_be_read_back(site_context: SiteContext) -> None:
    """With an identifier in place of the word, the annex is a record of the kind of the form."""
    letters = dict(files(site_context))
    assert set(letters) == {f"contribute/form/{form.name}/letter.txt" for form in FORMS}

    for form in FORMS:
        letter = letters[f"contribute/form/{form.name}/letter.txt"]
        annex = read_letter(letter.replace(b"IDENTIFIER ===", b"our-help ==="))
        assert (annex.kind, annex.id, annex.is_sealed) == (form.kind, "our-help", False)
        with pytest.raises(LetterError):
            read_letter(letter)
