"""Attributes without quotation marks, where HTML needs none."""

from __future__ import annotations

import jinja2
import pytest
from clearinghouse.site.templating.attribute_quotes import attribute
from clearinghouse.site.templating.environment import create_environment


def _rendered(source: str, **values: object) -> str:
    return create_environment().from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p class="a" id="b-1">', "<p class=a id=b-1>"),
        ('<a href="../x/#y">', "<a href=../x/#y>"),
        ('<a href="{{ root }}x/{{ root }}">', "<a href=../x/../>"),
        ('<li id="{{ loop.id }}">', "<li id=i>"),
        ('<li class="x-{{ "a" if root else "b" }}">', "<li class=x-a>"),
        ('<li aria-label="{{ _("Word") }}">', "<li aria-label=Word>"),
        ('<a href="{{ root ~ "x/" }}">', "<a href=../x/>"),
        ('<p{% if root %} class="a"{% endif %}>', "<p class=a>"),
    ],
)
def test_quotation_marks_that_are_not_needed_are_not_written(source: str, expected: str) -> None:
    """Around words, addresses and identifiers there are none."""

    class Loop:
        id = "i"

    assert _rendered(source, root="../", loop=Loop()) == expected


@pytest.mark.parametrize(
    "source",
    [
        '<p class="a b" title="" alt="x=y">',
        "<p title='a'>",
        '<p title="a&gt;`">',
        '<circle r="4"/>',
        '<a href="{{ root }}">',
        '<li aria-label="{{ _("Two words") }}" class="{{ "a b" if root else "c" }}">',
        '<code>class="x" </code>',
        '<script>{"a": "b", c="d"}</script>',
    ],
)
def test_quotation_marks_stay_where_html_needs_them(source: str) -> None:
    """Blanks, equals signs, empty values and what follows a value keep them; text is no attribute."""
    assert _rendered(source, root="") == source.replace("{{ root }}", "").replace(
        '{{ _("Two words") }}', "Two words"
    ).replace('{{ "a b" if root else "c" }}', "c")


@pytest.mark.parametrize("value", ["a b", "x onclick=y", "", "a>b", "`", "a'b"])
def test_a_value_that_nobody_knows_keeps_its_quotation_marks(value: str) -> None:
    """A text of a record cannot become an attribute of its own."""
    html = _rendered('<p title="{{ text }}" class="x-{{ text }}">', text=value)

    assert html.count('"') == 4
    assert html.startswith('<p title="')


def test_an_attribute_for_a_value_that_is_known_late() -> None:
    """It has quotation marks if the value needs them."""
    assert attribute("href", "../a/") == "href=../a/"
    assert attribute("href", "../a b/") == 'href="../a b/"'
    assert attribute("href", '"><script>') == "href=&#34;&gt;&lt;script&gt;"
    assert attribute("href", "") == 'href=""'


def test_messages_with_tags_lose_them_too() -> None:
    """What a translator sees has all quotation marks; the page has none."""
    source = '{% trans url=address %}See <a class="k" href="{{ url }}">it</a>.{% endtrans %}'

    assert _rendered(source, address="x") == 'See <a class=k href="x">it</a>.'


def test_undefined_names_are_still_refused() -> None:
    """A name that is as good as letters must exist."""
    with pytest.raises(jinja2.UndefinedError):
        _rendered('<a href="{{ root }}x/">')
