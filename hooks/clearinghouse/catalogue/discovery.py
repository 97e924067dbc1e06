"""Finds the record files under `data/`, and the problems of other files there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clearinghouse.catalogue.plain_files import is_reserved, printable
from clearinghouse.documents.schema import Schemas
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Problem
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records.kinds import FILES, FOLDERS, KINDS
from clearinghouse.text import slug

_UNDECODED = re.compile("[\ud800-\udfff]")  # surrogates represent bytes that could not be decoded
_RECORD_SUFFIXES = (".yml", ".yaml")
_LONGEST = 80  # characters of an identifier (schemas/common.schema.json)
_IGNORED = ("README.md",)
_ALMOST = re.compile(r"\.?(?P<stem>.*?)(?:\.ya?ml)+(?:\.txt)?\Z", re.I)  # x.YML, x.yml.txt, x.yml.yml, .x.yml
_OF_MAC = "._"  # what macOS leaves next to a file on other disks


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A plain file that should contain one record; `path` is relative to the root."""

    kind: str
    id: str
    path: str


def discover(root: Path, schemas: Schemas) -> tuple[list[RecordFile], list[Problem]]:
    """List the record files under `root`/data, sorted, and the problems of everything else there."""
    items = [*_top(root), *(item for kind in FOLDERS for item in _folder(root, kind, schemas))]
    files = [item for item in items if isinstance(item, RecordFile)]
    problems = [item for item in items if isinstance(item, Problem)]
    return files, problems + _same_ids(files)


def record_path(kind: str, identifier: str) -> str:
    """Return the path, relative to the root, that the record of an identifier has or would have."""
    return KINDS[kind].path(identifier)


def kind_of_path(path: str) -> str:
    """Return the kind of the record that a path from the root names; empty when it names none."""
    folder, _, name = path.removeprefix("data/").rpartition("/")
    if not path.startswith("data/"):
        return ""
    if not folder:
        return FILES[name].name if name in FILES else ""
    return folder if folder in FOLDERS else ""


def unreadable_file(path: str, reason: str) -> Problem:
    """Return the problem of a file that the operating system does not let us read."""
    return problem(
        "DOC-001",
        path,
        f"the file cannot be read: {reason}",
        "a plain file with one record",
        "Correct its permissions.",
    )


def _top(root: Path) -> Iterator[RecordFile | Problem]:
    if not (root / "data").is_dir():
        yield problem(
            "DOC-001", "data", "the folder does not exist", "the folder with the records", "With git: git restore data"
        )
        return
    for entry in _entries(root / "data"):
        path = printable(f"data/{entry.name}")
        if entry.name in FILES:
            yield _irregular(entry, path) or RecordFile(FILES[entry.name].name, FILES[entry.name].name, path)
        elif entry.name not in FOLDERS:
            yield _out_of_place(path, entry.name, (*FOLDERS, *FILES))
        elif not entry.is_dir(follow_symlinks=False):
            yield problem("DOC-001", path, "this is not a folder", "a folder with records", "Move it away.")


def _folder(root: Path, kind: str, schemas: Schemas) -> Iterator[RecordFile | Problem]:
    folder = root / "data" / kind
    if folder.is_symlink() or not folder.is_dir():
        return
    for entry in _entries(folder):
        path = printable(f"data/{kind}/{entry.name}")
        stem, ending = os.path.splitext(entry.name)  # noqa: PTH122 - once for each record
        if ending not in _RECORD_SUFFIXES or entry.name.startswith("."):
            yield _almost_a_record(path, entry.name) or _out_of_place(path, entry.name, ())
            continue
        if irregular := _irregular(entry, path):
            yield irregular
            continue
        if _UNDECODED.search(entry.name):
            message, fix = "the name contains bytes that are not UTF-8", "Give the file another name."
            yield problem("DOC-009", path, message, "lower-case letters, digits and single hyphens", fix)
            continue
        if ending == ".yaml":
            yield problem(
                "DOC-011",
                path,
                'the name ends with ".yaml"',
                'a name that ends with ".yml"',
                f"Rename the file to {stem}.yml.",
            )
        if bad_name := _name_problem(kind, stem, path, schemas):
            yield bad_name
        yield RecordFile(kind, stem, path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if _is_visible(entry.name) and entry.name not in _IGNORED]
    return sorted(visible, key=lambda entry: entry.name)


def _is_visible(name: str) -> bool:
    """Whether a file is looked at: a record that is hidden would be skipped without a message."""
    return not name.startswith(".") or (name.endswith(_RECORD_SUFFIXES) and not name.startswith(_OF_MAC))


def _irregular(entry: os.DirEntry[str], path: str) -> Problem | None:
    if entry.is_file(follow_symlinks=False):
        return None
    kind = "a symbolic link" if entry.is_symlink() else "a folder" if entry.is_dir() else "not a plain file"
    return problem(
        "DOC-001",
        path,
        f"this is {kind}",
        "a plain file with one record",
        "Put the record itself into a plain file with this name.",
    )


def _name_problem(kind: str, stem: str, path: str, schemas: Schemas) -> Problem | None:
    if is_reserved(stem):
        message, fix = f'Windows allows no file with the name "{stem}"', "Give the file another name."
        return problem("DOC-009", path, message, "a name that every system allows", fix)
    if schemas.is_identifier(KINDS[kind].identifier, stem):
        return None
    is_country = kind == "countries"
    expected = (
        "three capital letters (ISO 3166-1)"
        if is_country
        else "lower-case letters, digits and single hyphens, at most 80 characters"
    )
    stem_alone = match["stem"] if (match := _ALMOST.match(stem)) else stem  # of x.yml.yml
    proposal = stem_alone.upper() if is_country else slug(stem_alone)[:_LONGEST].rstrip("-")
    if not schemas.is_identifier(KINDS[kind].identifier, proposal) or is_reserved(proposal):
        proposal = ""
    return problem(
        "DOC-009",
        path,
        f'the name "{stem}" is not an identifier',
        expected,
        f"Rename the file to {proposal}.yml." if proposal else "Give the file another name.",
    )


def _almost_a_record(path: str, name: str) -> Problem | None:
    """Return the problem of a record whose name only begins or ends in another way; None for other files."""
    match = _ALMOST.match(name)
    if match is None:
        return None
    message = f'the name "{name}" is not that of a record'
    fix = f"Rename the file to {match['stem']}.yml." if match["stem"].strip(".") else "Give the file a name."
    return problem("DOC-011", path, message, "a name such as example-grants.yml", fix)


def _same_ids(files: list[RecordFile]) -> list[Problem]:
    first: dict[tuple[str, str], RecordFile] = {}
    problems = []
    for file in sorted(files, key=_is_odd_name):
        other = first.setdefault((file.kind, file.id.lower()), file)
        if other is not file:
            problems.append(
                problem(
                    "DOC-010",
                    file.path,
                    f"the identifier is the same as that of {other.path}",
                    "one file for each identifier",
                    "Merge the two files into one, or rename one of them.",
                )
            )
    return problems


def _is_odd_name(file: RecordFile) -> bool:
    """Whether the name of a file is not the usual one: of two with one identifier, the other was there before."""
    return not file.path.endswith(".yml") or file.id != (
        file.id.upper() if file.kind == "countries" else file.id.lower()
    )


def _out_of_place(path: str, name: str, choices: tuple[str, ...]) -> Problem:
    return problem(
        "DOC-011",
        path,
        "this is not a record, or not in its folder",
        "records as data/<kind>/<identifier>.yml",
        "Move it to its folder, or delete it.",
        suggest(name, choices),
    )
