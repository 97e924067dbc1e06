"""The YAML of the forms, in Chromium: it reads back as written, and as `make fix` would write it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.document import parse
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.records import KINDS as ALL_KINDS
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from support.form_cases import KINDS
from support.paths import CASES
from support.properties import CHARACTERS, examples

pytestmark = pytest.mark.browser

_WRITE = """async ([cases, address, schemas]) => {
  const { record } = await import(address)
  return cases.map(([kind, data]) => record(data, schemas[kind] || {}, kind))
}"""


def test_real_records_read_back_from_the_yaml_of_the_form(ask: Callable, records: list) -> None:
    """Every real record, written by the script, reads back as the same data; its first line names the schema."""
    texts = ask(_WRITE, records)
    modelines = [f"# yaml-language-server: $schema=../../schemas/editor/{kind}.schema.json" for kind, _ in records]

    assert [parse(text.encode(), "x.yml")[0].data for text in texts] == [data for _, data in records]
    assert [text.split("\n")[0] for text in texts] == modelines


def test_the_form_writes_in_the_style_that_make_fix_writes(ask: Callable, records: list, catalogue: Catalogue) -> None:
    """There is nothing to fix in what the form writes, so that a correction is not followed by another change."""
    fixer = Fixer.for_catalogue(catalogue)
    texts = ask(_WRITE, records)
    results = [
        fixer.fix(text.encode(), f"data/{kind}/x.yml", kind) for text, (kind, _) in zip(texts, records, strict=True)
    ]

    assert [result.text for result in results] == texts


def test_most_real_records_come_out_as_they_stand(ask: Callable, records: list, catalogue: Catalogue) -> None:
    """Four in five real records come out byte for byte, so that a correction shows only what was changed."""
    texts = ask(_WRITE, records)
    unchanged = [
        document.text.split("\n", 1)[1] for (kind, _), document in catalogue.documents.items() if kind in KINDS
    ]
    same = [text.split("\n", 1)[1] == stand for text, stand in zip(texts, unchanged, strict=True)]

    assert sum(same) / len(same) > 0.8


_LONG_TEXTS = ("word " * 60, ("word  " * 60).strip(), "x" * 300, "- " * 80 + "x", "a: b " * 40 + "x", "# " * 60 + "x")

_AWKWARD = st.sampled_from((*json.loads((CASES / "form" / "awkward-texts.json").read_text("utf-8")), *_LONG_TEXTS))

_TEXTS = st.one_of(_AWKWARD, st.text(CHARACTERS, max_size=200))

_KEYS = st.one_of(_AWKWARD, st.from_regex(r"[a-z_]{1,12}", fullmatch=True))

# The reader takes a number of more than 15 characters for a mistake, and the form does not read one.
_NUMBERS = st.one_of(
    st.integers(-(10**14) + 1, 10**15 - 1), st.floats(-(10**9), 10**9).map(lambda number: round(number, 3))
)

_VALUES = st.recursive(
    st.one_of(_TEXTS, _NUMBERS, st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)


@examples(300)
@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5))
@example({"<<": {"<<": [None]}})
@example({"on": {"no": ["yes", ["a"], [], {}]}, "text": "word " * 60 + "\n\nword"})
def test_any_data_reads_back_as_written(ask: Callable, data: dict) -> None:
    """Whatever JSON can say is read back by our reader as it was, and as a JSON-minded reader would."""
    [text] = ask(_WRITE, [("sources", data)])

    assert read(text) == data
    assert parse(text.encode(), "x.yml")[0].data == data


_THROUGH_FIELDS = """async ([address, records]) => {
  const { fillAll, read } = await import(address)
  const form = document.getElementById('ch-form')
  return records.map(data => { fillAll(form, data); return read(form) })
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_real_records_come_back_from_the_fields_as_they_were(
    page: Page, address: str, records: list, kind: str
) -> None:
    """Every real record, put into the fields of its form and read from them again, is the same, order included."""
    page.goto(f"{address}contribute/form/{ALL_KINDS[kind].schema}/")
    page.wait_for_selector("#ch-form-send:not([hidden])")
    expect(page.locator("input[data-records]")).to_have_count(0)
    stated = [data for of, data in records if of == kind]
    stated += [{**data, "notes": None} for data in stated[:1] if "notes" in data]
    back = page.evaluate(_THROUGH_FIELDS, [f"{address}assets/form.js", stated])

    assert back == stated
