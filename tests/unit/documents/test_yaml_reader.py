"""The fast and the slow YAML reader, and the two validators, agree."""

from __future__ import annotations

import pytest
import yaml
from clearinghouse.documents.yaml_errors import diagnose
from clearinghouse.documents.yaml_reader import NeedsDiagnosis, read, scalar
from hypothesis import given
from hypothesis import strategies as st
from support.properties import examples


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
        ("1e3", "1e3"),
        ("1.5e-2", 0.015),
        ("50.000", "50.000"),
        ("250.0", "250.0"),
        ("102.199", 102.199),
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


@examples(400)
@given(_LINES)
def test_the_fast_reader_accepts_exactly_what_the_slow_one_finds_no_problem_in(lines: list[str]) -> None:
    """The fast reader gives data if and only if the slow one has no problem to report."""
    text = "\n".join(lines) + "\n"
    try:
        read(text)
        accepted = True
    except (NeedsDiagnosis, yaml.YAMLError):
        accepted = False

    assert accepted == (diagnose(text, "x.yml")[1] == [])
