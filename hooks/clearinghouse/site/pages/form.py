"""The forms: one page for each kind of record that people contribute, made from its schema.

The page explains every field by itself; a script makes a form of it (docs/adr/0012). What is typed never leaves
the browser except as the text of a file that the contributor sends.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from clearinghouse.authoring.choices import choices, with_labels
from clearinghouse.authoring.hints import repeats_label
from clearinghouse.authoring.web_forms import FORMS, Form
from clearinghouse.code_host import Repository
from clearinghouse.documents.schema import validation_schema, with_terms
from clearinghouse.documents.schema_fields import Choose, FormField, form_fields, is_asked_first
from clearinghouse.domain.request_lifecycle import FIRST, NEXT, WITH_RESULT
from clearinghouse.language.messages import Messages
from clearinghouse.problems.problem import Severity
from clearinghouse.records import KINDS
from clearinghouse.records.requirements import KEY_FACTS
from clearinghouse.rules import plans
from clearinghouse.rules.mailbox_roles import ROLES
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.text import HIDDEN, NEEDLESS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page
from clearinghouse.text import LETTERS

IDENTIFIER = "IDENTIFIER"  # in addresses, what the script replaces
_LATER = re.compile(r"<!-- later ([\w-]+) -->(.*?)<!-- end \1 -->", re.DOTALL)
_MARK = re.compile(r"<!-- (?:later|end) [\w-]+ -->")


def tasks(_context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each form."""
    for form in FORMS:
        yield PageTask(f"contribute/form/{form.name}/", partial(page, form), form.name)


def page(form: Form, context: SiteContext, _key: str) -> Page:
    """Render one form with all its fields."""
    own = translated(form, context.messages)
    fields = [
        _described(context, own, item) for item in form_fields(context.catalogue.schemas.trees[KINDS[form.kind].schema])
    ]
    html = context.render(
        "form",
        "../../../",
        form=own,
        sections=sections(form, fields),
        schema_name=KINDS[form.kind].schema,
        options=partial(_options, context, form),
    )
    body, later = split_later(html)
    _ = context.messages.gettext
    uri = f"contribute/form/{form.name}/"
    return Page(uri, _(form.title), _(form.lead), body, files=((f"{uri}form-data.js", _script(form, context, later)),))


def split_later(html: str) -> tuple[str, dict[str, str]]:
    """Return a form with a place for each part that only the script can use, and these parts by the name of the place.

    They are fields to add to a list, those that may stay empty, and how to send: half of a page that is to be light.
    """
    parts: dict[str, str] = {}

    def cut(found: re.Match[str]) -> str:
        parts[found[1]] = _MARK.sub("", found[2])
        return f'<template data-later="{found[1]}"></template>'

    return _LATER.sub(cut, html), parts


def _script(form: Form, context: SiteContext, later: Mapping[str, str]) -> bytes:
    """Return what the script of a form needs, as a file of its own: the page is read before it is filled in."""
    about, parts = (
        json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in (data(form, context), later)
    )
    words = context.render("form_words", "").strip()
    return f"globalThis.chForm={{about:{about},words:{words},later:{parts}}};\n".encode()


def translated(form: Form, messages: Messages) -> Form:
    """Return a form with its words in the language of `messages`."""
    _ = messages.gettext
    return replace(
        form, title=_(form.title), lead=_(form.lead), asks=messages.table(form.asks), hints=messages.table(form.hints)
    )


def sections(form: Form, fields: Sequence[FormField]) -> tuple[tuple[FormField, ...], ...]:
    """Return the fields of a form by section: the main questions, what else is needed, what is answered, the rest."""
    shown = [item for item in form.shown(fields) if item.key not in form.settled]
    first = sorted((item for item in shown if item.key in form.first), key=lambda item: form.first.index(item.key))
    needed = [item for item in shown if item.key not in form.first]
    needed.sort(key=lambda item: not is_asked_first(KINDS[form.kind].schema, item.key))
    settled = [item for item in fields if item.key in form.settled]
    return tuple(first), tuple(needed), tuple(settled), tuple(i for i in fields if i not in shown and i not in settled)


