"""Minify the scripts of the site, so that a slow link fetches less; names stay, so that they can still be read."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

_FOLDER = "assets"


def minify_scripts(site: Path) -> None:
    """Replace every script under `site`/assets by a minified one."""
    for path in sorted((site / _FOLDER).rglob("*.js")):
        path.write_bytes(minified(path.read_bytes()))


def minified(script: bytes) -> bytes:
    """Return a script minified.

    The library is exact for scripts in which no template literal has another one inside it, and no regular expression
    follows "=>". A test compares the tokens of every script before and after.
    """
    return f"{jsmin(script.decode())}\n".encode()


def is_minified(path: str) -> bool:
    """Return whether the file at a path from the top of the site is one of the scripts that are minified."""
    return path.startswith(f"{_FOLDER}/") and path.endswith(".js")
