"""The issue forms for people without git: their choices are the terms of the vocabularies.

Each choice reads "label (identifier)", so that an answer leads to its term. The sentences are short, for readers whose
first language is not English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.language.messages import SOURCE_LANGUAGE

FOLDER = ".github/ISSUE_TEMPLATE"
_HEAD = (
    "# Generated from data/ by `make issue-forms`. "
    "Do not edit: change hooks/clearinghouse/authoring/issue_forms.py instead.\n"
)
_PUBLIC = (
    "Everything you write here is **public immediately**, and stays in the history. "
    "Do not write personal names, private addresses or telephone numbers: only roles and shared mailboxes."
)
_UNKNOWN = "Leave empty what you do not know. Do not guess."

Block = dict[str, object]


def issue_form_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (path from the root, content) of every form, and of their settings."""
    for name, form in (
        ("propose-source", _propose_source(catalogue)),
        ("correct-record", _correct_record()),
        ("state-need", _state_need(catalogue)),
        ("offer-help", _offer_help(catalogue)),
    ):
        yield f"{FOLDER}/{name}.yml", _dump(form)
    yield f"{FOLDER}/config.yml", _dump({"blank_issues_enabled": True})


def _dump(form: Mapping[str, object]) -> str:
    return _HEAD + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=110)


def _form(name: str, description: str, title: str, body: list[Block]) -> dict[str, object]:
    return {"name": name, "description": description, "title": title, "body": body}


def _propose_source(catalogue: Catalogue) -> dict[str, object]:
    body = [
        _text(f"Use this form for assistance that a country can ask for **outside the GEF**. {_UNKNOWN} {_PUBLIC}"),
        _input("name", "Name of the source", "As its provider writes it.", "Special Programme", required=True),
        _input("organisation", "Who provides it", "The organisation.", "UNEP", required=True),
        _input("url", "Web page of the provider", "A full address.", "https://www.unep.org/", required=True),
        _choice("family", "Family", _terms(catalogue, "source-families")),
        _choice("assistance", "What it gives", _terms(catalogue, "assistance-types"), several=True, required=True),
        _choice("topics", "For which topics", _terms(catalogue, "topics"), several=True),
        _choice("intake", "When it takes requests", _terms(catalogue, "intake-patterns")),
        _area("who", "Who may apply", "Countries or groups of countries, and kinds of applicants."),
        _area(
            "amount", "How much, and with which conditions", "Amounts with their currency, own contribution, documents."
        ),
        _area("dates", "Deadlines", "Write the month as a word: 20 July 2026."),
        _evidence(),
        _boxes("I read this on the pages that I named; nothing is a guess.", "It is not GEF money."),
    ]
    return _form(
        "Propose a source", "A grant, loan, training or other assistance that is missing here", "Source: ", body
    )


def _correct_record() -> dict[str, object]:
    body = [
        _text(f"Use this form when a page of the site is wrong or out of date. {_PUBLIC}"),
        _input("page", "Page", "The address of the page on the site.", "…/sources/stdf/", required=True),
        _area("wrong", "What is wrong", "Copy the words or the figure.", required=True),
        _area("right", "What is right", "In your own words.", required=True),
        _evidence(),
    ]
    return _form("Correct a record", "Something on a page is wrong or out of date", "Correction: ", body)


def _state_need(catalogue: Catalogue) -> dict[str, object]:
    body = [
        _text(
            "Use this form to point to a need of a country that a **public document** describes. "
            "**This is not the way to submit a request:** a request comes from the national focal point, in a letter "
            "with a reference and with consent to publication. Write to your focal point or to your regional centre. "
            "**Do not write anything confidential**, such as places of dangerous stocks that are not yet public. "
            f"{_PUBLIC}"
        ),
        _choice("country", "Country", _countries(catalogue), required=True),
        _choice("role", "Who you are", _ROLES, required=True),
        _input("title", "What is needed, in one line", "", "Disposal of expired pesticides", required=True),
        _area("problem", "The problem", "What, how much, where, and since when. In your own words.", required=True),
        _choice("topics", "Topics", _terms(catalogue, "topics"), several=True, required=True),
        _choice(
            "assistance", "Help that is needed", _terms(catalogue, "assistance-types"), several=True, required=True
        ),
        _area("budget", "Cost", "In total, already available, and still needed; with the currency and the year."),
        _area("before", "What was tried, and who else was asked", ""),
        _evidence(),
        _boxes(
            "The document that I named is public.",
            "I wrote nothing confidential, and no personal data.",
            "I understand that this is not a submission by a country, and does not promise help.",
        ),
    ]
    return _form("State a need", "A need of a country that a public document describes", "Need: ", body)


def _offer_help(catalogue: Catalogue) -> dict[str, object]:
    body = [
        _text(f"Use this form when your organisation can help countries. {_UNKNOWN} {_PUBLIC}"),
        _input("organisation", "Organisation", "", "Example Foundation", required=True),
        _choice("kind", "Kind of organisation", _terms(catalogue, "organisation-kinds"), required=True),
        _input("url", "Web page", "A page of your organisation that describes the help.", "https://…", required=True),
        _choice("assistance", "What you can give", _terms(catalogue, "assistance-types"), several=True, required=True),
        _choice("topics", "Topics", _terms(catalogue, "topics"), several=True, required=True),
        _choice("regions", "Regions", _terms(catalogue, "regions"), several=True),
        _choice("languages", "Languages in which you work", _terms(catalogue, "languages"), several=True),
        _area("conditions", "Conditions", "Who may ask, how much you can give, until when, and what it costs."),
        _input("contact", "Shared mailbox", "The mailbox of an office, not of a person.", "grants@example.org"),
        _boxes("I may speak for this organisation.", "The offer may be published."),
    ]
    return _form("Offer help", "Say how your organisation can help", "Offer: ", body)


_ROLES = (
    "National focal point",
    "Another public body of the country",
    "Regional centre",
    "International organisation",
    "Non-governmental organisation, university or company",
    "Another reader",
)


def _terms(catalogue: Catalogue, vocabulary: str) -> tuple[str, ...]:
    terms = catalogue.vocabularies[vocabulary].terms.values()
    return tuple(f"{term.label_in(SOURCE_LANGUAGE)} ({term.id})" for term in terms)


def _countries(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(sorted(f"{country.name} ({country.id})" for country in catalogue.countries.values()))


def _text(value: str) -> Block:
    return {"type": "markdown", "attributes": {"value": value}}


def _input(name: str, label: str, description: str, example: str, *, required: bool = False) -> Block:
    return _block("input", name, {"label": label, "description": description, "placeholder": example}, required)


def _area(name: str, label: str, description: str, *, required: bool = False) -> Block:
    return _block("textarea", name, {"label": label, "description": description}, required)


def _choice(name: str, label: str, options: tuple[str, ...], *, several: bool = False, required: bool = False) -> Block:
    return _block("dropdown", name, {"label": label, "multiple": several, "options": list(options)}, required)


def _evidence() -> Block:
    description = "The address of each page or document, its title, and the date on which you read it."
    return _area("evidence", "Where you read it", description, required=True)


def _boxes(*promises: str) -> Block:
    options = [{"label": promise, "required": True} for promise in promises]
    return {"type": "checkboxes", "id": "promises", "attributes": {"label": "Please confirm", "options": options}}


def _block(kind: str, name: str, attributes: Mapping[str, object], required: bool) -> Block:
    present = {key: value for key, value in attributes.items() if value != ""}
    return {"type": kind, "id": name, "attributes": present, "validations": {"required": required}}
