"""The log of corrections in parts that load fast: one for each month and kind of record, cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.language.messages import N_
from clearinghouse.records.corrections import Correction

FOLDER = "freshness/corrections/"
PER_PAGE = 100  # about 8 KB compressed, with their evidence
OTHERS = "others"
KINDS: Mapping[str, str] = {
    "sources": N_("Sources"),
    "requests": N_("Needs"),
    "centres": N_("Regional centres"),
    "awards": N_("Awards"),
    "facilities": N_("Laboratories and plants"),
    "countries": N_("Countries"),
    OTHERS: N_("Other records"),
}  # in the order of the page; OTHERS has the kinds that have no line of their own


@dataclass(frozen=True, slots=True)
class LogPart:
    """The corrections of one month to one kind of record, the last one first; `month` is its first day."""

    month: date
    kind: str
    entries: tuple[Correction, ...]

    @property
    def pages(self) -> tuple[tuple[Correction, ...], ...]:
        """The entries of each page."""
        return tuple(self.entries[start : start + PER_PAGE] for start in range(0, len(self.entries), PER_PAGE))

    def address(self, number: int = 1) -> str:
        """Return the address of a page, from 1, from the top of the site."""
        further = f"-{number}" if number > 1 else ""
        return f"{FOLDER}{self.month:%Y-%m}-{self.kind}{further}/"


def corrections(catalogue: Catalogue) -> list[Correction]:
    """Return all corrections: the last day first, and by record within a day."""
    items = [item for log in catalogue.corrections.values() for item in log.corrections]
    return sorted(items, key=lambda item: (-item.on.toordinal(), item.record, item.field, item.what))


def log_parts(items: Sequence[Correction]) -> list[LogPart]:
    """Return the parts of a log that is sorted as `corrections` does: the last month first, then by kind."""
    parts = []
    for month, in_month in groupby(items, key=lambda item: item.on.replace(day=1)):
        by_kind: dict[str, list[Correction]] = {kind: [] for kind in KINDS}
        for item in in_month:
            by_kind[item.kind if item.kind in KINDS else OTHERS].append(item)
        parts += [LogPart(month, kind, tuple(found)) for kind, found in by_kind.items() if found]
    return parts


def addresses(catalogue: Catalogue) -> Iterator[tuple[Correction, str]]:
    """Yield each correction with the address of its row, from the top of the site."""
    for part in log_parts(corrections(catalogue)):
        for number, entries in enumerate(part.pages, start=1):
            for item in entries:
                yield item, f"{part.address(number)}#{item.anchor}"
