"""The catalogue: every record of `data/`, by kind and identifier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from clearinghouse.catalogue.discovery import FOLDERS, RecordFile, find, unreadable
from clearinghouse.documents import references as pointers
from clearinghouse.documents import schema
from clearinghouse.documents.document import MAX_BYTES, Document, marks, parse
from clearinghouse.documents.schema_errors import validate
from clearinghouse.documents.yaml_errors import Path as DataPath
from clearinghouse.fixes.fixer import BY_READING, CAN_MEND, Mended, Mender
from clearinghouse.fixes.values import country_names
from clearinghouse.parallel import spread
from clearinghouse.problems.problem import TOP, Mark, Problem, Severity
from clearinghouse.records import (
    BUILDERS,
    MOVED,
    SCHEMA_OF_KIND,
    Budget,
    Centre,
    Chemical,
    Country,
    LinkExceptions,
    Matching,
    Membership,
    Moved,
    Organisation,
    Record,
    Request,
    SearchWords,
    ServiceLevels,
    Source,
    Vocabulary,
    Workplan,
    moved,
    schema_name,
)

Key = tuple[str, str]  # kind (the folder's name) and identifier


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records that could be read, and what is needed to speak of their files.

    `known` has every identifier that a file claims, also those of files with problems, so that a broken
    record is told once and not again by each record that refers to it.
    """

    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    centres: Mapping[str, Centre]
    countries: Mapping[str, Country]
    requests: Mapping[str, Request]
    chemicals: Mapping[str, Chemical]
    vocabularies: Mapping[str, Vocabulary]
    budget: Mapping[str, Budget]
    workplan: Mapping[str, Workplan]
    linkexceptions: Mapping[str, LinkExceptions]
    service_levels: Mapping[str, ServiceLevels]
    search: Mapping[str, SearchWords]
    memberships: Mapping[str, Membership]
    matching: Mapping[str, Matching]
    moved: Mapping[Key, Moved]
    documents: Mapping[Key, Document]
    known: Mapping[str, frozenset[str]]
    schemas: schema.Schemas
    pointed_to: pointers.Values  # by field: every value with which a record names another record or a term

    def records(self, kind: str) -> Mapping[str, Record]:
        """Return the records of one kind, named like its folder."""
        return getattr(self, _attribute(kind))

    def trees(self) -> Mapping[str, pointers.Tree]:
        """Return the fields that point to something, by kind."""
        return _trees(self.schemas)

    def path(self, key: Key) -> str:
        """Return the file of a record, relative to the root."""
        return self.documents[key].path

    def mender(self) -> Mender:
        """Return what can mend records, with the names of the countries that could be read."""
        return Mender(self.schemas, country_names((code, item.names) for code, item in self.countries.items()))

    def place(self, key: Key, where: DataPath = (), *, of_key: bool = False) -> Mark:
        """Return where a field of a record was written; reads the text of the record again."""
        return marks(self.documents[key]).of(where, key=of_key)


def load(root: Path, *, workers: int = 1) -> tuple[Catalogue, list[Problem]]:
    """Read all records under `root`/data and check each against its schema. Problems are values.

    A large catalogue is read on as many processes as `workers` says; the result is the same.
    Raises SchemaError when the schemas cannot be used.
    """
    schemas = schema.load(root / "schemas", needed=(*SCHEMA_OF_KIND.values(), MOVED))
    files, problems = find(root)
    documents: dict[Key, Document] = {}
    results = spread(partial(_read, root, schemas), files, workers=workers)
    for file, (document, found) in zip(files, results, strict=True):
        problems += found
        if document and not found:
            documents[file.kind, file.id] = document
    catalogue = assemble(documents, files, schemas)
    return catalogue, _say_what_can_be_mended(problems, root, files, catalogue.mender()) + _missing_vocabularies(
        files, schemas
    )


