"""How our templates are compiled: what they cannot do need not be looked for each time.

Jinja compiles for templates that may escape or not, call functions that ask for their context, and look ahead in
iterators. All of ours escape, and call plain functions. What is here saves about a third of the time that a template
takes; the HTML is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from clearinghouse.records.part import field_of
from clearinghouse.site.templating.attribute_quotes import QuoteRemover
from clearinghouse.site.templating.direction import marked
from clearinghouse.site.templating.search_marks import MarkShortener
from clearinghouse.site.templating.translation import Translator

if TYPE_CHECKING:
    from jinja2.compiler import Frame

try:
    from markupsafe._speedups import _escape_inner as _escape_text
except ImportError:  # it is not public, and not everywhere

    def _escape_text(value: str, /) -> str:
        return str(escape(value))


class TemplateCodeGenerator(CodeGenerator):
    """Translates the messages of a template before it is compiled, and shortens its attributes."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Compile a template in which what each message says has replaced it."""
        translated = Translator(self.environment, self.name).visit(node)
        translated = QuoteRemover().visit(MarkShortener().visit(translated))
        translated.set_environment(self.environment)
        super().visit_Template(translated, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Print an empty text for `{{ ", " if not loop.last }}` after the last, instead of an undefined value."""
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("", lineno=child.lineno)
        super().visit_Output(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read a field by one function, without looking for that function in the environment first."""
        self.write("field_of(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT002, N802
        """Call a function itself: the library asks of each call whether it wants the context, and none of ours does."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(item.key) for item in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class PlainMacro(Macro):
    """A macro of a template that escapes. Given all of its values in their order, it only calls its function."""

    def __init__(self, *arguments: Any) -> None:
        """Take what compiled code gives: see the library."""
        super().__init__(*arguments)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *values: Any, **named: Any) -> str:
        """Return the HTML for these values."""
        if named or len(values) != self._argument_count or not self._is_plain:
            return super().__call__(*values, **named)
        return str.__new__(Markup, self._func(*values))  # what `Markup(…)` comes to for text, in a third of the time


class ListLoop(LoopContext):
    """The `loop` of a list that is there as a whole, so that nothing looks ahead to know which item is the last.

    Its places are set for each item; those of the library are computed by a method each time that they are read.
    """

    first = True  # properties in the library
    last = False
    index = 0
    _items: tuple[Any, ...] = ()

    def __iter__(self) -> Iterator[tuple[Any, ListLoop]]:  # type: ignore[override] # that of the library is one itself
        """Yield each item with the loop."""
        self._items = items = tuple(self._iterable)
        self._iterable: Iterable[Any] = items  # of which `length` is that of the library
        end = len(items)
        for index, item in enumerate(items, start=1):
            self.index0, self.index, self.first, self.last = index - 1, index, index == 1, index == end
            self._before, self._current = self._current, item
            yield item, self

    def _peek_next(self) -> Any:
        return missing if self.last else self._items[self.index]


def escaped(value: object) -> str:
    """Escape as `escape` does. Text comes back as text: a template joins its pieces and marks them only then."""
    if type(value) is str:
        return _escape_text(value) if value.isascii() else marked(_escape_text(value))
    return value if type(value) is Markup else escape(value)


# Compiled templates know what they call by these names. Should Jinja use others, they only get slower; `field_of` is
# a name of ours.
NAMES = {"escape": escaped, "field_of": field_of, "LoopContext": ListLoop, "Macro": PlainMacro}
