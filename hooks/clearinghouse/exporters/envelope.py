"""The envelope of the files under api/v1: version, day, own address, total, and the result."""

from __future__ import annotations

import json

from clearinghouse.pages.view import View

SCHEMA_VERSION = "1.0.0"


def envelope(view: View, uri: str, result: list[dict]) -> bytes:
    """Return `result` in its envelope as UTF-8 JSON on one line."""
    told = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": view.as_of.isoformat(),
        "uri": view.addresses.page(uri),
        "total": len(result),
        "result": result,
    }
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
