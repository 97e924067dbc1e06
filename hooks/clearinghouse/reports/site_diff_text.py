"""The difference between two states of the site as plain text, or as Markdown for a job summary.

Record text is untrusted: everything passes through `escape` (Markdown) or `single_line` (text), with limits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from clearinghouse.catalogue.changes import Change, ChangeKind, FieldChange
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.problems.github_markdown import MAX_CHARACTERS, escape, single_line, take_within
from clearinghouse.reports.site_diff import SiteDiff, VerdictChange
from clearinghouse.wording.labels import STANDING, STATUS, VERDICT

MAX_ROWS, MAX_FIELDS, MAX_VALUE, MAX_CODES = 100, 12, 120, 60
_State = TypeVar("_State")
_Item = TypeVar("_Item")
_BROKEN = "Old links to them would break."
_EXAMPLES = 5  # addresses shown per folder
_TITLE = "## What this change does"
_Row = tuple[Sequence[str], ...]  # cells; each has one or more lines


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the report: rows of cells under a heading, at most `MAX_ROWS` of `total`."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[_Row]
    total: int
    note: str = ""


def text(diff: SiteDiff, compared: str) -> str:
    """Return the report for a terminal."""
    lines = [compared, summary(diff)]
    for section in _sections(diff):
        lines += ["", section.title, *([section.note] if section.note else [])]
        for row in section.rows:
            lines += [f"  {'  |  '.join(single_line('; '.join(cell), limit=2_000) for cell in row)}"]
        lines += _rest(section.total - len(section.rows))
    return "\n".join(lines) + "\n"


def markdown(diff: SiteDiff, compared: str) -> str:
    """Return the report for a job summary."""
    lines = [_TITLE, "", escape(compared), "", escape(summary(diff)), ""]
    for section in _sections(diff):
        lines += [f"### {section.title}", "", *([escape(section.note), ""] if section.note else [])]
        lines += [f"| {' | '.join(section.head)} |", f"|{'---|' * len(section.head)}"]
        rows = list(take_within(MAX_CHARACTERS - sum(map(len, lines)), map(_table_row, section.rows)))
        lines += [*rows, "", *_rest(section.total - len(rows)), ""]
    return "\n".join(lines) + "\n"


def without_baseline(sentence: str) -> str:
    """Return the job summary when there is nothing to compare with; `sentence` says why."""
    return f"{_TITLE}\n\n{escape(sentence)}\n"


def _table_row(row: _Row) -> str:
    return f"| {' | '.join('<br>'.join(escape(line, limit=400) for line in cell) for cell in row)} |"


def _rest(number: int) -> list[str]:
    return [f"… and {number} more."] if number > 0 else []


def summary(diff: SiteDiff) -> str:
    """Return how many records and pages changed."""
    count = Counter(change.kind for change in diff.records)
    pages = diff.pages
    return (
        f"Records: {', '.join(f'{count[kind]} {kind}' for kind in ChangeKind)}. "
        f"Pages: {len(pages.added)} added, {len(pages.changed)} changed, {len(pages.removed)} removed."
    )


def _sections(diff: SiteDiff) -> Iterator[_Section]:
    sections = [
        _section("Records", ("record", "what happened", "before → after"), diff.records, partial(_record, diff)),
        _section("Verdicts that changed", ("source", "verdict", "countries"), diff.verdicts, _verdict),
        _section("Eligibility that changed", ("country", "standing"), diff.standings, partial(_labelled, STANDING)),
        _section("Intake that changed", ("source", "state"), diff.intakes, partial(_labelled, STATUS)),
        _section("Addresses that would no longer exist", ("address",), diff.pages.removed, _address, note=_BROKEN),
        _section("New pages", ("address",), diff.pages.added, _address),
        _section("Pages that would change", ("folder", "pages", "such as"), _by_folder(diff), _folder),
    ]
    yield from (section for section in sections if section.rows)


def _section(
    title: str, head: tuple[str, ...], items: Sequence[_Item], row: Callable[[_Item], _Row], *, note: str = ""
) -> _Section:
    return _Section(title, head, [row(item) for item in items[:MAX_ROWS]], len(items), note)


def _record(diff: SiteDiff, change: Change) -> _Row:
    return (record_path(*change.key),), (change.kind,), tuple(_what(change, diff))


def _what(change: Change, diff: SiteDiff) -> Iterator[str]:
    if change.kind is ChangeKind.MOVED:
        yield f"now {change.to}"
        return
    if change.is_withheld:
        yield "not shown: without consent to its publication, or removed"
        return
    reach = diff.reach.get(change.key[1])
    if change.kind is ChangeKind.ADDED and reach and change.key[0] == "sources":
        yield "countries: " + ", ".join(f"{reach[verdict]} {VERDICT[verdict].lower()}" for verdict in VERDICT)
    yield from map(_field, change.fields[:MAX_FIELDS])
    yield from _rest(len(change.fields) - MAX_FIELDS)


def _field(change: FieldChange) -> str:
    if isinstance(change.before, list) and isinstance(change.after, list):
        return f"{change.field}: {_of_lists(change.before, change.after)}"
    return f"{change.field}: {_value(change.before)} → {_value(change.after)}"


def _of_lists(before: Sequence[object], after: Sequence[object]) -> str:
    """Return what a list of plain values gained and lost."""
    gained = [_value(item) for item in after if item not in before]
    lost = [_value(item) for item in before if item not in after]
    parts = [f"{word} {', '.join(items)}" for word, items in (("added", gained), ("removed", lost)) if items]
    return single_line("; ".join(parts) or "in another order", limit=2 * MAX_VALUE)


def _value(value: object) -> str:
    if value is None:
        return "not stated"
    return single_line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), limit=MAX_VALUE)


def _verdict(change: VerdictChange) -> _Row:
    shown = ", ".join(change.countries[:MAX_CODES])
    more = f" … and {len(change.countries) - MAX_CODES} more" if len(change.countries) > MAX_CODES else ""
    return (change.source,), (f"{VERDICT[change.before]} → {VERDICT[change.after]}",), (f"{shown}{more}",)


def _labelled(labels: Mapping[_State, str], change: tuple[str, _State, _State]) -> _Row:
    identifier, before, after = change
    return (identifier,), (f"{labels[before]} → {labels[after]}",)


def _address(uri: str) -> _Row:
    return ((uri,),)


def _by_folder(diff: SiteDiff) -> list[tuple[str, list[str]]]:
    """Return the pages that changed by the first part of their address, in order."""
    folders: dict[str, list[str]] = {}
    for uri in diff.pages.changed:
        folders.setdefault(uri.split("/", 1)[0] or "home", []).append(uri or "home")
    return sorted(folders.items())


def _folder(item: tuple[str, list[str]]) -> _Row:
    folder, uris = item
    return (folder,), (str(len(uris)),), (_examples(uris),)


def _examples(uris: Sequence[str]) -> str:
    return ", ".join(uris[:_EXAMPLES]) + (" …" if len(uris) > _EXAMPLES else "")


FORMATS: Mapping[str, Callable[[SiteDiff, str], str]] = {"text": text, "markdown": markdown}
