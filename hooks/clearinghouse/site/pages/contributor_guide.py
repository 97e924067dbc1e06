"""The contributor's manual, generated: the fields of each kind from its schema, the rules from the registry.

A page for each kind and each rule, and the two lists that lead to them. Examples come from the case library.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from clearinghouse.authoring import KINDS as KINDS_OF_NEW
from clearinghouse.authoring.record_writer import template_text
from clearinghouse.language.messages import N_
from clearinghouse.problems.problem import Severity
from clearinghouse.records.kinds import kind_of_schema
from clearinghouse.rules.registry import ALL_CODES, FAMILIES, codes_of
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.field_reference import fields_of
from clearinghouse.site.templating.shell import Page

_ROOT = "../../../"
_WEIGHT: Mapping[Severity, str] = {
    Severity.ERROR: N_("An error: it blocks a change until it is fixed."),
    Severity.WARNING: N_("A warning: it is advice and blocks nothing."),
    Severity.NOTICE: N_("A notice: only the weekly check reports it."),
}


def field_tasks(context: SiteContext, listed: Collection[str]) -> Iterator[PageTask]:
    """Yield one page for the fields of each kind; `listed` are the kinds of record that the site lists."""
    for kind in context.catalogue.schemas.kinds:
        yield PageTask(f"contribute/fields/{kind}/", partial(_fields_page, listed), kind)


def template_tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each kind: a record to copy."""
    for kind in context.catalogue.schemas.kinds:
        yield PageTask(f"contribute/templates/{kind}/", _template_page, kind)


def rule_tasks(_context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each rule."""
    for identifier in sorted(ALL_CODES):
        yield PageTask(f"contribute/rules/{identifier.lower()}/", _rule_page, identifier)


def _fields_page(listed: Collection[str], context: SiteContext, kind: str) -> Page:
    tree = context.catalogue.schemas.trees[kind]
    body = context.render(
        "kind_fields",
        _ROOT,
        kind=kind,
        place=_place(kind),
        title=tree.title,
        description=tree.description,
        rows=tuple(fields_of(tree, context.messages, listed)),
        is_made_by_new=kind in KINDS_OF_NEW,
    )
    _ = context.messages.gettext
    title = _("%(kind)s: fields", kind=tree.title)
    description = _("Every field of a record: %(description)s", description=tree.description)
    path = f"schemas/{kind}.schema.json"
    return Page(f"contribute/fields/{kind}/", title, description, body, path)


def _template_page(context: SiteContext, kind: str) -> Page:
    tree = context.catalogue.schemas.trees[kind]
    title = context.messages.gettext("%(kind)s: a record to copy", kind=tree.title)
    template = template_text(context.catalogue.schemas, kind)
    body = context.render(
        "kind_template", _ROOT, title=title, kind=kind, kind_title=tree.title, place=_place(kind), template=template
    )
    path = f"schemas/{kind}.schema.json"
    return Page(f"contribute/templates/{kind}/", title, tree.description, body, path)


def _place(kind: str) -> str:
    """Return where the records of a kind are; empty for moved records, which stay where they were."""
    record_kind = kind_of_schema(kind)
    return record_kind.path("<id>") if record_kind else ""


def _rule_page(context: SiteContext, identifier: str) -> Page:
    rule = ALL_CODES[identifier]
    body = context.render(
        "rule",
        _ROOT,
        rule=rule,
        weight=context.messages.gettext(_WEIGHT[rule.severity]),
        case=context.cases.get(identifier),
        has_library=context.cases,
    )
    title = f"{identifier}: {rule.title}"
    family = next(family for family in FAMILIES if rule in codes_of(family))
    path = f"hooks/{family.__name__.replace('.', '/')}.py"
    return Page(f"contribute/rules/{identifier.lower()}/", title, rule.what, body, path)
