"""The fast validator and `jsonschema` agree."""

from __future__ import annotations

import copy
import json

import pytest
from clearinghouse.documents import schema
from clearinghouse.documents.document import parse
from clearinghouse.records import KINDS
from hypothesis import given
from hypothesis import strategies as st
from support.paths import CASES, ROOT
from support.properties import CHARACTERS, examples

SCHEMAS = schema.load(ROOT / "schemas")


_RECORDS = [
    (KINDS[kind].schema, parse((CASES / case / "data" / kind / name).read_bytes(), name)[0].data)
    for case, kind, name in [
        ("complete", "sources", "rounds-fund.yml"),
        ("complete", "requests", "vnm-dioxin.yml"),
        ("complete", "centres", "kenya-seat.yml"),
        ("base", "countries", "KEN.yml"),
        ("base", "organisations", "example-fund.yml"),
        ("base", "chemicals", "ddt.yml"),
        ("base", "budget", "example-budget.yml"),
        ("base", "vocabularies", "topics.yml"),
    ]
]


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2_000_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(CHARACTERS, max_size=8),
    st.sampled_from(
        [
            "2026-02-30",
            "2026-02-28",
            "2026",
            "2026-13",
            "https://a.example/",
            "https://",
            "http://a.example",
            "KEN\n",
            "pcb\n",
            "https://u@h.example/",
            "50-29-3",
            "50-29-4",
            "É",
            "x" * 300,
            "https://a.example/ b",
            "https://[::1",
            "2026-1-1",
        ]
    ),
    st.lists(st.sampled_from(["pcb", "PCB", 1, None]), max_size=3),
    st.dictionaries(st.sampled_from(["a", "min"]), st.integers(), max_size=2),
)


def _places(value: object, where: tuple = ()) -> list[tuple]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [where, *(place for key, part in items for place in _places(part, (*where, key)))]


@examples(600)
@given(st.data())
def test_both_validators_agree_on_records_with_one_value_changed(data: st.DataObject) -> None:
    """The fast validator says yes exactly when `jsonschema` finds nothing, for any value in any place."""
    kind, record = data.draw(st.sampled_from(_RECORDS))
    changed = copy.deepcopy(record)
    where = data.draw(st.sampled_from([place for place in _places(changed) if place]))
    part = changed
    for key in where[:-1]:
        part = part[key]
    part[where[-1]] = data.draw(_VALUES)

    explained = list(SCHEMAS.failures(kind, changed))

    assert SCHEMAS.accepts(kind, changed) == (explained == []), json.dumps(changed, default=str)[:200]


def test_unchanged_records_are_accepted() -> None:
    """The records that the other test changes are themselves accepted by both."""
    assert len(_RECORDS) > 1
    for kind, record in _RECORDS:
        assert SCHEMAS.accepts(kind, record)
        assert list(SCHEMAS.failures(kind, record)) == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"a": {"$ref": "#/$defs/lost"}}, "leads nowhere"),
        ({"a": {"$ref": "common.schema.json#/$defs/lost"}}, "leads nowhere"),
        ({"a": {"$ref": "https://elsewhere.example/x"}}, "leads nowhere"),
        ({"a": {"items": {"$ref": "#/$defs/b"}}, "b": {"type": "array", "items": {"$ref": "#/$defs/lost"}}}, "nowhere"),
        ({"a": {"$ref": "#/$defs/a"}}, "leads back to itself"),
        ({"a": {"$ref": "#/$defs/b"}, "b": {"properties": {"x": {"$ref": "#/$defs/a"}}}}, "leads back to itself"),
    ],
)
def test_a_reference_that_leads_nowhere_is_one_sentence(parts: dict, words: str) -> None:
    """A reference to a part that does not exist, or in a circle, is reported with the file that has it."""
    with pytest.raises(schema.SchemaError) as error:
        schema.Schemas({"common": {"$defs": parts}, "source": {"type": "object"}})

    assert words in str(error.value)
    assert "schemas/common.schema.json" in str(error.value)
