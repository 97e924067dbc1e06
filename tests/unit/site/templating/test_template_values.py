"""Each page gives its template exactly the values that the template uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clearinghouse.site.templating.environment import shared
from jinja2 import meta
from jinja2 import nodes as of_templates
from support.paths import ROOT
from support.source_tree import nodes

_SITE = ROOT / "hooks" / "clearinghouse" / "site"
_SHARED = frozenset({"context", "root", "labels", "wording", "countries"})  # see `SiteContext.render`

_OF_MESSAGES = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})  # replaced while a template is compiled


@dataclass(frozen=True)
class Call:
    """A call of `render`: its place, its template, and the values that it names; `is_open` when it adds others."""

    place: str
    template: str
    values: frozenset[str]
    is_open: bool


def _calls() -> Iterator[Call]:
    """Yield the calls of all modules; those without any are not parsed."""
    for path in sorted(path for path in _SITE.rglob("*.py") if ".render(" in path.read_text("utf-8")):
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "render":
                name = node.args[0] if node.args else None
                if isinstance(name, ast.Constant):
                    values = [keyword.arg for keyword in node.keywords]
                    place = f"{path.relative_to(_SITE)}:{node.lineno}"
                    yield Call(place, name.value, frozenset(filter(None, values)), None in values)


@cache
def _uses(template: str) -> frozenset[str]:
    """Return the values that a template and those that it includes use, except what every template gets."""
    environment = shared("en")
    tree = environment.parse(environment.loader.get_source(environment, f"{template}.html.jinja")[0])
    included, assigned = [], set()
    for node in tree.find_all((of_templates.Include, of_templates.Name, of_templates.Macro)):
        if isinstance(node, of_templates.Include):
            included.append(node.template.value.removesuffix(".html.jinja"))
        elif isinstance(node, of_templates.Macro) or node.ctx == "store":
            assigned.add(node.name)
    own = meta.find_undeclared_variables(tree) - environment.globals.keys() - _SHARED - _OF_MESSAGES
    return frozenset(own).union(*map(_uses, included)) - assigned


def test_a_template_gets_exactly_the_values_that_it_uses() -> None:
    """A value that no template reads is dead weight; one that is missing would stop the build at some page."""
    calls = tuple(_calls())
    assert len({call.template for call in calls}) > 40  # most that are not only imported are rendered by name

    unused = {call.place: call.values - _uses(call.template) for call in calls}
    missing = {call.place: _uses(call.template) - call.values for call in calls if not call.is_open}
    assert {place: values for place, values in unused.items() if values} == {}
    assert {place: values for place, values in missing.items() if values} == {}
