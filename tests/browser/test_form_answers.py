"""The script of the forms, in Chromium: its checker answers as Python's jsonschema, its YAML reads back as written."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator

import pytest
from clearinghouse.catalogue import Catalogue
from clearinghouse.form_fields import bare
from clearinghouse.pages.view import View
from clearinghouse.records import BUILDERS, SCHEMA_OF_KIND
from clearinghouse.rules.evidence import missing_evidence
from clearinghouse.schema import Schemas, with_terms
from clearinghouse.yaml_subset import read
from clearinghouse.yamlio import parse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from places import AS_OF, CASES
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

KINDS = ("sources", "requests", "centres", "organisations")
_CHECK = """async ([cases, address, schemas]) => {
  const { check } = await import(address)
  return cases.map(([kind, data]) => check(schemas[kind], data).map(item => [item.keyword, item.path.join('.')]))
}"""
_WRITE = """async ([cases, address, schemas]) => {
  const { record } = await import(address)
  return cases.map(([kind, data]) => record(data, schemas[kind] || {}, kind))
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a form, whose scripts the tests then call."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{address}contribute/form/source/")
    yield opened
    context.close()


@pytest.fixture(scope="module")
def schemas(real_view: View) -> Schemas:
    """Give the published schemas, with the terms of the vocabularies, to the Python validator."""
    made = Schemas({"common": {"$defs": {}}})
    made.kinds = {
        kind: with_terms(real_view.catalogue.schemas.kinds[SCHEMA_OF_KIND[kind]], real_view.labels) for kind in KINDS
    }
    return made


@pytest.fixture(scope="module")
def ask(page: Page, address: str, schemas: Schemas) -> Callable[[str, list], list]:
    """Give a function that calls one of the scripts for many cases at once."""
    plain = {kind: bare(schema) for kind, schema in schemas.kinds.items()}

    def answer(program: str, cases: list) -> list:
        return page.evaluate(program, [cases, f"{address}assets/form.js", plain])

    return answer


@pytest.fixture(scope="module")
def records(real: Catalogue) -> list[tuple[str, dict]]:
    """Give the data of every real record of a kind that has a form."""
    return [(kind, document.data) for (kind, _), document in real.documents.items() if kind in KINDS]


def _failures(schemas: Schemas, kind: str, data: object) -> set[tuple[str, str]]:
    """Return (keyword, path) of every failure; jsonschema tells a missing field at its parent, and names it."""
    found = set()
    for error in schemas.failures(kind, data):
        path = [str(step) for step in error.absolute_path]
        if error.validator == "required":
            path.append(re.match(r"'(\w+)' is a required property", error.message).group(1))
        found.add((error.validator, ".".join(path)))
    return found


def _differences(schemas: Schemas, cases: list, answers: list) -> list:
    told = [
        (kind, data, _failures(schemas, kind, data), set(map(tuple, answer)))
        for (kind, data), answer in zip(cases, answers, strict=True)
    ]
    return [case for case in told if case[2] != case[3]]


def _library() -> list[tuple[str, dict]]:
    files = [path for kind in KINDS for path in sorted(CASES.glob(f"**/data/{kind}/*.y*ml")) if path.is_file()]
    read_ = [(path.parent.name, parse(path.read_bytes(), path.name)[0]) for path in files]
    return [(kind, document.data) for kind, document in read_ if document]


def test_checker_answers_as_jsonschema_on_the_case_library(ask: Callable, schemas: Schemas) -> None:
    """Every readable record of the case library, accepted or refused, has the same failures at the same places."""
    cases = _library()
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
    cases = [(kind, _mutated(data, chance)) for kind, data in records for _ in range(12)]
    answers = ask(_CHECK, [*records, *cases])

    assert answers[: len(records)] == [[] for _ in records]
    assert len([answer for answer in answers if answer]) > len(cases) / 2
    assert _differences(schemas, cases, answers[len(records) :]) == []


# One sign outside the first plane counts as one, so texts of just the greatest length stand beside longer ones.
_TOO_LONG = ("𝒳" * 240, "𝒳" * 241, "y" * 800, "y" * 801, "z" * 4000, "z" * 4001, "x" * 1001)
_SPOILT = (*json.loads((CASES / "form" / "spoilt-values.json").read_text("utf-8")), *_TOO_LONG)


def _places(data: object, path: tuple = ()) -> Iterator[tuple]:
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _mutated(data: dict, chance: random.Random) -> dict:
    changed = copy.deepcopy(data)
    for _ in range(chance.choice((1, 1, 2))):
        *way, last = chance.choice(list(_places(changed)))
        holder = changed
        for key in way:
            holder = holder[key]
        match chance.randrange(6):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder[f"{last}x"] = holder.pop(last)
            case 2 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
            case _:
                holder[last] = copy.deepcopy(chance.choice(_SPOILT))
    return changed


@pytest.mark.parametrize("kind", KINDS)
def test_checker_answers_as_jsonschema_for_each_value_in_each_place(
    ask: Callable, schemas: Schemas, records: list, kind: str
) -> None:
    """The fullest real record of a kind with each spoilt value in each of its fields has the same failures."""
    fullest = max((data for of, data in records if of == kind), key=lambda data: len(set(_shape(data))))
    cases = [(kind, _with(fullest, place, value)) for place in _first_of_each(fullest) for value in _SPOILT]
    answers = ask(_CHECK, cases)
    accepted = [schemas.accepts(kind, data) for _, data in cases]

    assert len(cases) > 500
    assert [not answer for answer in answers] == accepted


