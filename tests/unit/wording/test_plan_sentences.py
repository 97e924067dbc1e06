"""The sentences of a headline as templates: the script fills them as Python does."""

from __future__ import annotations

import re

from clearinghouse.language.messages import ENGLISH
from clearinghouse.wording import plan_sentences as sentences


def test_a_filled_template_is_the_sentence() -> None:
    """The template of each sentence has its placeholders, and filled it says what the sentence says."""
    templates = sentences.sentence_templates(ENGLISH)

    assert templates["nobody-pays"] % {"work": "training", "country": "Kenya"} == sentences.nobody_pays(
        ENGLISH, work="training", country="Kenya"
    )
    assert templates["much-is-open"] % {"most": "1", "cost": "3", "left": "2"} == sentences.much_is_open(
        ENGLISH, most="1", cost="3", left="2"
    )
    for form, number in (("one", 1), ("other", 2)):
        assert templates[f"may-lend-{form}"] % {"count": number} == sentences.may_lend(ENGLISH, number, count=number)
        asked = sentences.ask_lender(ENGLISH, number, count=number)
        assert templates[f"ask-lender-{form}"] % {"count": number} == asked


def test_each_placeholder_stays_in_its_template() -> None:
    """No template has lost a placeholder: each names what its sentence is about."""
    templates = sentences.sentence_templates(ENGLISH)
    names = {key: set(re.findall(r"%\((\w+)\)s", text)) for key, text in templates.items()}

    assert names["all-is-paid-one"] == names["all-is-paid-other"] == {"count", "work", "country"}
    assert names["some-is-paid-other"] == {"count", "work"}
    assert names["or"] == names["and"] == {"first", "last"}
    assert names["all-is-open"] == {"cost"}