def _options(context: SiteContext, form: Form, item: FormField) -> Mapping[str, str] | None:
    """Return the answers to print in the page; None for records, of which there may be thousands."""
    if item.choice is None or item.choice.among is Choose.RECORDS:
        return None
    offered = choices(item.choice, context.catalogue, KINDS[form.kind].schema, context.messages)
    return _most_used_first(context, offered) if item.choice.of == "currencies" else offered


def _most_used_first(context: SiteContext, currencies: Mapping[str, str]) -> Mapping[str, str]:
    """Return currencies with those first that several sources have; the others stay in their order."""
    used = Counter(source.amount.currency for source in context.catalogue.sources.values())
    return dict(sorted(currencies.items(), key=lambda item: -used[item[0]] if used[item[0]] > 1 else 0))


def _described(context: SiteContext, form: Form, item: FormField) -> FormField:
    parts = tuple(_described(context, form, part) for part in item.parts)
    hint = _hint(context, form, item)
    return replace(item, description="" if repeats_label(hint, form.label_of(item)) else hint, parts=parts)


def _hint(context: SiteContext, form: Form, item: FormField) -> str:
    """Return what a field holds, in the words of its answers: a form shows labels, not the terms of a file."""
    own = form.hint_for(item)
    if own or item.choice is None or item.choice.among is not Choose.TERMS:
        return own or item.description
    labels = choices(item.choice, context.catalogue, KINDS[form.kind].schema, context.messages)
    return with_labels(item.description, labels)


def data(form: Form, context: SiteContext) -> dict[str, object]:
    """Return what the script needs besides the fields; the schema comes without titles and descriptions."""
    name = KINDS[form.kind].schema
    return {
        "form": form.name,
        "kind": form.kind,
        "schemaName": name,
        "schema": validation_schema(with_terms(context.catalogue.schemas.kinds[name], context.labels)),
        "preset": form.preset,
        "follows": {key: {"from": of, "table": table} for key, (of, table) in form.follows.items()},
        "keyFacts": {fact.field: fact.parts for fact in KEY_FACTS.get(form.kind, ())},
        "hidden": _for_javascript(f"{HIDDEN.pattern}|{NEEDLESS.pattern}"),
        "letters": LETTERS,
        "roles": sorted(ROLES),
        "warnings": [rule.id for rule in RULES.values() if rule.severity is Severity.WARNING],
        "excusable": [rule.id for rule in RULES.values() if rule.is_excusable],
        "lifecycle": NEXT,
        "firstState": FIRST,
        "statesWithResult": sorted(WITH_RESULT),
        "plans": _tables_of_plans(),
        "addresses": _addresses(context.addresses.code, form),
    }


def _tables_of_plans() -> dict[str, object]:
    """Return what decides roles and conditions: the same tables that the checker reads."""
    return {
        "forms": {role: sorted(forms) for role, forms in plans.FORMS_OF_ROLES.items()},
        "needed": plans.NEEDED_FIELD,
        "own": {**dict.fromkeys(sorted(plans.ONLY_WORDS), ""), **plans.OPTIONAL_FIELD, **plans.NEEDED_FIELD},
        "ofSomeKinds": plans.OF_SOME_KINDS,
    }


def _addresses(code: Repository, form: Form) -> dict[str, str]:
    """Return where a file is handed in, with `IDENTIFIER` for its identifier; empty where there is no page."""
    path = f"data/{form.kind}/{IDENTIFIER}.yml"
    return {"empty": code.new_file(path), "whole": code.new_file_with_text(path), "edit": code.edit(path)}


def _for_javascript(pattern: str) -> str:
    """Escape the characters of a pattern that are invisible or not ASCII, so that HTML carries them unchanged."""
    return "".join(char if char.isascii() and char.isprintable() else f"\\u{{{ord(char):x}}}" for char in pattern)
