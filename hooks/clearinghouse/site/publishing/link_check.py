"""The results of the last link check, where its file is next to the records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from clearinghouse.catalogue.external_links import LinkResult, from_json

FILE = "links.json"  # what `make external-links` writes


def last_link_check(root: Path) -> Mapping[str, LinkResult] | None:
    """Return the result for each address; None where there is no complete file of results."""
    try:
        return from_json(json.loads((root / FILE).read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
