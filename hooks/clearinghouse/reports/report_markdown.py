"""A part of the report on a change as GitHub's Markdown: for the summary of a job, and for the comment.

Every text is untrusted and is escaped; links lead only to files of the repository and pages of the site. It needs the
standard library only, because the job that writes the comment installs nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from clearinghouse.code_host import Repository
from clearinghouse.problems.github_markdown import MAX_CHARACTERS, escape, take_within
from clearinghouse.reports.report_part import Entry, ReportPart, Table

TITLES = {"check": "Records", "diff": "What this change does", "fixes": "Automatic fixes", "links": "Links in the site"}
_MAX_CELL = 1_500  # characters of one entry
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Links:
    """Where files and pages are; without an address they are plain text."""

    files: Repository
    site: str = ""

    def address(self, entry: Entry) -> str:
        """Return the address that an entry leads to; empty if there is none."""
        if entry.path:
            file = self.files.file(entry.path)
            return f"{file}#L{entry.line}" if file and entry.line else file
        if entry.page is not None and self.site:
            return self.site + quote(entry.page)
        return ""


def markdown(name: str, part: ReportPart, links: Links, *, limit: int = MAX_CHARACTERS) -> str:
    """Return the part with one of the names of parts under its heading; tables are cut to `limit` characters."""
    lines = [f"## {TITLES[name]}", ""]
    for sentence in take_within(limit // 2, (escape(sentence, limit=_MAX_CELL) for sentence in part.sentences)):
        lines += [sentence, ""]
    lines += _patch(part.patch, limit - sum(map(len, lines)))
    for table in part.tables:
        lines += _table(table, links, limit - sum(map(len, lines)))
    return "\n".join(lines) + "\n"


def _table(table: Table, links: Links, limit: int) -> Iterator[str]:
    title = escape(table.title)
    if table.is_folded:
        yield from (f"<details><summary>{title}</summary>", "")
    else:
        yield from (f"### {title}", "")
    if table.note:
        yield from (escape(table.note), "")
    rows = list(take_within(limit, (_row(row, links) for row in table.rows)))
    if rows:
        yield f"| {' | '.join(map(escape, table.head))} |"
        yield f"|{'---|' * len(table.head)}"
        yield from (*rows, "")
    if table.total > len(rows):
        yield from (f"… and {table.total - len(rows):,} more.", "")
    if table.is_folded:
        yield from ("</details>", "")


def _row(row: tuple[tuple[Entry, ...], ...], links: Links) -> str:
    return f"| {' | '.join('<br>'.join(_entry(entry, links) for entry in cell) for cell in row)} |"


def _entry(entry: Entry, links: Links) -> str:
    text = escape(entry.text, limit=_MAX_CELL)
    address = links.address(entry)
    return f"[{text}]({address})" if address and text else text


def _patch(patch: str, limit: int) -> Iterator[str]:
    """Yield a patch as a block of code: nothing in it can end the block, or is hidden from the reader."""
    if len(patch) > limit:
        yield from ("The patch is too long to be shown here.", "")
    elif patch:
        shown = "".join(map(_visible, patch))
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
        yield from (f"{fence}diff", shown.rstrip("\n"), fence, "")


def _visible(char: str) -> str:
    is_shown = char in "\n\t" or unicodedata.category(char) not in _HIDDEN
    return char if is_shown else "\N{REPLACEMENT CHARACTER}"
