"""The log of corrections: a list of its months, and a page for each month and kind of record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.language.formats import month
from clearinghouse.records import KINDS as KINDS_OF_RECORD
from clearinghouse.records.award import Award
from clearinghouse.records.corrections import Correction
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.correction_log import KINDS, LogPart, corrections, log_parts
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page

_ROOT = "../../../"


@dataclass(frozen=True, slots=True)
class CorrectedRecord:
    """What was corrected in one record on one day. `kind` and `identifier` name the record."""

    on: date
    kind: str
    identifier: str
    entries: tuple[Correction, ...]


def by_record(items: Sequence[Correction]) -> list[CorrectedRecord]:
    """Return sorted corrections, joined where they are of the same day and record."""
    found = [tuple(entries) for _, entries in groupby(items, key=lambda item: (item.on, item.record))]
    return [CorrectedRecord(entries[0].on, entries[0].kind, entries[0].identifier, entries) for entries in found]


def record_name(context: SiteContext, kind: str, identifier: str) -> str:
    """Return the name or the title of a record, or its identifier; awards of one title differ by their country."""
    record = context.catalogue.records(kind).get(identifier)
    name: str = getattr(record, "name", None) or getattr(record, "title", None) or identifier
    if isinstance(record, Award) and len(record.countries) == 1:
        country = context.catalogue.countries[record.countries[0]].name
        return name if country in name else f"{name} ({country})"
    return name


def field_title(context: SiteContext, item: Correction) -> str:
    """Return what the schema calls a corrected field; the path itself where the schema has no such field."""
    kind = KINDS_OF_RECORD.get(item.kind)
    node: SchemaNode | None = context.catalogue.schemas.trees[kind.schema] if kind else None
    for key in item.field.split("."):
        node = node and ((node.each or node).keys.get(key))
    return node.title if node and node.title else item.field


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the pages of each part of the log."""
    for part in log_parts(corrections(context.catalogue)):
        for number in range(1, len(part.pages) + 1):
            yield PageTask(part.address(number), partial(_page, part), str(number))


def _page(part: LogPart, context: SiteContext, key: str) -> Page:
    number, count = int(key), len(part.pages)
    _ = context.messages.gettext
    name, when = _(KINDS[part.kind]), month(part.month, context.messages.language)
    title = _("Corrections, %(month)s: %(kind)s", month=when, kind=name)
    if number > 1:
        title = _("%(list)s, page %(number)s", list=title, number=number)
    records = by_record(part.pages[number - 1])
    body = context.render(
        "corrections",
        _ROOT,
        title=title,
        part=part,
        number=number,
        count=count,
        days=[(day, list(found)) for day, found in groupby(records, key=lambda item: item.on)],
        names=partial(record_name, context),
        fields=partial(field_title, context),
    )
    description = _("%(title)s. %(count)s in all.", title=title, count=len(part.entries))
    return Page(part.address(number), title, description, body)
