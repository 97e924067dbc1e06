"""Messages in templates, translated when a template is compiled, so that they cost nothing for each page.

`_("…")` is text: it is escaped like any value, and so are the values of its placeholders. A `{% trans %}` block is
HTML: its tags are part of the message, its values are escaped. Both are cut at their placeholders while the template
is compiled. Only plural forms, and messages with values inside of other expressions, are put together on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import jinja2
from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from clearinghouse.language.messages import ENGLISH, Messages, fill
from clearinghouse.site.templating.direction import marked

_CUT = re.compile(r"%\((\w+)\)s")
# The names that tools which extract messages know, and how many strings each takes.
_STRINGS = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}


class MessagesExtension(InternationalizationExtension):
    """The library's `{% trans %}`, with the messages of one language."""

    messages: Messages = ENGLISH

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: ARG002 - the signature of the library
        num_called_num: bool,  # noqa: ARG002
    ) -> nodes.Output:
        if plural is None or plural_expr is None:
            html = self.messages.translated(singular, context)
            return nodes.Output(list(_pieces(html, variables, nodes.TemplateData)))
        forms = [nodes.Const(context), nodes.Const(singular), nodes.Const(plural), plural_expr]
        return nodes.Output([self.call_method("plural_html", forms, _keywords(variables))])

    def plural_html(self, context: str | None, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """Return the form of a `{% trans %}` block for a number, with its values escaped."""
        form = self.messages.translated_plural(singular, plural, number, context)
        return Markup(form % {name: marked(escape(value)) for name, value in values.items()})  # noqa: S704 - ours, and escaped

    def plural_text(self, context: str | None, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Return the form of a text for a number."""
        return fill(self.messages.translated_plural(singular, plural, number, context), values)

    def text(self, message: str, /, **values: object) -> str:
        """Return a translated text with its values."""
        return fill(message, values)


def messages_extension(environment: jinja2.Environment) -> MessagesExtension:
    """Return the extension of an environment. Raises TypeError for an environment that has another one."""
    extension = environment.extensions[MessagesExtension.identifier]
    if not isinstance(extension, MessagesExtension):
        raise TypeError(f"the extension for messages is a {type(extension).__name__}")
    return extension


@dataclass(frozen=True, slots=True)
class _Message:
    """A call of `_` or one of its kin."""

    context: str | None
    text: str
    plural: str | None
    number: nodes.Expr | None
    values: dict[str, nodes.Expr]


class Translator(NodeTransformer):
    """Replaces the calls of `_`, `pgettext`, `ngettext` and `npgettext`."""

    def __init__(self, environment: jinja2.Environment, name: str | None) -> None:
        """Take the messages of an environment; `name` is that of the template, for errors."""
        self._name = name
        self._extension = messages_extension(environment)
        self._messages = self._extension.messages

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - the names are those of the library
        """Print a message piece by piece."""
        node.nodes = [piece for child in node.nodes for piece in self._printed(child)]
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Replace a message inside of an expression."""
        self.generic_visit(node)
        message = self._message(node)
        if message is None:
            return node
        if message.plural is not None and message.number is not None:
            forms = [nodes.Const(message.context), nodes.Const(message.text), nodes.Const(message.plural)]
            return self._call("plural_text", [*forms, message.number], message)
        text = self._translated(node, message)
        if not message.values:
            return nodes.Const(fill(text, {}), lineno=node.lineno)
        return self._call("text", [nodes.Const(text)], message)

    def _call(self, method: str, arguments: list[nodes.Expr], message: _Message) -> nodes.Call:
        return self._extension.call_method(method, arguments, _keywords(message.values))

    def _printed(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        message = self._message(node)
        if message is None or message.plural is not None:
            return iter((node,))
        return _pieces(self._translated(node, message), message.values, nodes.Const)

    def _translated(self, node: nodes.Expr, message: _Message) -> str:
        missing = sorted(set(_CUT.findall(message.text)) - message.values.keys())
        if missing:
            raise self._error(node, f"the message has no value for {', '.join(missing)}")
        return self._messages.translated(message.text, message.context)

    def _message(self, node: nodes.Expr) -> _Message | None:
        name = node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""
        if not isinstance(node, nodes.Call) or name not in _STRINGS:
            return None
        given = [item.value for item in node.args if isinstance(item, nodes.Const)][: _STRINGS[name]]
        numbers = node.args[_STRINGS[name] :]
        is_plural = name in ("ngettext", "npgettext")
        if len(given) != _STRINGS[name] or len(numbers) != is_plural or node.dyn_args or node.dyn_kwargs:
            raise self._error(node, f"{name}() takes its messages as they are written, not computed ones")
        context = given.pop(0) if name in ("pgettext", "npgettext") else None
        values = {item.key: item.value for item in node.kwargs}
        return _Message(context, given[0], given[1] if is_plural else None, numbers[0] if is_plural else None, values)

    def _error(self, node: nodes.Node, message: str) -> jinja2.TemplateAssertionError:
        return jinja2.TemplateAssertionError(message, node.lineno, self._name)


def _keywords(values: Mapping[str, nodes.Expr]) -> list[nodes.Keyword]:
    return [nodes.Keyword(name, value) for name, value in values.items()]


def _pieces(
    message: str, values: Mapping[str, nodes.Expr], literal: type[nodes.TemplateData | nodes.Const]
) -> Iterator[nodes.Expr]:
    """Cut a message at its placeholders: words as `literal`, and the expressions that give the values."""
    for place, part in enumerate(_CUT.split(message)):  # words, the name of a value, words, …
        if place % 2:
            yield values[part]
        elif part:
            yield literal(part.replace("%%", "%"))
