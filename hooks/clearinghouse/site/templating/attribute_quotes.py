"""Attributes without quotation marks where HTML needs none, so that each page is some hundred bytes smaller.

Templates are written with all quotation marks; those that are not needed are removed when a template is compiled, which
costs nothing for each page. They stay around every value that might have a blank or be empty: any but literal text
and the few expressions below, which are identifiers, numbers and the way to the top of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

# Schemas and file names allow nothing but letters, digits, hyphens, full stops and slashes in these.
_SAFE_NAMES = frozenset({"root", "id", "code", "folder"})
_SAFE_FIELDS = frozenset({"role"})
_NEVER_EMPTY = frozenset({"id", "index"})  # fields too
_PLAIN, _SAFE, _OTHER = "\ue000", "\ue001", "\ue002"  # in place of an expression: as good as letters, safe, unknown
_EXPRESSION = re.compile(f"[{_PLAIN}{_SAFE}{_OTHER}]")
_FORBIDDEN = r"\s\"'=<>`" + _OTHER
_LETTERS = re.compile(rf"[^{_FORBIDDEN}]+")  # once escaped
# A value has at least one character that is there whatever the expressions give; "/" after it would become part of it.
_QUOTED = re.compile(rf'(\s[a-zA-Z][\w:-]*=)"([{_SAFE}]*[^{_FORBIDDEN}{_SAFE}][^{_FORBIDDEN}]*)"(?=[\s>]|\Z)')


def attribute(name: str, value: str) -> Markup:
    """Return an attribute for a value that is known only now, with quotation marks if it needs them."""
    escaped = str(escape(value))
    return Markup(f"{name}={escaped}" if _LETTERS.fullmatch(escaped) else f'{name}="{escaped}"')  # noqa: S704 - escaped


class QuoteRemover(NodeTransformer):
    """Removes quotation marks from what a template prints literally."""

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - the name is that of the library
        """Remove quotation marks around the attributes that one piece of a template has whole."""
        self.generic_visit(node)
        literal = "".join(map(_stand_in, node.nodes))
        if '="' in literal:
            expressions = (child for child in node.nodes if not isinstance(child, nodes.TemplateData))
            node.nodes = list(_pieces(_without_quotes(literal), expressions))
        return node


def _stand_in(node: nodes.Expr) -> str:
    """Return literal text, and one character for an expression."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    if _is_word(node) or (isinstance(node, nodes.Getattr) and node.attr in _NEVER_EMPTY):
        return _PLAIN
    if isinstance(node, nodes.Concat):
        parts = set(map(_stand_in, node.nodes))
        return _OTHER if _OTHER in parts else _PLAIN if _PLAIN in parts else _SAFE
    if isinstance(node, nodes.Name):
        return _SAFE if node.name in _SAFE_NAMES else _OTHER
    return _SAFE if isinstance(node, nodes.Getattr) and node.attr in _SAFE_FIELDS else _OTHER


def _is_word(node: nodes.Expr | None) -> bool:
    """Return whether an expression gives one of the words that are written in it."""
    if isinstance(node, nodes.CondExpr):
        return _is_word(node.expr1) and _is_word(node.expr2)
    return isinstance(node, nodes.Const) and _LETTERS.fullmatch(str(escape(node.value))) is not None


def _without_quotes(literal: str) -> str:
    return _QUOTED.sub(lambda found: found[1] + found[2] if _is_in_tag(literal, found.start()) else found[0], literal)


def _is_in_tag(literal: str, place: int) -> bool:
    """Return whether a place may be in a tag: the last bracket before it opens one, or is elsewhere."""
    return literal.rfind("<", 0, place) >= literal.rfind(">", 0, place)


def _pieces(literal: str, expressions: Iterable[nodes.Expr]) -> Iterator[nodes.Expr]:
    """Yield literal text and expressions by turns."""
    texts = _EXPRESSION.split(literal)
    yield nodes.TemplateData(texts[0])
    for expression, text in zip(expressions, texts[1:], strict=True):
        yield expression
        if text:
            yield nodes.TemplateData(text)
