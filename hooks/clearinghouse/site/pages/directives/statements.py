"""Statements of contribution: what the directive shows, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clearinghouse.domain.statements import statements_in_use
from clearinghouse.records import Statement
from clearinghouse.site.context.context import SiteContext


def part(context: SiteContext, root: str, of: str) -> str:
    """Render the statements in use (`all`), the same in `brief`, or those `out-of-use`."""
    return context.render("statements", root, statements=PARTS[of](context), of=of)


def _in_use(context: SiteContext) -> tuple[Statement, ...]:
    return statements_in_use(context.catalogue.statements.values())


def _out_of_use(context: SiteContext) -> tuple[Statement, ...]:
    return tuple(item for item in context.catalogue.statements.values() if item.retired)


PARTS: Mapping[str, Callable[[SiteContext], tuple[Statement, ...]]] = {
    "all": _in_use,
    "brief": _in_use,
    "out-of-use": _out_of_use,
}