def _say_what_can_be_mended(
    problems: list[Problem], root: Path, files: list[RecordFile], mender: Mender
) -> list[Problem]:
    """Add to each problem that `make fix` would mend the words that say so: mending decides, not a second opinion."""
    mendable: dict[str, set[tuple[int, str]]] = {}
    concerned = {problem.path for problem in problems if problem.rule in BY_READING}
    for file in files:
        if file.path in concerned:
            done = mender.mend(_bytes(f"{root}/{file.path}"), file.path, file.kind)
            repairs = done.repairs if isinstance(done, Mended) else ()
            mendable[file.path] = {(repair.line, repair.rule) for repair in repairs}
    return [
        replace(problem, repair=f"{problem.repair.rstrip('.')}. {CAN_MEND}")
        if (problem.line, problem.rule) in mendable.get(problem.path, ())
        else problem
        for problem in problems
    ]


def _missing_vocabularies(files: list[RecordFile], schemas: schema.Schemas) -> list[Problem]:
    """Tell each vocabulary that a field uses and that has no file; pages could not name its terms."""
    there = {file.id for file in files if file.kind == "vocabularies"}
    used = {item.target for found in schemas.references.values() for item in found if item.is_term}
    return [
        Problem(
            f"data/vocabularies/{name}.yml",
            *TOP,
            "REF-003",
            Severity.ERROR,
            "the vocabulary is missing",
            "a file with the terms that fields may use",
            "Restore the file.",
        )
        for name in sorted(used - there)
    ]


def _read(root: Path, schemas: schema.Schemas, file: RecordFile) -> tuple[Document | None, list[Problem]]:
    try:
        raw = _bytes(f"{root}/{file.path}")
    except OSError as error:
        return None, [unreadable(file.path, error.strerror or str(error))]
    document, problems = parse(raw, file.path)
    if document:
        problems += validate(document, schema_name(file.kind, document.data), schemas)
    return document, problems


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.read(MAX_BYTES + 1)  # enough to tell that a file is too large, without reading it all


def _attribute(kind: str) -> str:
    return kind.replace("-", "_")


def made(kind: str, identifier: str, data: Mapping) -> Record | Moved | None:
    """Return the record that the data of a file describes, or where it moved to."""
    return moved(identifier, kind, data) if "moved_to" in data else BUILDERS[kind](identifier, data)


Maker = Callable[[str, str, Mapping], Record | Moved | None]


def assemble(
    documents: Mapping[Key, Document], files: list[RecordFile], schemas: schema.Schemas, make: Maker = made
) -> Catalogue:
    """Return the catalogue of documents; `make` turns one into its record, or into None to leave it out."""
    kinds: dict[str, dict[str, Record]] = {kind: {} for kind in BUILDERS}
    gone: dict[Key, Moved] = {}
    for (kind, identifier), document in documents.items():
        record = make(kind, identifier, document.data)
        if isinstance(record, Moved):
            gone[kind, identifier] = record
        elif record:
            kinds[kind][identifier] = record
    kinds["sources"] = {key: _with_lists(source, kinds["memberships"]) for key, source in kinds["sources"].items()}
    known = {kind: frozenset(file.id for file in files if file.kind == kind) for kind in FOLDERS}
    by_kind = {_attribute(kind): records for kind, records in kinds.items()}
    trees = _trees(schemas)
    pointed_to = pointers.gather(
        (document.data, trees[key[0]]) for key, document in documents.items() if key not in gone
    )
    return Catalogue(**by_kind, moved=gone, documents=documents, known=known, schemas=schemas, pointed_to=pointed_to)


def _trees(schemas: schema.Schemas) -> dict[str, pointers.Tree]:
    return {kind: pointers.tree_of(schemas.references[name]) for kind, name in SCHEMA_OF_KIND.items()}


def _with_lists(source: Source, memberships: Mapping[str, Membership]) -> Source:
    """Put the lists of members that a source names beside their names; a list without a record is told by a rule."""
    named = source.eligibility.memberships
    if not named:
        return source
    lists = tuple(memberships[key] for key in named if key in memberships)
    return replace(source, eligibility=replace(source.eligibility, lists=lists))
