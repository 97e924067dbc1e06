"""Read a release from CHANGELOG.md: its version, which is a date, and its notes.

python tools/release_notes.py version            print the newest version
python tools/release_notes.py notes 2026.11.25   print the notes of a version
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
_SECTION = re.compile(r"^## (.+)\n", re.M)
_VERSION = re.compile(r"(\d{4})\.(\d{2})\.(\d{2})\Z")


class ChangelogError(Exception):
    """The changelog does not have what a release needs; the message says what."""


def sections(changelog: str) -> Mapping[str, str]:
    """Return the notes of each dated section, from its version to its text, in the order of the file.

    Raises ChangelogError for a heading that is neither "Unreleased" nor a date such as 2026.11.25, and if a newer
    section follows an older one.
    """
    _, *parts = _SECTION.split(changelog)
    notes = dict(zip(parts[::2], (text.strip() for text in parts[1::2]), strict=True))
    notes.pop("Unreleased", None)
    for heading in notes:
        _check_version(heading)
    if list(notes) != sorted(notes, reverse=True):
        raise ChangelogError("The sections are not in order: the newest must come first.")
    return notes


def newest_version(changelog: str) -> str:
    """Return the version of the newest dated section. Raises ChangelogError if there is none."""
    version = next(iter(sections(changelog)), None)
    if version is None:
        raise ChangelogError('There is no dated section. Rename "Unreleased" to the date, such as 2026.11.25.')
    return version


def notes_of(changelog: str, version: str) -> str:
    """Return the notes of a version. Raises ChangelogError if there are none."""
    notes = sections(changelog).get(version)
    if not notes:
        raise ChangelogError(f'There is no section "{version}" with text.')
    return notes


def _check_version(heading: str) -> None:
    match = _VERSION.match(heading)
    try:
        date(*map(int, match.groups() if match else ()))
    except (TypeError, ValueError):
        raise ChangelogError(f'"{heading}" is not a version. Write a date such as 2026.11.25.') from None


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for; return the exit status."""
    parser = argparse.ArgumentParser(description="Read a release from CHANGELOG.md.")
    parser.add_argument("what", choices=("version", "notes"))
    parser.add_argument("version", nargs="?", default="", help="the version of the notes; default: the newest")
    options = parser.parse_args(arguments)
    try:
        changelog = CHANGELOG.read_text("utf-8")
        version = options.version or newest_version(changelog)
        sys.stdout.write(f"{version if options.what == 'version' else notes_of(changelog, version)}\n")
    except ChangelogError as error:
        sys.stderr.write(f"{CHANGELOG.name}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
