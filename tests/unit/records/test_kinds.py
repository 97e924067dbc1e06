"""The table of kinds agrees with what it describes."""

from __future__ import annotations

from dataclasses import fields

import pytest
from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents import schema
from clearinghouse.records.kinds import KINDS, Kind, kind_of_record, kind_of_schema
from clearinghouse.records.link_exceptions import LinkExceptions
from support.paths import ROOT

_ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@_ALL
def test_each_kind_has_a_field_of_the_catalogue(kind: Kind) -> None:
    """The records of a kind are found under the name that its row gives."""
    assert kind.attribute in {item.name for item in fields(Catalogue)}


@_ALL
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("evidence", lambda kind: kind.is_evidenced),
        ("retired", lambda kind: kind.is_retirable),
    ],
)
def test_the_schema_has_what_the_row_says(kind: Kind, name: str, says: object) -> None:
    """What a row says of evidence and retirement is what the schema of the kind allows."""
    properties = schema.load(ROOT / "schemas").kinds[kind.schema]["properties"]

    assert says(kind) == (name in properties)


def test_a_kind_is_found_by_its_schema_and_by_a_record() -> None:
    """The schema of moved records belongs to no kind."""
    assert kind_of_schema("source") is KINDS["sources"]
    assert kind_of_schema("moved") is None
    assert kind_of_record(LinkExceptions("link-exceptions", ())) is KINDS["linkexceptions"]


@pytest.mark.parametrize(("kind", "path"), [("sources", "data/sources/x.yml"), ("search", "data/search.yml")])
def test_the_path_of_a_record(kind: str, path: str) -> None:
    """A kind with one record has a file, every other kind a folder."""
    assert KINDS[kind].path("x") == path


def test_kinds_with_a_form_are_those_that_forms_make() -> None:
    """A row says that there is a form exactly when one makes such records."""
    assert {form.kind for form in FORMS} == {kind.name for kind in KINDS.values() if kind.has_form}
