"""All records of each kind as one JSON file: what the data files say, with the identifier, and nothing computed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clearinghouse.pages.view import View
from clearinghouse.records import BUILDERS

SCHEMA_VERSION = "1.0.0"


def files(view: View) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/<kind>.json: an envelope with version, day, total and result."""
    by_kind: dict[str, list[dict]] = {kind: [] for kind in BUILDERS}
    for (kind, identifier), document in view.catalogue.documents.items():
        if (kind, identifier) not in view.catalogue.moved:
            by_kind[kind].append({"id": identifier, **document.data})
    for kind, result in by_kind.items():
        told = {
            "schema_version": SCHEMA_VERSION,
            "generated_at": view.as_of.isoformat(),
            "uri": view.addresses.page(f"api/v1/{kind}.json"),
            "total": len(result),
            "result": result,
        }
        yield f"api/v1/{kind}.json", (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
