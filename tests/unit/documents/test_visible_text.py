"""A name is seen: spaces and characters without width are no name, and lookalikes are called by their names."""

from __future__ import annotations

from collections.abc import Callable

import jsonschema_rs
import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.visible_text import has_visible_text, odd_characters, with_plain_characters
from support.checks import report

_EMPTY = [
    "",
    " ",
    "   ",
    "\u00a0",
    "\u202f",
    "\u2007",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u200e\u200f",
    "\u2800",
    "\u3164",
    "\u00ad",
]


@pytest.mark.parametrize("text", _EMPTY)
def test_spaces_are_no_text(text: str) -> None:
    """Spaces of any kind, and characters without width, show nothing."""
    assert not has_visible_text(text)


@pytest.mark.parametrize("text", _EMPTY)
@pytest.mark.parametrize("common", ["line", "sentence", "line_or_null", "sentence_or_null"])
def test_the_schemas_refuse_what_shows_nothing(common: str, text: str, catalogue: Catalogue) -> None:
    """A text that shows nothing is refused in each common part for texts on one line, by both validators."""
    schema = catalogue.schemas.common[common].expanded()

    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(text)
    assert list(failures_at(catalogue.schemas.common[common], text))


@pytest.mark.parametrize("text", ["C", "CAF", "Fund (2)", "\u200fصندوق\u200f", "中文", "ab\u00a0c", "é", "🙂", "-"])
def test_a_name_in_any_script_is_accepted(text: str, catalogue: Catalogue) -> None:
    """Names in any writing pass both validators, with marks of direction around them and spaces inside."""
    schema = catalogue.schemas.common["line"].expanded()

    assert has_visible_text(text)
    assert jsonschema_rs.Draft202012Validator(schema).is_valid(text)
    assert not list(failures_at(catalogue.schemas.common["line"], text))


def test_an_empty_name_is_reported_as_empty(overlaid: Callable) -> None:
    """A name of spaces is SCH-007, as a name without any character is; one with spaces around it can be fixed."""
    root = overlaid()
    path = root / "data" / "sources" / "example-grants.yml"
    text = path.read_text("utf-8").replace("short_name: Example Grants", "short_name: ' Grants '")
    path.write_text(text.replace("name: Example Grants for Chemicals", 'name: "\\u00a0"'), "utf-8")

    problems, _ = report(root)

    assert [(item.rule, item.line) for item in problems] == [("SCH-007", 2), ("SCH-004", 3)]
    assert "make fix" in problems[1].fix


def test_lookalikes_are_named_and_made_plain() -> None:
    """Dashes and digits that look like plain ones have their names in messages, and become plain in dates."""
    assert list(odd_characters("2026\u201107\u201320")) == ["U+2011 (non-breaking hyphen)", "U+2013 (en dash)"]
    assert with_plain_characters("２０２६\u201107\u2212٢٠") == "2026-07-20"
