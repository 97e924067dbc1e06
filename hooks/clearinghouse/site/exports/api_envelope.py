"""The envelope of the files under api/v1: version, day, own address, what else a file states, and the result."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext

SCHEMA_VERSION = "3.0.0"
# Created once, for there are many files. Records come from YAML without anchors, so nothing is circular.
as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def envelope(context: SiteContext, uri: str, result: str, **members: object) -> bytes:
    """Return `result`, which is JSON already, in its envelope as UTF-8; `members` come before it, in their order."""
    head = as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "generated_at": context.as_of.isoformat(),
            "uri": context.addresses.page(uri),
            **members,
        }
    )
    return f'{head[:-1]},"result":{result}}}\n'.encode()


def list_envelope(context: SiteContext, uri: str, rows: Sequence[Mapping[str, object]], **members: object) -> bytes:
    """Return rows and their number in an envelope, all on one line; `members` come before the rows."""
    return envelope(context, uri, as_json(rows), total=len(rows), **members)


def as_rows(rows: Sequence[str]) -> str:
    """Join rows that are JSON already to a list, one row on a line."""
    return "[" + ",\n".join(rows) + "]"
