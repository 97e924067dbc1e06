"""Scripts as they are published: without comments and indentation, which nobody needs to load over a slow link."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin


def scripts(site: Path) -> None:
    """Write each script under `site`/assets anew, smaller; names and words stay, so that it can still be read."""
    for path in sorted((site / "assets").rglob("*.js")):
        path.write_text(f"{jsmin(path.read_text('utf-8'))}\n", "utf-8")
