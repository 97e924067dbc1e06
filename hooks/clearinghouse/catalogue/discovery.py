"""Which files under `data/` are records, and what is wrong with those that cannot be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records.kinds import FILES, FOLDERS, KINDS

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_COUNTRY = re.compile(r"[A-Z]{3}\Z")
_LOOKS_LIKE_A_RECORD = (".yml", ".yaml")
_PASSED_OVER = ("README.md",)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A regular file that should hold one record; `path` is relative to the root."""

    kind: str
    id: str
    path: str


def discover(root: Path) -> tuple[list[RecordFile], list[Problem]]:
    """List the record files under `root`/data, sorted, and every problem with what else lies there."""
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for item in (*_top(root), *(item for kind in FOLDERS for item in _folder(root, kind))):
        (files if isinstance(item, RecordFile) else problems).append(item)
    return files, problems + _same_ids(files)


def record_path(kind: str, identifier: str) -> str:
    """Return where the record of an identifier lies, or would lie, relative to the root."""
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
    """Return the problem of a file that the system does not let us read."""
    return _problem(
        path, "DOC-001", f"the file cannot be read: {reason}", "a plain file with one record", "Mend its permissions."
    )


def _top(root: Path) -> Iterator[RecordFile | Problem]:
    if not (root / "data").is_dir():
        yield _problem(
            "data", "DOC-001", "there is no such folder", "the folder with the records", "With git: git restore data"
        )
        return
    for entry in _entries(root / "data"):
        path = f"data/{entry.name}"
        if entry.name in FILES:
            yield _irregular(entry, path) or RecordFile(FILES[entry.name].name, FILES[entry.name].name, path)
        elif entry.name not in FOLDERS:
            yield _out_of_place(path, entry.name, (*FOLDERS, *FILES))
        elif not entry.is_dir(follow_symlinks=False):
            yield _problem(path, "DOC-001", "this is not a folder", "a folder with records", "Move it away.")


def _folder(root: Path, kind: str) -> Iterator[RecordFile | Problem]:
    folder = root / "data" / kind
    if folder.is_symlink() or not folder.is_dir():
        return
    for entry in _entries(folder):
        path = f"data/{kind}/{entry.name}"
        stem, ending = os.path.splitext(entry.name)  # noqa: PTH122 - once for each record
        if ending not in _LOOKS_LIKE_A_RECORD:
            yield _out_of_place(path, entry.name, ())
            continue
        refused = _irregular(entry, path)
        if refused:
            yield refused
            continue
        if ending == ".yaml":
            yield _problem(
                path,
                "DOC-011",
                'the name ends with ".yaml"',
                'a name that ends with ".yml"',
                f"Rename the file to {stem}.yml.",
            )
        bad_name = _name_problem(kind, stem, path)
        if bad_name:
            yield bad_name
        yield RecordFile(kind, stem, path)


def _entries(folder: Path) -> list[os.DirEntry]:
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".") and entry.name not in _PASSED_OVER]
    return sorted(visible, key=lambda entry: entry.name)


def _irregular(entry: os.DirEntry, path: str) -> Problem | None:
    if entry.is_file(follow_symlinks=False):
        return None
    found = "a symbolic link" if entry.is_symlink() else "a folder" if entry.is_dir() else "not a plain file"
    return _problem(
        path,
        "DOC-001",
        f"this is {found}",
        "a plain file with one record",
        "Put the record itself into a plain file of this name.",
    )


def _name_problem(kind: str, stem: str, path: str) -> Problem | None:
    countries = kind == "countries"
    if (_COUNTRY if countries else _ID).match(stem):
        return None
    expected = "three capital letters (ISO 3166-1)" if countries else "small letters, digits and single hyphens"
    tidy = stem.upper() if countries else re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return _problem(
        path,
        "DOC-009",
        f'the name "{stem}" is no identifier',
        expected,
        f"Rename the file to {tidy}.yml." if tidy else "Give the file another name.",
    )


def _same_ids(files: list[RecordFile]) -> list[Problem]:
    first: dict[tuple[str, str], RecordFile] = {}
    problems = []
    for file in files:
        other = first.setdefault((file.kind, file.id.lower()), file)
        if other is not file:
            problems.append(
                _problem(
                    file.path,
                    "DOC-010",
                    f"its identifier is the same as that of {other.path}",
                    "one file for each identifier",
                    "Join the two files into one, or rename one of them.",
                )
            )
    return problems


def _out_of_place(path: str, name: str, choices: tuple[str, ...]) -> Problem:
    return _problem(
        path,
        "DOC-011",
        "this does not belong here",
        "records as data/<kind>/<identifier>.yml",
        "Move it to its folder, or delete it.",
        suggest(name, choices),
    )


def _problem(path: str, rule: str, message: str, expected: str, repair: str, near: str = "") -> Problem:
    return Problem(path, 1, 1, rule, Severity.ERROR, message, expected, repair, near)
