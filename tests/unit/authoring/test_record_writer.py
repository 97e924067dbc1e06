"""New records are written in house style, and the templates of all kinds fit their schemas."""

from __future__ import annotations

import re

import pytest
from clearinghouse.authoring import KINDS
from clearinghouse.authoring.record_writer import record_text, template_text
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.records import KINDS as ALL_KINDS
from support.paths import CASES


@pytest.mark.parametrize("kind", KINDS)
def test_new_record_is_written_in_house_style(kind: str, catalogue: Catalogue) -> None:
    """A new record has the modeline of its schema, and nothing for `make fix` to change."""
    text = (CASES / "scaffold" / f"{kind}.yml").read_text("utf-8")

    done = Fixer.for_catalogue(catalogue).fix(text.encode(), "x.yml", KINDS[kind])

    assert isinstance(done, FixResult)
    assert done.fixes == ()
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/editor/{kind}.schema.json\n")


@pytest.mark.parametrize(
    "text", ["two\n\nparagraphs", "a " * 200, "# not a remark", "- x", "NO", "1: 2", "'", "a  b", "a  b\nc", "émoji 🌍"]
)
def test_any_text_is_read_back_as_it_was(text: str, catalogue: Catalogue) -> None:
    """Text that YAML could misread is written so that it comes back unchanged."""
    schemas = catalogue.schemas
    value = text.strip()

    written = record_text(schemas, "organisation", {"name": "X", "kind": "un-body", "notes": value})

    assert read(written)["notes"] == value


@pytest.mark.parametrize("kind", [kind.schema for kind in ALL_KINDS.values()])
def test_template_fits_its_schema_with_and_without_the_optional_fields(kind: str, catalogue: Catalogue) -> None:
    """The template of every kind is valid as it is, and valid again with every comment turned into a field."""
    schemas = catalogue.schemas
    text = template_text(schemas, kind)
    whole = re.sub(r"^( *)# (?!yaml-language|Optional)", r"\1", text, flags=re.M)

    assert [failure.message for failure in schemas.failures(kind, read(text))] == []
    assert [failure.message for failure in schemas.failures(kind, read(whole))] == []
    skipped = {"retired", "exceptions"} - set(schemas.kinds[kind]["required"])
    assert set(read(whole)) == set(schemas.kinds[kind]["properties"]) - skipped
