"""Messages in templates are translated when the template is compiled, and stay text or HTML as they were written."""

from __future__ import annotations

from gettext import NullTranslations

import jinja2
import pytest
from clearinghouse.language.messages import ENGLISH, Messages
from clearinghouse.site.templating.environment import create_environment
from markupsafe import Markup


class _Marked(NullTranslations):
    """Turns the order of a message's words around, and says which form was asked for."""

    def gettext(self, message: str) -> str:
        return " ".join(reversed(message.split(" ")))

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}/{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"few {msgid2}" if n in (2, 3) else f"other {msgid1 if n == 1 else msgid2}"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"{context}/{self.ngettext(msgid1, msgid2, n)}"


_OTHER = Messages("fr", _Marked())


def _rendered(source: str, messages: Messages = ENGLISH, **values: object) -> str:
    return create_environment(messages).from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "english", "other"),
    [
        ('{{ _("one two") }}', "one two", "two one"),
        ('{{ _("a < b") }}', "a &lt; b", "b &lt; a"),
        ('{{ pgettext("verb", "open") }}', "open", "verb/open"),
        ('{{ _("at most %(sum)s", sum=sum) }}', "at most &lt;5&gt;", "&lt;5&gt; most at"),
        ('{{ _("%(sum)s or %(sum)s", sum=sum) }}', "&lt;5&gt; or &lt;5&gt;", "&lt;5&gt; or &lt;5&gt;"),
        ('{{ _("%(sum)s %%", sum=sum) }}', "&lt;5&gt; %", "% &lt;5&gt;"),
        ('{{ _("see %(it)s", it=link) }}', "see <a>it</a>", "<a>it</a> see"),
        ('{{ _("one two")|upper }}', "ONE TWO", "TWO ONE"),
        ('{{ (_("a < b") if sum else _("c d")) }}', "a &lt; b", "b &lt; a"),
        ('{% set x = _("at most %(sum)s", sum=sum) %}{{ x }}', "at most &lt;5&gt;", "&lt;5&gt; most at"),
        ('{% set x = _("see & %(it)s", it=link) %}{{ x }}', "see &amp; <a>it</a>", "<a>it</a> &amp; see"),
        ('{{ {"a": _("a < b")}|tojson }}', '{"a":"a \\u003c b"}', '{"a":"b \\u003c a"}'),
        ('{{ ngettext("%(n)s day", "%(n)s days", n, n=n) }}', "2 days", "few 2 days"),
        ('{{ npgettext("x", "one", "many", n) }}', "many", "x/few many"),
        (
            '{% trans u=sum %}go <b a="{{ u }}">on</b>{% endtrans %}',
            'go <b a="&lt;5&gt;">on</b>',
            'a="&lt;5&gt;">on</b> <b go',
        ),
        (
            "{% trans n %}a {{ n }}{% pluralize %}b {{ n }} {{ sum }}{% endtrans %}",
            "b 2 &lt;5&gt;",
            "few b 2 &lt;5&gt;",
        ),
        ("{% trans 'here' %}open{% endtrans %}", "open", "here/open"),
        ("{% trans %}5 %{% endtrans %}", "5 %", "% 5"),
    ],
)
def test_a_message_says_the_same_in_every_place(source: str, english: str, other: str) -> None:
    """Printed, in an expression, in plural or as HTML: the message is translated and its values are escaped."""
    values = {"sum": "<5>", "n": 2, "link": Markup("<a>it</a>")}

    assert (_rendered(source, **values), _rendered(source, _OTHER, **values)) == (english, other)


def test_a_message_without_values_is_part_of_the_compiled_text() -> None:
    """A constant message costs nothing on a page: the compiled template has its translation and no call."""
    jinja = create_environment(_OTHER)

    code = jinja.compile('<p title="{{ _("one two") }}">{{ _("at most %(sum)s", sum=sum) }}</p>', raw=True)

    assert '<p title="two one">' in code
    assert "gettext" not in code
    assert "at most" not in code


def test_messages_in_imported_macros_are_translated() -> None:
    """A macro that another template imports speaks the language of the environment too."""
    jinja = create_environment(_OTHER)
    jinja.loader = jinja2.DictLoader({"m": '{% macro m(x=_("p q")) %}{{ _("one two") }} {{ x }}{% endmacro %}'})

    assert jinja.from_string('{% import "m" as m %}{{ m.m() }}').render() == "two one q p"


@pytest.mark.parametrize(
    "source",
    [
        "{{ _(name) }}",
        "{{ _('a', 'b') }}",
        "{{ ngettext('a', 'b') }}",
        "{{ pgettext(name, 'b') }}",
        "{{ _('a' ~ name) }}",
        "{{ _('%(value)s') }}",
        "{% set x = _('%(value)s') %}",
        "{% set x = _('%(value)s %(other)s', other=name) %}",
        "{{ _(*name) }}",
    ],
)
def test_a_message_that_cannot_be_extracted_is_an_error(source: str) -> None:
    """A computed message, or one without its value, is refused when the template is compiled."""
    with pytest.raises(jinja2.TemplateSyntaxError):
        create_environment().from_string(source)
