"""The acronyms by which organisations, sources and centres are known: their mailboxes are often named so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearinghouse.records import Record

_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


def acronyms(records: Iterable[Record]) -> frozenset[str]:
    """Return the acronyms in the names and short names of records, in small letters."""
    names = (
        name for record in records for name in (getattr(record, "name", ""), getattr(record, "short_name", None) or "")
    )
    return frozenset(acronym.lower() for name in names for acronym in _ACRONYM.findall(name))
