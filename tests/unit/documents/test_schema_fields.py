"""Schemas as fields to fill in: every field is there, in order, and nothing in a schema goes beyond the script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from clearinghouse.authoring.web_forms import FORMS, Form
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import validation_schema
from clearinghouse.documents.schema_fields import (
    Control,
    FormField,
    describe_for_form,
    form_fields,
)
from clearinghouse.records import KINDS as ALL_KINDS
from clearinghouse.records.requirements import KEY_FACTS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import form
from markupsafe import escape
from support.paths import ROOT

KINDS = ("source", "request", "centre", "organisation")


def every(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    """Yield fields and all their parts."""
    for item in fields:
        yield item
        yield from every(item.parts)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_those_of_the_schema_in_its_order(catalogue: Catalogue, kind: str) -> None:
    """Every property of a schema is a field, in the same order, with its words and whether it is needed."""
    schema = catalogue.schemas.kinds[kind]
    fields = form_fields(catalogue.schemas.trees[kind])

    assert [item.key for item in fields] == list(schema["properties"])
    assert {item.key for item in fields if item.required} == set(schema["required"])
    assert all(item.title and item.description for item in every(fields))


def test_controls_follow_the_schema(catalogue: Catalogue) -> None:
    """Each form of value has its control: lines, prose, numbers, choices, groups and lists of groups."""
    controls = {".".join(item.path): item.control for item in every(form_fields(catalogue.schemas.trees["source"]))}

    assert {name: controls[name] for name in ("name", "summary", "amount.max", "topics", "eligibility.basis")} == {
        "name": Control.LINE,
        "summary": Control.PROSE,
        "amount.max": Control.NUMBER,
        "topics": Control.CHOICES,
        "eligibility.basis": Control.CHOICE,
    }
    assert controls["access.requirements"] is Control.LINES
    assert controls["provides.*.evidence"] is Control.NUMBERS
    assert controls["conditions.*.otherwise"] is Control.CHOICE
    assert controls["conditions.*.income_groups"] is Control.CHOICES
    assert controls["access.steps"] is Control.GROUPS
    assert controls["access.steps.*.action"] is Control.SENTENCE
    assert controls["evidence.*.http_only"] is Control.YES_NO
    assert controls["eligibility"] is Control.GROUP


@pytest.mark.parametrize("kind", KINDS)
def test_script_knows_every_keyword_and_format_of_the_schemas(catalogue: Catalogue, kind: str) -> None:
    """A keyword or format that the script in the browser does not know would be passed over there: there is none."""
    script = (ROOT / "hooks/clearinghouse/site/form_scripts/validate.js").read_text("utf-8")
    rules = set(re.findall(r"^  (\w+): \(value", script, re.M)) | {"properties", "required", "items"}
    formats = set(re.findall(r'^  "?([\w-]+)"?: (?:isDay|isAddress|\(text)', script, re.M))
    used = list(_schemas(validation_schema(catalogue.schemas.kinds[kind])))

    assert {key for part in used for key in part} - rules <= {"additionalProperties"}
    assert {part["additionalProperties"] for part in used if "additionalProperties" in part} == {False}
    assert {part["format"] for part in used if "format" in part} <= formats
    assert formats == {"date", "partial-date", "uri"}


def _schemas(part: dict) -> Iterator[dict]:
    yield part
    for inner in part.get("properties", {}).values():
        yield from _schemas(inner)
    if "items" in part:
        yield from _schemas(part["items"])


@pytest.mark.parametrize("web_form", FORMS, ids=lambda web_form: web_form.name)
def test_a_form_names_only_fields_that_exist(site_context: SiteContext, web_form: Form) -> None:
    """What a form shows first, settles, starts with or asks in other words exists in its schema."""
    fields = form_fields(site_context.catalogue.schemas.trees[ALL_KINDS[web_form.kind].schema])
    paths = {".".join(item.path) for item in every(fields)}
    required = {item.key for item in fields if item.required}

    named = {*web_form.also, *web_form.settled, *web_form.asks, *web_form.preset, *web_form.only_if, *web_form.first}

    assert named <= paths
    assert set(web_form.hints) <= paths | set(FORMS[0].hints)
    assert set(web_form.settled) <= required & {*web_form.preset, *web_form.follows}
    assert {fact.field for fact in KEY_FACTS.get(web_form.kind, ())} <= paths


@pytest.mark.parametrize("name", ["source", "request"])
def test_a_form_begins_with_seven_questions(site_context: SiteContext, name: str) -> None:
    """The main questions come first and in their order; those that another answer asks for are hidden until then."""
    web_form = next(item for item in FORMS if item.name == name)
    fields = form_fields(site_context.catalogue.schemas.trees[ALL_KINDS[web_form.kind].schema])
    first, *others = form.sections(web_form, fields)

    assert [item.key for item in first] == list(web_form.first)
    assert len([item for item in first if item.key not in web_form.only_if]) == 7
    assert sorted(item.key for part in (first, *others) for item in part) == sorted(item.key for item in fields)


def test_a_form_page_shows_every_field_once(site_context: SiteContext) -> None:
    """The page of a form and the data of its script have each field of the schema once, with its explanation."""
    page = form.page(FORMS[0], site_context, "")
    body = page.body + _html_of(page.files[0][1])
    fields = list(every(form_fields(site_context.catalogue.schemas.trees["source"])))

    as_in_the_schema = [item for item in fields if not item.choice and ".".join(item.path) not in FORMS[0].hints]

    assert body.count("data-part=") == len(fields)
    assert len(as_in_the_schema) > 40
    assert [item.description for item in as_in_the_schema if _shown(item) not in body] == []


def _shown(item: FormField) -> str:
    """Return the explanation as a form has it: names of fields without the marks that a terminal gets."""
    return str(escape(item.description.replace("`", "")))


def _html_of(data: bytes) -> str:
    """Return the parts of a page that its script fills in: the last object of the data of a form."""
    return "".join(json.loads(data.decode().partition(",later:")[2].removesuffix("};\n")).values())


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("What applying costs. Null when not stated.", "What applying costs."),
        ("Null only for bodies of many States. The seat.", "The seat."),
        ("True when the address was found as http://.", "Yes when the address was found as http://."),
        ("", ""),
    ],
)
def test_hints_speak_of_answers_not_of_values(description: str, expected: str) -> None:
    """A form has no null and no true: an answer is left out, or it is yes."""
    assert describe_for_form(description) == expected


def test_what_the_origin_of_a_request_asks_for_comes_right_after_it(site_context: SiteContext) -> None:
    """The origin decides whether a document or a reference is needed; what the need is comes before."""
    request = next(item for item in FORMS if item.name == "request")

    body = form.page(request, site_context, request.name).body

    places = [body.index(f'id="{name}"') for name in ("f-country", "f-title", "f-origin", "f-document-title")]
    assert places == sorted(places)
