"""Marks of the search engine: short in pages, in full for the engine."""

from __future__ import annotations

import pytest
from clearinghouse.site.publishing.search_index import indexed_part
from clearinghouse.site.templating.environment import create_environment
from clearinghouse.site.templating.search_marks import in_full, shortened

_MARKED = (
    '<div data-pagefind-body=record data-pagefind-meta="kind:Need"><p data-pagefind-ignore>No</p>'
    '<a href=x data-pagefind-filter="topic:pcb" data-pagefind-meta=country>Kenya</a></div>'
)


def test_a_template_prints_short_marks() -> None:
    """What a template prints literally has short marks, also around an expression."""
    source = '<p data-pagefind-filter="topic:{{ topic }}" data-pagefind-ignore>'

    assert create_environment().from_string(source).render(topic="a b") == '<p data-pf="topic:a b" data-pi>'


def test_the_engine_gets_its_own_marks_back() -> None:
    """The marks of a page come back as they were written, and the part that is indexed is the same with both."""
    assert "pagefind" not in shortened(_MARKED)
    assert in_full(shortened(_MARKED)) == _MARKED
    assert indexed_part(shortened(_MARKED)) == indexed_part(_MARKED) != ""


@pytest.mark.parametrize("text", ["", "<p>metadata-pf</p>", "<p>x-data-pi=1</p>", '<p id="data-pb">'])
def test_other_text_is_no_mark(text: str) -> None:
    """A word that contains a short mark, or is the value of an attribute, stays as it is."""
    assert in_full(text) == text