def _shape(data: object) -> Iterator[tuple]:
    return (tuple("*" if isinstance(step, int) else step for step in place) for place in _places(data))


def _first_of_each(data: dict) -> list[tuple]:
    first = {}
    for place in _places(data):
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


def test_real_records_read_back_from_the_yaml_of_the_form(ask: Callable, records: list) -> None:
    """Every real record, written by the script, reads back as the same data; its first line names the schema."""
    texts = ask(_WRITE, records)
    modelines = [f"# yaml-language-server: $schema=../../schemas/editor/{kind}.schema.json" for kind, _ in records]

    assert [parse(text.encode(), "x.yml")[0].data for text in texts] == [data for _, data in records]
    assert [text.split("\n")[0] for text in texts] == modelines


def test_the_form_writes_in_the_style_that_make_fix_writes(ask: Callable, records: list, real: Catalogue) -> None:
    """There is nothing to mend in what the form writes, so that a correction is not followed by another change."""
    mender = real.mender()
    texts = ask(_WRITE, records)
    mended = [
        mender.mend(text.encode(), f"data/{kind}/x.yml", kind) for text, (kind, _) in zip(texts, records, strict=True)
    ]

    assert [done.text for done in mended] == texts


def test_most_real_records_come_out_as_they_stand(ask: Callable, records: list, real: Catalogue) -> None:
    """Four in five real records come out byte for byte, so that a correction shows only what was changed."""
    texts = ask(_WRITE, records)
    stands = [document.text.split("\n", 1)[1] for (kind, _), document in real.documents.items() if kind in KINDS]
    same = [text.split("\n", 1)[1] == stand for text, stand in zip(texts, stands, strict=True)]

    assert sum(same) / len(same) > 0.8


_LONG_TEXTS = ("word " * 60, ("word  " * 60).strip(), "x" * 300, "- " * 80 + "x", "a: b " * 40 + "x", "# " * 60 + "x")
_AWKWARD = st.sampled_from((*json.loads((CASES / "form" / "awkward-texts.json").read_text("utf-8")), *_LONG_TEXTS))
_TEXTS = st.one_of(_AWKWARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
_KEYS = st.one_of(_AWKWARD, st.from_regex(r"[a-z_]{1,12}", fullmatch=True))
_NUMBERS = st.one_of(st.integers(-(2**53) + 1, 2**53 - 1), st.floats(allow_nan=False, allow_infinity=False))
_VALUES = st.recursive(
    st.one_of(_TEXTS, _NUMBERS, st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5))
@example({"on": {"no": ["yes", ["a"], [], {}]}, "text": "word " * 60 + "\n\nword"})
def test_any_data_reads_back_as_written(ask: Callable, data: dict) -> None:
    """Whatever JSON can say is read back by our reader as it was, and as a JSON-minded reader would."""
    [text] = ask(_WRITE, [("sources", data)])

    assert read(text) == data
    assert parse(text.encode(), "x.yml")[0].data == data


_THROUGH_FIELDS = """async ([address, records]) => {
  const { fill, read } = await import(address)
  const form = document.getElementById('ch-form')
  return records.map(data => { fill(form, data); return read(form) })
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_real_records_come_back_from_the_fields_as_they_were(
    browser: Browser, address: str, records: list, kind: str
) -> None:
    """Every real record, put into the fields of its form and read from them again, is the same, order included."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}contribute/form/{SCHEMA_OF_KIND[kind]}/")
    page.wait_for_selector("#ch-form-send:not([hidden])")
    expect(page.locator("input[data-records]")).to_have_count(0)
    given = [data for of, data in records if of == kind]
    given += [{**data, "notes": None} for data in given[:1] if "notes" in data]
    back = page.evaluate(_THROUGH_FIELDS, [f"{address}assets/form.js", given])
    context.close()

    assert back == given


_UNSUPPORTED = """async ([cases, address]) => {
  const { unsupported } = await import(address)
  return cases.map(data => unsupported(data))
}"""


@pytest.mark.parametrize("kind", ["sources", "requests", "centres"])
def test_facts_without_evidence_are_told_as_by_the_rule(
    browser: Browser, address: str, real: Catalogue, kind: str
) -> None:
    """Rule EVD-001 and the form name the same facts, for each real record as it is and without what supports it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}contribute/form/{SCHEMA_OF_KIND[kind]}/")
    given = {key: data for key in real.records(kind) for data in [real.documents[kind, key].data]}
    bare_ = [{**data, "evidence": [{**item, "supports": []} for item in data["evidence"]]} for data in given.values()]
    answers = page.evaluate(_UNSUPPORTED, [[*given.values(), *bare_], f"{address}assets/form.js"])
    context.close()
    built = [BUILDERS[kind](key, data) for key, data in zip([*given] * 2, [*given.values(), *bare_], strict=True)]
    expected = [[finding.where[0] for finding in missing_evidence(record, real, AS_OF)] for record in built]

    assert [name for names in expected for name in names] != []
    assert answers == expected
