"""The difference between two states of the site as plain text, or as a part of the report on a change.

Record text is untrusted: as text it passes through `single_line`, with limits; Markdown is made in `report_markdown`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from clearinghouse.catalogue.catalogue import Key
from clearinghouse.catalogue.changes import Change, ChangeKind, FieldChange
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.problems.github_markdown import single_line
from clearinghouse.reports.report_part import Entry, ReportPart, Table
from clearinghouse.reports.site_diff import PageDiff, SiteDiff, VerdictChange
from clearinghouse.wording.labels import STANDING, STATUS, VERDICT

MAX_ROWS, MAX_FIELDS, MAX_VALUE, MAX_CODES = 100, 12, 120, 60
_State = TypeVar("_State")
_Item = TypeVar("_Item")
_BROKEN = "Old links to them would break."
_BY_FOLDER = ("folder", "pages", "such as")
_EXAMPLES = 5  # addresses shown per folder
_Row = tuple[tuple[Entry, ...], ...]  # cells; each has one or more lines


def text(diff: SiteDiff, sentences: Sequence[str]) -> str:
    """Return the report for a terminal; `sentences` say what was compared and what was not."""
    lines = [*sentences, summary(diff)]
    for table in _tables(diff):
        lines += ["", table.title, *([table.note] if table.note else [])]
        for row in table.rows:
            cells = ("; ".join(entry.text for entry in cell) for cell in row)
            lines += [f"  {'  |  '.join(single_line(cell, limit=2_000) for cell in cells)}"]
        lines += _rest(table.total - len(table.rows))
    return "\n".join(lines) + "\n"


def diff_part(diff: SiteDiff, sentences: Sequence[str]) -> ReportPart:
    """Return the report on a difference as a part of the report on a change."""
    return ReportPart((*sentences, summary(diff)), tuple(_tables(diff)))


def _rest(number: int) -> list[str]:
    return [f"… and {number} more."] if number > 0 else []


def summary(diff: SiteDiff) -> str:
    """Return how many records and pages changed."""
    count = Counter(change.kind for change in diff.records)
    return f"Records: {', '.join(f'{count[kind]} {kind}' for kind in ChangeKind)}. {_summary_of_pages(diff.pages)}"


def _summary_of_pages(pages: PageDiff | None) -> str:
    if pages is None:
        return "Pages: not compared."
    return (
        f"Pages: {len(pages.added)} added, {len(_own_pages(pages))} edited, {len(pages.removed)} removed; "
        f"{len(_other_pages(pages))} others that list or mention them."
    )


def _own_pages(pages: PageDiff) -> list[str]:
    return [uri for uri in pages.changed if uri in pages.edited]


def _other_pages(pages: PageDiff) -> list[str]:
    return [uri for uri in pages.changed if uri not in pages.edited]


def _tables(diff: SiteDiff) -> Iterator[Table]:
    pages = diff.pages or PageDiff()
    folders = _by_folder(_other_pages(pages))
    tables = [
        _table("Look at these", ("record", "why"), _by_remark(diff), _remark),
        _table("Records", ("record", "what happened", "before → after"), diff.records, partial(_record, diff)),
        _table("Verdicts that changed", ("source", "verdict", "countries"), diff.verdicts, _verdict),
        _table("Eligibility that changed", ("country", "standing"), diff.standings, partial(_labelled, STANDING)),
        _table("Intake that changed", ("source", "state"), diff.intakes, partial(_labelled, STATUS)),
        _table("Addresses that would no longer exist", ("address",), pages.removed, _page, note=_BROKEN),
        _table("New pages", ("address",), pages.added, _new_page),
        _table("Pages of what was edited", ("address",), _own_pages(pages), _page),
        replace(_table("Other pages that would change", _BY_FOLDER, folders, _folder), is_folded=True),
    ]
    yield from (table for table in tables if table.rows)


def _table(
    title: str, head: tuple[str, ...], items: Sequence[_Item], row: Callable[[_Item], _Row], *, note: str = ""
) -> Table:
    return Table(title, head, tuple(row(item) for item in items[:MAX_ROWS]), len(items), note)


def _record(diff: SiteDiff, change: Change) -> _Row:
    return _file(change.key, diff.hosts), _text(change.kind), tuple(map(Entry, _what(change, diff)))


def _by_remark(diff: SiteDiff) -> list[tuple[str, list[Key]]]:
    """Return the remarks, each with all records that it is about."""
    keys: dict[str, list[Key]] = {}
    for key, sentence in diff.remarks:
        keys.setdefault(sentence, []).append(key)
    return list(keys.items())


def _remark(item: tuple[str, list[Key]]) -> _Row:
    sentence, keys = item
    files = [entry for key in keys[:MAX_FIELDS] for entry in _file(key)]
    return (*files, *map(Entry, _rest(len(keys) - MAX_FIELDS))), _text(sentence)


def _file(key: Key, hosts: Mapping[Key, str] = MappingProxyType({})) -> tuple[Entry, ...]:
    path = record_path(*key)
    host = hosts.get(key)
    return (Entry(f"{path} (in {host})" if host else path, host or path),)


def _text(text: str) -> tuple[Entry, ...]:
    return (Entry(text),)


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
    return _text(change.source), _text(f"{VERDICT[change.before]} → {VERDICT[change.after]}"), _text(f"{shown}{more}")


def _labelled(labels: Mapping[_State, str], change: tuple[str, _State, _State]) -> _Row:
    identifier, before, after = change
    return _text(identifier), _text(f"{labels[before]} → {labels[after]}")


def _page(uri: str) -> _Row:
    return ((Entry(uri or "home", page=uri),),)


def _new_page(uri: str) -> _Row:
    return (_text(uri),)  # not yet on the site, so there is nothing to lead to


def _by_folder(changed: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return pages by the first part of their address, in order."""
    folders: dict[str, list[str]] = {}
    for uri in changed:
        folders.setdefault(uri.split("/", 1)[0] or "home", []).append(uri)
    return sorted(folders.items())


def _folder(item: tuple[str, list[str]]) -> _Row:
    folder, uris = item
    examples = [Entry(uri or "home", page=uri) for uri in uris[:_EXAMPLES]]
    return _text(folder), _text(str(len(uris))), (*examples, *(_text("…") if len(uris) > _EXAMPLES else ()))
