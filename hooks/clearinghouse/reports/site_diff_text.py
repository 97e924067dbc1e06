"""The difference of the output, told to reviewers: as plain text, or as Markdown for a job summary.

Record text is untrusted: everything passes through `inert` (Markdown) or `one_line` (text), with limits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.catalogue.changes import Change, ChangeKind, FieldChange
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.problems.github_markdown import MAX_SIGNS, inert, one_line, within
from clearinghouse.reports.site_diff import Difference, VerdictChange
from clearinghouse.wording.labels import STANDING, STATUS, VERDICT

MAX_ROWS, MAX_FIELDS, MAX_VALUE, MAX_CODES = 100, 12, 120, 60


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the report: rows of cells below a heading; each cell is one or more lines."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[Sequence[str], ...]]
    note: str = ""


def text(difference: Difference, compared: str) -> str:
    """Return the report for a terminal."""
    lines = [compared, summary(difference)]
    for section in _sections(difference):
        lines += ["", section.title, *([section.note] if section.note else [])]
        for row in section.rows[:MAX_ROWS]:
            lines += [f"  {'  |  '.join(one_line('; '.join(cell), limit=2_000) for cell in row)}"]
        lines += _rest(len(section.rows) - MAX_ROWS)
    return "\n".join(lines) + "\n"


def markdown(difference: Difference, compared: str) -> str:
    """Return the report for a job summary."""
    lines = ["## Difference of the output", "", inert(compared), "", inert(summary(difference)), ""]
    for section in _sections(difference):
        lines += [f"### {section.title}", "", *([inert(section.note), ""] if section.note else [])]
        lines += [f"| {' | '.join(section.head)} |", f"|{'---|' * len(section.head)}"]
        rows = list(within(MAX_SIGNS - sum(map(len, lines)), map(_row, section.rows[:MAX_ROWS])))
        lines += [*rows, "", *_rest(len(section.rows) - len(rows)), ""]
    return "\n".join(lines) + "\n"


def _row(row: Sequence[Sequence[str]]) -> str:
    return f"| {' | '.join('<br>'.join(inert(line, limit=400) for line in cell) for cell in row)} |"


def _rest(number: int) -> list[str]:
    return [f"… and {number} more."] if number > 0 else []


def summary(difference: Difference) -> str:
    """Say in one sentence how much changed."""
    count = Counter(change.kind for change in difference.records)
    pages = difference.pages
    return (
        f"Records: {', '.join(f'{count[happening]} {happening}' for happening in ChangeKind)}. "
        f"Pages: {len(pages.added)} added, {len(pages.changed)} changed, {len(pages.removed)} removed."
    )


def _sections(difference: Difference) -> Iterator[_Section]:
    built = [
        _records(difference),
        _Section("Verdicts that changed", ("source", "verdict", "countries"), [*map(_verdict, difference.verdicts)]),
        _Section("Eligibility that changed", ("country", "standing"), [*_named(difference.standings, STANDING)]),
        _Section("Open or closed", ("source", "state"), [*_named(difference.intakes, STATUS)]),
        _removed_pages(difference),
        _Section("New pages", ("address",), [((uri,),) for uri in difference.pages.added]),
        _changed_pages(difference),
    ]
    yield from (section for section in built if section.rows)


def _records(difference: Difference) -> _Section:
    rows = [(_place(change), (change.kind,), (*_what(change, difference),)) for change in difference.records]
    return _Section("Records", ("record", "what happened", "before → after"), rows)


def _place(change: Change) -> tuple[str]:
    return (record_path(*change.key),)


def _what(change: Change, difference: Difference) -> Iterator[str]:
    if change.kind is ChangeKind.MOVED:
        yield f"now {change.to}"
        return
    reach = difference.reach.get(change.key[1])
    if change.kind is ChangeKind.ADDED and reach and change.key[0] == "sources":
        yield "countries: " + ", ".join(f"{reach[verdict]} {VERDICT[verdict].lower()}" for verdict in VERDICT)
    yield from map(_field, change.fields[:MAX_FIELDS])
    yield from _rest(len(change.fields) - MAX_FIELDS)


def _field(change: FieldChange) -> str:
    if isinstance(change.before, list) and isinstance(change.after, list):
        return f"{change.field}: {_of_lists(change.before, change.after)}"
    return f"{change.field}: {_value(change.before)} → {_value(change.after)}"


def _of_lists(before: list, after: list) -> str:
    """Say what a list of plain values gained and lost."""
    gained = [_value(item) for item in after if item not in before]
    lost = [_value(item) for item in before if item not in after]
    parts = [f"{word} {', '.join(items)}" for word, items in (("added", gained), ("removed", lost)) if items]
    return one_line("; ".join(parts) or "another order", limit=2 * MAX_VALUE)


def _value(value: object) -> str:
    if value is None:
        return "not stated"
    return one_line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), limit=MAX_VALUE)


def _verdict(change: VerdictChange) -> tuple[Sequence[str], ...]:
    shown = ", ".join(change.countries[:MAX_CODES])
    more = f" … and {len(change.countries) - MAX_CODES} more" if len(change.countries) > MAX_CODES else ""
    return (change.source,), (f"{VERDICT[change.before]} → {VERDICT[change.after]}",), (f"{shown}{more}",)


def _named(changed: Sequence[tuple], words: Mapping[object, str]) -> Iterator[tuple[Sequence[str], ...]]:
    return (((identifier,), (f"{words[old]} → {words[new]}",)) for identifier, old, new in changed)


def _removed_pages(difference: Difference) -> _Section:
    rows = [((uri,),) for uri in difference.pages.removed]
    return _Section("Addresses that would answer no more", ("address",), rows, "Old links to them would be dead.")


def _changed_pages(difference: Difference) -> _Section:
    by_folder: dict[str, list[str]] = {}
    for uri in difference.pages.changed:
        by_folder.setdefault(uri.split("/", 1)[0] or "home", []).append(uri or "home")
    rows = [
        ((folder,), (str(len(uris)),), (", ".join(uris[:5]) + (" …" if len(uris) > 5 else ""),))  # noqa: PLR2004
        for folder, uris in sorted(by_folder.items())
    ]
    return _Section("Pages that show something else", ("folder", "pages", "such as"), rows)


FORMATS: Mapping[str, Callable[[Difference, str], str]] = {"text": text, "markdown": markdown}
