"""The fast and the slow YAML reader, and the two validators, agree."""

from __future__ import annotations

import copy
import json

import pytest
import yaml
from clearinghouse.documents import schema
from clearinghouse.documents.document import marks, parse
from clearinghouse.documents.yaml_errors import explain
from clearinghouse.documents.yaml_reader import Irregular, read, scalar
from clearinghouse.records import SCHEMA_OF_KIND
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.paths import ROOT

SCHEMAS = schema.load(ROOT / "schemas")
_RECORDS = [
    (SCHEMA_OF_KIND[kind], parse((ROOT / "data" / kind / name).read_bytes(), name)[0].data)
    for kind, name in [
        ("sources", "unep-special-programme.yml"),
        ("requests", "vnm-bien-hoa-dioxin.yml"),
        ("centres", "scrc-kenya.yml"),
        ("countries", "KEN.yml"),
        ("organisations", "unep.yml"),
        ("chemicals", "ddt.yml"),
        ("budget", "pilot-2003-2004.yml"),
        ("vocabularies", "topics.yml"),
    ]
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("On", "On"),
        ("2026-11-23", "2026-11-23"),
        ("0123", "0123"),
        ("0o17", "0o17"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", "Null"),
        ("true", True),
        ("True", "True"),
        (".inf", ".inf"),
        ("١٢", "١٢"),
    ],
)
def test_plain_scalars_are_those_of_json(text: str, value: object) -> None:
    """A plain scalar is a JSON number, null, true or false, or else text; quoted it is always text."""
    assert scalar(text, True) == value
    assert scalar(text, False) == text


_LINES = st.lists(
    st.sampled_from(
        [
            "a: 1",
            "a: 2",
            "b: [x, y]",
            "  c: d",
            "- e",
            "f: &g h",
            "i: *g",
            "j: !k l",
            "\tm: n",
            "o: 'p",
            "---",
            "q: {r: s}",
            "? [t]",
            "# u",
            "v: >-",
            "  w",
            "x: é",
            "",
            "y: : z",
            "...",
            "%YAML 1.1",
        ]
    ),
    max_size=6,
)


@settings(max_examples=400, deadline=None)
@given(_LINES)
def test_the_fast_reader_accepts_exactly_what_the_slow_one_finds_no_problem_in(lines: list[str]) -> None:
    """The fast reader gives data if and only if the slow one has no problem to tell."""
    text = "\n".join(lines) + "\n"
    try:
        read(text)
        accepted = True
    except (Irregular, yaml.YAMLError):
        accepted = False

    assert accepted == (explain(text, "x.yml")[1] == [])


def test_marks_point_at_values_and_keys() -> None:
    """A mark gives line and column from 1; something absent has the mark of what surrounds it."""
    document, _ = parse(b"a: 1\nb:\n  - c\n  - d: e\n", "x.yml")

    found = marks(document)

    assert found.of(("b", 1, "d")) == (4, 8)
    assert found.of(("b",), key=True) == (2, 1)
    assert found.of(("b", 7, "z")) == (3, 3)


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2_000_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
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


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_both_validators_agree_on_real_records_with_one_value_changed(data: st.DataObject) -> None:
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


def test_real_records_are_accepted() -> None:
    """The records that the other test changes are themselves accepted by both."""
    for kind, record in _RECORDS:
        assert SCHEMAS.accepts(kind, record)
        assert list(SCHEMAS.failures(kind, record)) == []
