"""Minify the scripts of the site, so that a slow link fetches less; names stay, so that they can still be read."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

# What loads with every list, and the one large script. The library is exact for scripts in which no template literal
# has another one inside it, and no regular expression follows "=>": a test holds these to that.
SCRIPTS = ("explorer.js", "form.js")


def minify_scripts(site: Path) -> None:
    """Replace these scripts under `site`/assets by minified ones."""
    for name in SCRIPTS:
        path = site / "assets" / name
        path.write_text(f"{jsmin(path.read_text('utf-8'))}\n", "utf-8")
