"""A script as it is published: without comments and indentation, which nobody needs to load over a slow link."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

# Only what loads with every list. The tool changes white space inside texts over several lines, which others have.
_SCRIPTS = ("explorer.js",)


def scripts(site: Path) -> None:
    """Write these scripts under `site`/assets anew, smaller; names and words stay, so that they can still be read."""
    for name in _SCRIPTS:
        path = site / "assets" / name
        path.write_text(f"{jsmin(path.read_text('utf-8'))}\n", "utf-8")
