"""What editors read: the schemas of `schemas/editor/` accept what the checker accepts, explain, and offer choices."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import jsonschema_rs
import pytest
from clearinghouse.authoring import editor_schemas
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.document import parse
from clearinghouse.documents.references import iter_references
from clearinghouse.documents.value_types import CHECKS
from clearinghouse.records import KINDS, schema_name
from clearinghouse.records.kinds import FILES
from support.paths import CASES, ROOT

_FOLDER = ROOT / editor_schemas.FOLDER
_LISTS = ("terms", "names")
_SAYS_NOTHING = {"title", "description", "examples", "$ref"}  # with another key next to it the server shows the target


def _made(catalogue: Catalogue) -> dict[str, dict]:
    return {Path(path).name: json.loads(text) for path, text in editor_schemas.editor_schema_files(catalogue)}


def _validators(schemas: Mapping[str, dict]) -> dict[str, jsonschema_rs.Draft202012Validator]:
    """Return a validator for each kind; the lists are found by their file names, as an editor finds them."""
    return {
        name.removesuffix(".schema.json"): jsonschema_rs.Draft202012Validator(
            schema, validate_formats=True, formats=dict(CHECKS), retriever=lambda uri: schemas[uri.rsplit("/", 1)[1]]
        )
        for name, schema in schemas.items()
        if name.removesuffix(".schema.json") not in _LISTS
    }


def _offered(schemas: Mapping[str, dict], kind: str) -> set[str]:
    """Return the identifiers of a kind that completion offers."""
    return {item["body"] for item in schemas["names.schema.json"]["$defs"][kind]["defaultSnippets"]}


def _parts(schema: object) -> Iterator[dict]:
    """Yield every part of a schema in which a value is described."""
    if isinstance(schema, dict):
        yield schema
        for inner in (*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")):
            yield from _parts(inner)


@pytest.fixture(scope="module")
def schemas(catalogue: Catalogue) -> dict[str, dict]:
    """Make the schemas for editors from the complete catalogue, by file name."""
    return _made(catalogue)


def test_the_schema_of_each_kind_is_what_the_command_writes(catalogue: Catalogue) -> None:
    """The schema of each kind depends on schemas/ alone, and is as `make editor-schemas` writes it."""
    made = dict(editor_schemas.editor_schema_files(catalogue))
    for path, text in made.items():
        if Path(path).name.split(".")[0] not in _LISTS:
            assert (ROOT / path).read_text("utf-8") == text, "run: make editor-schemas"
    assert {file.name for file in _FOLDER.iterdir()} == {Path(path).name for path in made}


@pytest.mark.parametrize("name", _LISTS)
def test_the_lists_have_every_name_that_fields_refer_to(schemas: dict[str, dict], name: str) -> None:
    """The lists that are in the repository may lack the newest records, never a whole list; so no editor fails."""
    written = json.loads((_FOLDER / f"{name}.schema.json").read_text("utf-8"))

    assert written["$defs"].keys() == schemas[f"{name}.schema.json"]["$defs"].keys()


def test_schemas_for_editors_are_valid(schemas: dict[str, dict]) -> None:
    """Each is JSON Schema 2020-12, and each reference leads to a list."""
    assert any("$ref" in part for schema in schemas.values() for part in _parts(schema))
    for schema in schemas.values():
        jsonschema_rs.meta.validate(schema)
        for part in _parts(schema):
            if "$ref" in part:
                file, name = part["$ref"].split("#/$defs/")
                assert name in schemas[file]["$defs"]


def test_fields_keep_their_own_words(schemas: dict[str, dict]) -> None:
    """A field that is chosen from a list has its own title and description, and nothing else next to the reference."""
    chosen = [part for schema in schemas.values() for part in _parts(schema) if "$ref" in part]

    assert len(chosen) > 60
    for part in chosen:
        assert {"title", "description"} <= part.keys() <= _SAYS_NOTHING
        assert not part["title"].startswith(("Identifier", "Country code", "Language code", "Currency code"))
    assert schemas["source.schema.json"]["properties"]["donors"]["items"]["title"] == "Donor countries"


def test_every_record_is_accepted(catalogue: Catalogue, schemas: dict[str, dict]) -> None:
    """No record of the complete catalogue has a fault by the schemas for editors."""
    validators = _validators(schemas)
    refused = [
        document.path
        for (kind, _), document in catalogue.documents.items()
        if not validators[schema_name(kind, document.data)].is_valid(document.data)
    ]

    assert len(catalogue.documents) > 100
    assert refused == []


def test_records_that_the_lists_lack_are_no_fault(catalogue: Catalogue, base: Path) -> None:
    """Lists that lack an organisation of the complete catalogue are behind; that is no fault in an editor."""
    behind = _made(load(base)[0])
    validators = _validators(behind)
    strange = [source for source in catalogue.sources.values() if source.organisation.startswith("donor")]

    assert strange
    assert {source.organisation for source in strange}.isdisjoint(_offered(behind, "organisations"))
    for source in strange:
        assert validators["source"].is_valid(catalogue.documents["sources", source.id].data)


def _case_documents() -> Iterator[tuple[str, object]]:
    """Yield (kind, data) of each file of the case library that can be read, good or poor."""
    for path in sorted((CASES / "rules").glob("*/*/data/**/*.yml")):
        kind = FILES[path.name].name if path.name in FILES else path.parent.name
        document, _ = parse(path.read_bytes(), path.name) if path.is_file() else (None, [])
        if kind in KINDS and document:
            yield kind, document.data


def _knows(catalogue: Catalogue, kind: str, data: object) -> bool:
    """Say whether every term and country that `data` names is known."""
    return all(
        value in (catalogue.vocabularies[reference.target].terms if reference.is_term else catalogue.known["countries"])
        for _, value, reference in iter_references(data, catalogue.trees()[kind])
        if reference.is_term or reference.target == "countries"
    )


def test_editors_agree_with_the_checker(catalogue: Catalogue, schemas: dict[str, dict]) -> None:
    """On every file of the case library an editor says what the schema and the rules on terms and countries say."""
    validators = _validators(schemas)
    seen, differences = {True: 0, False: 0}, []
    for kind, data in _case_documents():
        name = schema_name(kind, data)
        expected = catalogue.schemas.accepts(name, data) and _knows(catalogue, kind, data)
        seen[expected] += 1
        if validators[name].is_valid(data) is not expected:
            differences.append((name, data))

    assert differences == []
    assert seen[True] > 50
    assert seen[False] > 5


def _source(catalogue: Catalogue, **changes: object) -> dict:
    return {**catalogue.documents["sources", "rounds-fund"].data, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"shortname": "RF"},
        {"relevance": "directly"},
        {"topics": ["pcb", "pcbs"]},
        {"donors": ["KEN", "KEX"]},
        {"donors": "KEN"},
        {"amount": {"currency": "USX"}},
        {"organisation": "World Trade Organization"},
        {"organisation": None},
        {"evidence": []},
        {},
    ],
    ids=str,
)
def test_faults_are_marked(catalogue: Catalogue, schemas: dict[str, dict], changes: dict) -> None:
    """An unknown key, term or country, a wrong type, an identifier of a wrong form, a missing part: each is a fault."""
    data = _source(catalogue, **changes)
    if not changes:
        del data["confidence"]

    assert not _validators(schemas)["source"].is_valid(data)


@pytest.mark.parametrize(
    "changes",
    [{"organisation": "added-today"}, {"maintained_by": "centre-added-today"}, {"amount": {"currency": None}}],
    ids=str,
)
def test_what_was_added_today_is_no_fault(catalogue: Catalogue, schemas: dict[str, dict], changes: dict) -> None:
    """A record that the lists do not know yet is accepted by its form, and null where the schema takes it."""
    assert _validators(schemas)["source"].is_valid(_source(catalogue, **changes))


def test_choices_are_explained_in_plain_text(schemas: dict[str, dict]) -> None:
    """Terms have a label and a definition, countries and records a name, and nothing is read as Markdown."""
    terms = schemas["terms.schema.json"]["$defs"]

    descriptions = dict(
        zip(terms["assistance-types"]["enum"], terms["assistance-types"]["enumDescriptions"], strict=True)
    )
    assert descriptions["grant"] == "Grant. Money that does not have to be repaid."
    assert {"label": "KEN", "description": "Kenya", "body": "KEN"} in terms["countries"]["defaultSnippets"]
    assert {"enum": ["KEN"], "enumDescriptions": ["Kenya"]} in terms["countries"]["if"]["oneOf"]
    assert terms["currencies_or_null"]["enum"][-1] is None
    assert "secretariat" in _offered(schemas, "maintainers")
    assert "markdown" not in json.dumps(schemas)


def test_a_retired_record_is_not_offered(overlaid: Callable) -> None:
    """A record that is out of use is not offered; its identifier is no fault in an editor all the same."""
    root = overlaid()
    file = root / "data" / "organisations" / "example-fund.yml"
    before = _offered(_made(load(root)[0]), "organisations")
    file.write_text(f"{file.read_text('utf-8')}retired:\n  'on': '2026-11-23'\n  reason: It closed.\n", "utf-8")

    after = _offered(_made(load(root)[0]), "organisations")

    assert before - after == {"example-fund"}


def test_no_records_give_empty_lists(overlaid: Callable) -> None:
    """Without any record the schemas are valid still, and accept a source by its form."""
    root = overlaid()
    source = load(root)[0].documents["sources", "example-training"].data
    for kind in ("sources", "organisations", "centres", "requests"):
        shutil.rmtree(root / "data" / kind)

    schemas = _made(load(root)[0])

    assert _offered(schemas, "organisations") == set()
    assert _validators(schemas)["source"].is_valid(source)
