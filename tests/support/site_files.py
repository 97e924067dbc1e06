"""Reading pages of a built site."""

from __future__ import annotations

from pathlib import Path


def read(site: Path, uri: str) -> str:
    """Return the HTML of an address."""
    return (site / uri / "index.html").read_text("utf-8")
