"""The forms: one page for each kind of record that people contribute, made from its schema.

The page explains every field by itself; a script makes a form of it (docs/adr/0012). What is typed never leaves
the browser except as the text of a file that the contributor sends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from clearinghouse.documents.schema import with_terms
from clearinghouse.documents.schema_fields import Choose, FormField, asked_later, bare, choices, form_fields
from clearinghouse.records import SCHEMA_OF_KIND
from clearinghouse.rules.text import HIDDEN
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page

_TODAY = "@today"  # the script puts the day here
_CHECKED = {"on": _TODAY, "by": "research"}
_PAGE_READ = ("evidence.*.url", "evidence.*.looked_up")
_EVIDENCE = [{"looked_up": _TODAY}]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: which fields it shows first, and what it starts with.

    `also` are optional fields (with dots, and "*" for a position) asked for among the needed ones; `settled` are
    needed ones that `preset` answers, so they are folded; `asks` says it in the words of the person who answers.
    """

    name: str
    kind: str
    title: str
    lead: str
    preset: Mapping = field(default_factory=dict)
    also: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    asks: Mapping[str, str] = field(default_factory=dict)

    def shown(self, fields: Sequence[FormField]) -> list[FormField]:
        """Return those fields that are not folded away: the needed ones, and those that this form asks for too."""
        return [item for item in fields if item.required or ".".join(item.path) in self.also]


FORMS = (
    Form(
        "source",
        "sources",
        "Add a source of assistance",
        "A fund, programme or service that helps countries to carry out the Convention, and that you read about. "
        "Money of the GEF is not listed.",
        preset={"maintained_by": "secretariat", "verified": _CHECKED, "evidence": _EVIDENCE},
        also=("url", *_PAGE_READ),
        settled=("maintained_by",),
    ),
    Form(
        "offer",
        "sources",
        "Tell us how you can help",
        "For every body that can help: an organisation, a foundation, a company, a bank, a university. The proposal of "
        "2002 asks intergovernmental and non-governmental organisations, the private sector and financial institutions "
        "how they might contribute (paragraph 15). What you write becomes a source of assistance on this site.",
        preset={
            "gef_link": "unknown",
            "access": {"intake": "on-request"},
            "availability": {"stated": "open"},
            "maintained_by": "secretariat",
            "verified": _CHECKED,
            "evidence": _EVIDENCE,
        },
        also=("url", "contact", *_PAGE_READ),
        settled=("gef_link", "access", "availability", "maintained_by"),
        asks={
            "name": "What your offer is called",
            "organisation": "Your organisation",
            "family": "What you are",
            "kind": "What you are, more exactly",
            "summary": "What you can give, and to whom",
            "assistance": "Forms of help you can give",
            "topics": "What your help can be used for",
            "eligibility": "Who may ask you",
            "url": "Your page about the offer",
            "contact": "Where to write: an office or a shared mailbox",
            "evidence": "Where others can read about it",
        },
    ),
    Form(
        "request",
        "requests",
        "Add a request or a documented need",
        "A need of a country for help: one that a public document describes, or a request that the national focal "
        "point sends with a reference and agrees to have published.",
        preset={"verified": _CHECKED, "evidence": _EVIDENCE},
        also=("quantities", "budget", "document", "submitted", "history", *_PAGE_READ),
        asks={"origin": "Where the need comes from", "country": "Which country needs the help"},
    ),
    Form(
        "centre",
        "centres",
        "Add a regional centre",
        "A regional or subregional centre under Article 12 of the Convention.",
        preset={"verified": _CHECKED, "evidence": _EVIDENCE},
        also=("url", "host", "city", *_PAGE_READ),
    ),
    Form(
        "organisation",
        "organisations",
        "Add an organisation",
        "A body that gives assistance or passes it on. Add it before the source that it gives.",
        also=("short_name", "url", "evidence", *_PAGE_READ),
    ),
)
# What rule EVD-001 asks evidence for: a field, and those of its parts of which one must be stated for it to count.
KEY_FACTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sources": {
        "amount": ("min", "max", "typical"),
        "rounds": ("opens", "closes"),
        "eligibility": ("countries", "excluded"),
    },
    "requests": {"problem": (), "quantities": ("value",), "budget": ("total", "secured", "sought")},
    "centres": {"serves": ("countries",)},
    "organisations": {},
}


def tasks(context: SiteContext) -> Iterator[PageTask]:  # noqa: ARG001 - asked like every kind of page
    """Yield one page for each form."""
    for form in FORMS:
        yield PageTask(f"contribute/form/{form.name}/", partial(page, form), form.name)


def page(form: Form, context: SiteContext, _key: str) -> Page:
    """Render one form with all its fields."""
    fields = form_fields(context.catalogue.schemas.kinds[SCHEMA_OF_KIND[form.kind]])
    asked, settled, more = _parted(form, fields)
    body = template("form")(
        context=context,
        root="../../../",
        form=form,
        sections=(asked, settled, more),
        schema_name=SCHEMA_OF_KIND[form.kind],
        options=partial(_options, context, form),
        data=data(form, context),
    )
    return Page(f"contribute/form/{form.name}/", form.title, form.lead, body)


def _parted(form: Form, fields: Sequence[FormField]) -> tuple[tuple[FormField, ...], ...]:
    asked = [item for item in form.shown(fields) if item.key not in form.settled]
    asked.sort(key=lambda item: asked_later(SCHEMA_OF_KIND[form.kind], item.key))
    settled = [item for item in fields if item.key in form.settled]
    return tuple(asked), tuple(settled), tuple(item for item in fields if item not in asked and item not in settled)


def _options(context: SiteContext, form: Form, item: FormField) -> Mapping[str, str] | None:
    """Return the answers to print in the page; None for records, of which there may be thousands."""
    if item.choice.among is Choose.RECORDS:
        return None
    return choices(item.choice, context.catalogue, kind=SCHEMA_OF_KIND[form.kind])


def data(form: Form, context: SiteContext) -> dict:
    """Return what the script needs beside the fields; the schema is the published one, without words for people."""
    name = SCHEMA_OF_KIND[form.kind]
    return {
        "form": form.name,
        "kind": form.kind,
        "schemaName": name,
        "schema": bare(with_terms(context.catalogue.schemas.kinds[name], context.labels)),
        "preset": form.preset,
        "keyFacts": KEY_FACTS[form.kind],
        "hidden": _for_javascript(HIDDEN.pattern),
        "repository": context.addresses.repository,
        "branch": context.addresses.branch,
    }


def _for_javascript(pattern: str) -> str:
    """Write the signs of a pattern that cannot be seen as escapes: raw, they would spoil the page as HTML."""
    return "".join(sign if sign.isascii() and sign.isprintable() else f"\\u{{{ord(sign):x}}}" for sign in pattern)


def listed(context: SiteContext) -> frozenset[str]:
    """Return the kinds of record whose names some form offers as answers, or whose identifiers it must not take."""
    found = {form.kind for form in FORMS}
    for form in FORMS:
        found |= _kinds_in(form_fields(context.catalogue.schemas.kinds[SCHEMA_OF_KIND[form.kind]]))
    return frozenset(found)


def _kinds_in(fields: Sequence[FormField]) -> set[str]:
    chosen = [item.choice for item in fields if item.choice and item.choice.among is Choose.RECORDS]
    here = {choice.of for choice in chosen}
    return here.union(*(_kinds_in(item.parts) for item in fields))
