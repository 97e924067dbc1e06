"""The marks of the search engine under short names: a page has some twenty of them, and no browser reads one.

Templates are written with the names of the engine. They are shortened when a template is compiled, and the engine gets
its own names back with the part of a page that it indexes.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_SHORT = {
    "data-pagefind-body": "data-pb",
    "data-pagefind-filter": "data-pf",
    "data-pagefind-ignore": "data-pi",
    "data-pagefind-meta": "data-pm",
}
_FULL = {short: name for name, short in _SHORT.items()}
_NAMES = re.compile("|".join(_SHORT))
# In a tag: after a blank, and before a value, another attribute or the end. What they begin with is looked for first.
_SHORT_NAMES = re.compile(r"data-p[bfim](?<=\sdata-p.)(?=[\s=>])")


def shortened(html: str) -> str:
    """Return HTML with the short names of the marks."""
    return _NAMES.sub(lambda found: _SHORT[found[0]], html)


def in_full(html: str) -> str:
    """Return HTML with the names that the engine knows."""
    return _SHORT_NAMES.sub(lambda found: _FULL[found[0]], html)


class MarkShortener(NodeTransformer):
    """Shortens the marks in what a template prints literally."""

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 - the name is that of the library
        """Shorten the marks in one piece of a template."""
        node.data = shortened(node.data)
        return node
