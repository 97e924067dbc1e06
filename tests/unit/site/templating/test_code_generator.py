"""Templates that are compiled in our shorter way say what the library makes of them."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest
from clearinghouse.records.part import Part
from clearinghouse.site.templating.environment import create_environment

_PLACES = "{{ loop.index0 }}{{ loop.index }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.revindex }}"
_AROUND = (
    "{{ loop.previtem if not loop.first }}<{{ item }}>{{ loop.nextitem if not loop.last }}{{ loop.changed(item) }}"
)
_MACRO = '{% macro tag(text, kind="note") %}<b>{{ kind }}: {{ text }}</b>{% endmacro %}'
_SOURCES = [
    f"{{% for item in items %}}{_PLACES};{{% endfor %}}",
    f"{{% for item in items %}}{_AROUND};{{% endfor %}}",
    "{% for item in items|reject('eq', 'b') if item != 'c' %}{{ item }}{{ ', ' if not loop.last }}{% endfor %}",
    "{% for item in [] %}{{ loop.index }}{% else %}none{% endfor %}",
    "{% for a in items %}{% for b in items %}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}",
    "{% for item in items %}{% if loop.last %}{{ loop.index }}{% endif %}{% endfor %}",
    f'{_MACRO}{{{{ tag("<i>", "k") }}}}',
    f'{_MACRO}{{{{ tag("<i>") }}}}{{{{ tag(text="&") }}}}{{{{ tag(kind="k", text="&") }}}}',
    f'{_MACRO}{{% for item in items %}}{{{{ tag(item, "k") }}}}{{% endfor %}}',
    "{% macro box(x) %}<p>{{ x }}{{ caller() }}</p>{% endmacro %}{% call box('<') %}{{ '<i>' }}{% endcall %}",
    "{% macro all_of() %}{{ varargs|join(',') }}{{ kwargs['a'] }}{% endmacro %}{{ all_of(1, 2, a='<') }}",
    "{{ page.name.upper() }}{{ page.greet('<b>') }}{{ page.greet(*items[:1]) }}{{ page.greet(**{'name': 'x'}) }}",
    "{{ 'yes' if page.name }}{{ 'no' if not page.name }}{{ '<' if page.name }}",
    "{{ items|map('upper')|unique|join('<') }}{{ items|first }}",
    "{% for key, group in pairs|groupby(0) %}{{ key }}{{ group|map(attribute=1)|list }}{% endfor %}",
]
_VALUES = {
    "items": ("b", "a", "a", "<c>"),
    "pairs": ((1, "a"), (2, "b"), (1, "c")),
    "page": SimpleNamespace(name="Straße & <Weg>", greet=lambda name: f"hello {name}"),
}


@pytest.mark.parametrize("source", _SOURCES)
def test_a_template_says_what_the_library_makes_of_it(source: str) -> None:
    """Loops with all of their places, macros however they are called, calls and filters give the same HTML."""
    library = jinja2.Environment(autoescape=True).from_string(source).render(**_VALUES)
    assert create_environment().from_string(source).render(**_VALUES) == library


@pytest.mark.parametrize("source", ["{{ tag() }}", "{{ tag(1, 2, 3) }}", "{{ tag(1, color=2) }}", "{{ page.nothing }}"])
def test_what_is_missing_is_an_error(source: str) -> None:
    """A macro with too few or too many values and a field that no schema names are errors, as in the library."""
    with pytest.raises((TypeError, AttributeError, jinja2.UndefinedError)):
        create_environment().from_string(_MACRO + source).render(**_VALUES)


def test_a_field_that_only_the_schema_names_is_read() -> None:
    """A template reads a field of a record that no class names."""
    template = create_environment().from_string("{{ part.helpline }}")
    assert template.render(part=Part(extra={"helpline": "<1>"})) == "&lt;1&gt;"
