"""The forms of the site: for each, the kind of record, what is asked first, and what is filled in already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clearinghouse.authoring.hints import HINTS, HINTS_OF_OFFERS, HINTS_OF_REQUESTS, HINTS_OF_SOURCES
from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.schema_fields import Choose, FormField, form_fields
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.language.messages import N_
from clearinghouse.records import KINDS
from clearinghouse.records.requirements import PROVIDER, SECRETARIAT, requires

_TODAY = "@today"  # the script replaces it with the date
_CHECKED: JsonObject = {"on": _TODAY, "by": "research"}
_PAGE_READ = ("evidence.*.url",)
# What a record says of its own keeping follows from the evidence, or is for those who keep it: nobody is asked for it.
_KEEPING: Mapping[str, JsonValue] = {"verified": _CHECKED, "confidence": "medium"}
_READ_LIKE_ITS_PAGE: Mapping[str, tuple[str, None]] = {"verified.how": ("evidence.0.read", None)}
_OF_SOURCES = (
    "new_organisation",
    *(f"new_organisation.{name}" for name in ("short_name", "country", "url")),
    "rounds.*.opens",
    "rounds.*.closes",
    *_PAGE_READ,
)
_NEW_ORGANISATION: Mapping[str, tuple[str, str]] = {"new_organisation": ("organisation", "")}
# The family of a source follows from its kind, so that nobody is asked for both.
FAMILY_OF_KIND: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "un-agency",
            "convention-body",
            "un-fund",
            "un-regional-commission",
            "treaty-organisation",
            "development-bank",
            "climate-fund",
            "vertical-fund",
            "regional-organisation",
            "regional-centre",
            "partnership",
        ),
        "igo-bank",
    ),
    **dict.fromkeys(("bilateral-agency", "embassy-small-grants", "eu", "south-south"), "bilateral"),
    **dict.fromkeys(("ngo", "network", "alliance", "foundation"), "ngo-foundation"),
    **dict.fromkeys(("industry-association", "company", "dfi", "volunteer-experts"), "private-sector"),
    **dict.fromkeys(
        ("university", "academy", "scholarship-scheme", "national-institute", "competence-centre"), "research-training"
    ),
}
# An offer is its own evidence until a page has it: the letter or the form in which the provider makes it.
_OFFER_AS_EVIDENCE: JsonObject = {
    "title": "The offer itself, as the provider sent it",
    "read": "letter",
    "looked_up": _TODAY,
    "supports": ["availability", "summary", "assistance", "topics", "contact"],
}
_EVIDENCE: list[JsonValue] = [{"looked_up": _TODAY}]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: which fields it shows first, and what it starts with.

    `first` are the main questions in their order, and what their answers ask for; other needed fields come after them.
    `also` are optional fields (dotted, with "*" for a position) that are asked for together with the required ones;
    `settled` are required ones that `preset` answers, so they are folded away; `asks` has titles in the words of the
    person who answers. `only_if` maps a field to the one that asks for it and to its answer: empty for the tick that an
    organisation is new.
    `follows` maps a field (dotted, with the number of an entry) to the one that its answer follows from, with the table
    for that, or None where it is the same answer.
    `hints` replace the descriptions of fields, by dotted path. `title`, `lead` and the values of `asks` and `hints` are
    messages.
    """

    name: str
    kind: str
    title: str
    lead: str
    preset: Mapping[str, JsonValue] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    asks: Mapping[str, str] = field(default_factory=dict)
    only_if: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    follows: Mapping[str, tuple[str, Mapping[str, str] | None]] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=lambda: HINTS)

    def label_of(self, item: FormField) -> str:
        """Return how this form asks for a field: its own words, or the title of the field."""
        return self.asks.get(item.key, item.title) if len(item.path) == 1 else item.title

    def hint_for(self, item: FormField) -> str:
        """Return what this form says of a field instead of its description; empty when it says nothing else."""
        return self.hints.get(".".join(item.path), "")

    def demands(self, item: FormField) -> bool:
        """Whether the answer that asks for a field also makes it necessary."""
        if len(item.path) > 1 or item.key not in self.only_if:
            return False
        _, answer = self.only_if[item.key]
        return answer == "" or requires(answer, item.key)

    def shown(self, fields: Sequence[FormField]) -> list[FormField]:
        """Return the fields that are not folded away: the required ones, and those that this form also asks for."""
        return [item for item in fields if item.required or ".".join(item.path) in self.also]


