"""The envelope of the files under api/v1: version, day, own address, total, and the result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.site.context.context import SiteContext

SCHEMA_VERSION = "1.0.0"
# Made once, for there are many files; what a record holds was read from YAML without anchors, so nothing is circular.
as_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def envelope(context: SiteContext, uri: str, result: list[dict]) -> bytes:
    """Return `result` in its envelope as UTF-8 JSON on one line."""
    told = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": context.as_of.isoformat(),
        "uri": context.addresses.page(uri),
        "total": len(result),
        "result": result,
    }
    return f"{as_json(told)}\n".encode()
