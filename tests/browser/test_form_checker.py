"""The checker of the forms, in Chromium: it answers as Python's jsonschema and as the rule on evidence."""

from __future__ import annotations

import copy
import os
import random
import re
from collections.abc import Callable, Iterator

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import Schemas
from clearinghouse.records import KINDS as ALL_KINDS
from clearinghouse.records.requirements import unsupported_key_facts
from playwright.sync_api import Page
from support.addresses import ADDRESSES, NO_ADDRESSES
from support.form_cases import KINDS, SPOILT, library, mutated, places
from support.properties import PROFILE

pytestmark = pytest.mark.browser

_SHARE = int(os.environ.get("SHARE", "3" if PROFILE == "ci" else "6"))
_CHECK = """async ([cases, address, schemas]) => {
  const { validate } = await import(address)
  return cases.map(([kind, data]) => validate(schemas[kind], data).map(item => [item.keyword, item.path.join('.')]))
}"""


def _failures(schemas: Schemas, kind: str, data: object) -> set[tuple[str, str]]:
    """Return (keyword, path) of every failure; jsonschema reports a missing field at its parent, and names it."""
    keywords = set()
    for error in schemas.failures(kind, data):
        path = [str(step) for step in error.absolute_path]
        if error.validator == "required":
            path.append(re.match(r"'(\w+)' is a required property", error.message).group(1))
        keywords.add((error.validator, ".".join(path)))
    return keywords


def _differences(schemas: Schemas, cases: list, answers: list) -> list:
    answers = [
        (kind, data, _failures(schemas, kind, data), set(map(tuple, answer)))
        for (kind, data), answer in zip(cases, answers, strict=True)
    ]
    return [case for case in answers if case[2] != case[3]]


def test_checker_answers_as_jsonschema_on_the_case_library(ask: Callable, schemas: Schemas) -> None:
    """Every readable record of the case library, accepted or refused, has the same failures at the same places."""
    cases = library()
    answers = ask(_CHECK, cases)

    assert len(cases) > 100
    assert [] in answers
    assert [answer for answer in answers if answer] != []
    assert _differences(schemas, cases, answers) == []


def test_checker_answers_as_jsonschema_on_mutations_of_all_real_records(
    ask: Callable, schemas: Schemas, records: list
) -> None:
    """Real records with values dropped, swapped or spoilt have the same failures at the same places."""
    chance = random.Random(20261125)  # noqa: S311 - the same mutations in each run
    cases = [(kind, mutated(data, chance)) for kind, data in records for _ in range(12)]
    answers = ask(_CHECK, [*records, *cases])

    assert answers[: len(records)] == [[] for _ in records]
    assert len([answer for answer in answers if answer]) > len(cases) / 2
    assert _differences(schemas, cases, answers[len(records) :]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_checker_answers_as_jsonschema_for_each_value_in_each_place(
    ask: Callable, schemas: Schemas, records: list, kind: str
) -> None:
    """The fullest real record of a kind with each spoilt value in each of its fields has the same failures.

    Each field gets a third of the values, and each value comes to a third of the fields (a sixth while one works);
    SHARE=1 tries every pair.
    """
    fullest = max((data for of, data in records if of == kind), key=lambda data: len(set(_shape(data))))
    pairs = [
        (place, value)
        for row, place in enumerate(_first_of_each(fullest))
        for column, value in enumerate(SPOILT)
        if (row + column) % _SHARE == 0
    ]
    cases = [(kind, _with(fullest, place, value)) for place, value in pairs]
    answers = ask(_CHECK, cases)
    accepted = [schemas.accepts(kind, data) for _, data in cases]

    assert len(cases) > 450 / _SHARE
    assert [not answer for answer in answers] == accepted


def test_addresses_are_accepted_as_by_the_checker(ask: Callable, schemas: Schemas, records: list) -> None:
    """A host is a name, in any script; numbers, single words and other full stops are none."""
    kind, data = next((kind, data) for kind, data in records if kind == "organisations")
    cases = [(kind, {**data, "url": url}) for url in (*ADDRESSES, *NO_ADDRESSES)]
    answers = ask(_CHECK, cases)

    assert [url for url, answer in zip(ADDRESSES, answers, strict=False) if answer] == []
    assert [url for url, answer in zip(NO_ADDRESSES, answers[len(ADDRESSES) :], strict=True) if not answer] == []
    assert _differences(schemas, cases, answers) == []


def _shape(data: object) -> Iterator[tuple]:
    return (tuple("*" if isinstance(step, int) else step for step in place) for place in places(data))


def _first_of_each(data: dict) -> list[tuple]:
    first = {}
    for place in places(data):
        first.setdefault(tuple("*" if isinstance(step, int) else step for step in place), place)
    return list(first.values())


def _with(data: dict, place: tuple, value: object) -> dict:
    changed = copy.deepcopy(data)
    *way, last = place
    holder = changed
    for key in way:
        holder = holder[key]
    holder[last] = copy.deepcopy(value)
    return changed


_UNSUPPORTED = """async ([cases, address]) => {
  const { unsupported } = await import(address)
  return cases.map(data => unsupported(data))
}"""


@pytest.mark.parametrize("kind", ["sources", "requests", "centres"])
def test_facts_without_evidence_are_reported_as_by_the_rule(
    page: Page, address: str, catalogue: Catalogue, kind: str
) -> None:
    """Rule EVD-001 and the form name the same facts, for each real record as it is and without what supports it."""
    page.goto(f"{address}contribute/form/{ALL_KINDS[kind].schema}/")
    stated = {key: data for key in catalogue.records(kind) for data in [catalogue.documents[kind, key].data]}
    bare_ = [{**data, "evidence": [{**item, "supports": []} for item in data["evidence"]]} for data in stated.values()]
    answers = page.evaluate(_UNSUPPORTED, [[*stated.values(), *bare_], f"{address}assets/form.js"])
    expected = [list(unsupported_key_facts(kind, data)) for data in [*stated.values(), *bare_]]

    assert [name for names in expected for name in names] != []
    assert answers == expected
