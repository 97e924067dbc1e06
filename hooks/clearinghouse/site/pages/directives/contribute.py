"""What the pages for contributors list: kinds of record, rules, automatic fixes, and forms."""

from __future__ import annotations

import inspect
from types import ModuleType

from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.problems.code import Code
from clearinghouse.rules.registry import ALL_CODES, FAMILIES, codes_of
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import form
from clearinghouse.site.pages.field_reference import fields_of
from clearinghouse.text import capitalized

HAND_IN = ("account", "steps", "by-hand", "place")


def fields(context: SiteContext, root: str, of: str) -> str:
    """Return the entry of one kind (the name of its schema) in the list of kinds."""
    tree = context.catalogue.schemas.trees[of]
    rows = tuple(fields_of(tree, context.messages))
    required = [row for row in rows if row.required and not row.depth]
    return context.render(
        "fields", root, kind=of, title=tree.title, description=tree.description, count=len(rows), required=required
    )


def rules(context: SiteContext, root: str) -> str:
    """Return the list of all rules, in the groups of their modules."""
    groups = [(about_of(family), sorted(codes_of(family), key=_id)) for family in FAMILIES]
    return context.render("rules", root, groups=sorted(groups, key=lambda group: group[1][0].id))


def _id(code: Code) -> str:
    return code.id


def about_of(family: ModuleType) -> str:
    """Return what the rules of a module are about: the first sentence of its docstring, without "Rules about"."""
    words = (inspect.getdoc(family) or family.__name__).split("\n")[0].split(". ")[0].rstrip(".")
    return capitalized(words.removeprefix("Rules about "))


def fixes(context: SiteContext, root: str) -> str:
    """Return the list of the rules that `make fix` can fix."""
    return context.render(
        "fixes",
        root,
        rules=[rule for _, rule in sorted(ALL_CODES.items()) if rule.autofix],
    )


def hand_in(context: SiteContext, root: str, of: str) -> str:
    """Return a part of the description of how a file reaches the maintainers, which depends on the repository."""
    return context.render("hand_in", root, part=of)


def forms(context: SiteContext, root: str) -> str:
    """Return links to the forms, with what each is for."""
    return context.render("forms", root, forms=[form.translated(item, context.messages) for item in FORMS])