FORMS = (
    Form(
        "source",
        "sources",
        N_("Add a source of assistance"),
        N_(
            "A fund, programme or service that you have read about, and that helps countries to carry out the "
            "Convention. GEF money is not listed."
        ),
        preset={
            "relevance": "adjacent",
            "gef_link": "unknown",
            "access": {"intake": "unknown"},
            "availability": {"stated": "unknown"},
            "maintained_by": SECRETARIAT,
            **_KEEPING,
            "evidence": _EVIDENCE,
        },
        first=("name", "organisation", "new_organisation", "url", "summary", "assistance", "topics", "eligibility"),
        also=("url", *_OF_SOURCES),
        settled=("family", "relevance", "gef_link", "access", "availability", "maintained_by", *_KEEPING),
        asks={
            "summary": N_("What it gives"),
            "assistance": N_("Kinds of help"),
            "topics": N_("What the help is for"),
            "eligibility": N_("Who can get it"),
            "kind": N_("Kind of provider"),
            "relevance": N_("Link with POPs"),
            "availability": N_("Open or closed"),
            "verified": N_("Your check"),
        },
        only_if=_NEW_ORGANISATION,
        follows={"family": ("kind", FAMILY_OF_KIND), **_READ_LIKE_ITS_PAGE},
        hints=HINTS_OF_SOURCES,
    ),
    Form(
        "offer",
        "sources",
        N_("Offer help"),
        N_(
            "For any organisation that can help: a foundation, a company, a bank, a university. Seven questions, about "
            "two minutes. What you write becomes a source of assistance on this site."
        ),
        preset={
            "gef_link": "unknown",
            "relevance": "adjacent",
            "eligibility": {"basis": "unknown"},
            "access": {"intake": "on-request"},
            "availability": {"stated": "open"},
            "maintained_by": SECRETARIAT,
            "verified": {**_CHECKED, "by": PROVIDER, "how": "letter"},
            "confidence": "high",
            "evidence": [_OFFER_AS_EVIDENCE],
        },
        also=("contact", "contact.unit", "contact.mailbox", "contact.page", *_OF_SOURCES),
        settled=(
            *("family", "relevance", "eligibility", "gef_link", "access", "availability", "maintained_by", "verified"),
            *("evidence", "confidence"),
        ),
        asks={
            "name": N_("What your offer is called"),
            "organisation": N_("Your organisation"),
            "kind": N_("What you are"),
            "summary": N_("What you can give, and to whom"),
            "assistance": N_("Kinds of help you can give"),
            "topics": N_("What your help can be used for"),
            "eligibility": N_("Who may ask you"),
            "url": N_("Your page about the offer"),
            "contact": N_("Where to write: an office or a shared mailbox"),
            "evidence": N_("Where people can read about it"),
        },
        only_if=_NEW_ORGANISATION,
        follows={"family": ("kind", FAMILY_OF_KIND)},
        hints=HINTS_OF_OFFERS,
    ),
    Form(
        "request",
        "requests",
        N_("Add a request or a need"),
        N_(
            "A need of a country for help: one that a public document describes, or a request that the national focal "
            "point sends with a reference and agrees to have published."
        ),
        preset={**_KEEPING, "evidence": _EVIDENCE},
        first=(
            *("country", "title", "problem", "quantities", "place", "topics"),
            *("origin", "document", "submitted", "history"),
        ),
        also=("quantities", "place", "document", "submitted", "history", *_PAGE_READ),
        settled=tuple(_KEEPING),
        follows=_READ_LIKE_ITS_PAGE,
        only_if={
            "submitted": ("origin", "submitted"),
            "history": ("origin", "submitted"),
            "offers": ("origin", "submitted"),
            "document": ("origin", "transcribed"),
            "example_of": ("origin", "illustrative"),
        },
        asks={
            "country": N_("Which country needs the help"),
            "title": N_("What is needed, in one line"),
            "problem": N_("What the problem is"),
            "quantities": N_("How much there is"),
            "place": N_("Where it is"),
            "topics": N_("What it is about"),
            "origin": N_("Where the need comes from"),
            "document": N_("The document that describes it"),
            "submitted": N_("The letter that asks for help"),
            "assistance": N_("What kind of help is asked for"),
            "evidence": N_("Where you read it"),
        },
        hints=HINTS_OF_REQUESTS,
    ),
    Form(
        "centre",
        "centres",
        N_("Add a regional centre"),
        N_("A regional or subregional centre under Article 12 of the Convention."),
        preset={**_KEEPING, "evidence": _EVIDENCE},
        also=("url", "host", "city", *_PAGE_READ),
        settled=tuple(_KEEPING),
        follows=_READ_LIKE_ITS_PAGE,
    ),
    Form(
        "organisation",
        "organisations",
        N_("Add an organisation"),
        N_(
            "An organisation that gives or passes on help. To add its source, start with the source form: it also asks "
            "about a new organisation, and you send one file."
        ),
        also=("short_name", "url", "evidence", *_PAGE_READ),
        asks={"kind": N_("Kind of organisation")},
        hints={**HINTS, "evidence": N_("One entry for each page or document.")},
    ),
)


def kinds_in_forms(schemas: Schemas) -> frozenset[str]:
    """Return the kinds whose records some form offers as answers, or whose identifiers it must not use again."""
    kinds = {form.kind for form in FORMS}
    for form in FORMS:
        kinds |= _kinds_in_fields(form_fields(schemas.trees[KINDS[form.kind].schema]))
    return frozenset(kinds)


def _kinds_in_fields(fields: Sequence[FormField]) -> set[str]:
    chosen = [item.choice for item in fields if item.choice and item.choice.among is Choose.RECORDS]
    here = {choice.of for choice in chosen}
    return here.union(*(_kinds_in_fields(item.parts) for item in fields))
