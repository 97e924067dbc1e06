"""What matching knows besides the two records: related topics and weights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching.inputs import (
    matching_context,
    related_topics,
)
from clearinghouse.records import Vocabulary

_DAY = date(2026, 11, 24)


def _topics(**broader: str | None) -> Vocabulary:
    terms = {key: {"label": {"en": key}, "definition": key, "broader": value} for key, value in broader.items()}
    return Vocabulary.from_data({"name": "Topics", "definition": "Topics.", "terms": terms}, id="topics")


def test_related_topics_go_all_the_way_up_and_down() -> None:
    """A topic is related to all that include it and to all that it includes, and not to its neighbours."""
    related = related_topics(_topics(top=None, middle="top", low="middle", side="top", odd="no-such-topic"))

    assert related == {
        "top": {"middle", "low", "side"},
        "middle": {"top", "low"},
        "low": {"middle", "top"},
        "side": {"top"},
        "odd": set(),
    }


def test_topics_that_include_each_other_end() -> None:
    """A circle in the vocabulary, which a rule refuses, does not go round for ever."""
    assert related_topics(_topics(one="two", two="one", self="self")) == {"one": {"two"}, "two": {"one"}, "self": set()}
    assert related_topics(None) == {}


def test_without_weights_there_are_defaults(small: Catalogue) -> None:
    """A catalogue without data/matching.yml still has a context: twelve months, and a median of three sources."""
    context = matching_context(replace(small, matching={}, vocabularies={}), as_of=_DAY)

    assert (context.as_of, context.rules.fresh_months, context.rules.thin) == (_DAY, 12, 3)
    assert (context.rules.criteria, context.rules.order, context.rules.given_by) == ({}, {}, {})
    assert context.related == {}
