"""The script of the forms: its modules in one file, without remarks, so that a slow link fetches little and once.

Top-level names must be unique among the modules; the browser refuses the whole file otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from clearinghouse.site.context.context import SiteContext

SCRIPTS = Path(__file__).parent.parent / "form_scripts"
MODULES = ("check", "yaml", "fields", "choose", "problems", "form")  # each needs only those before it
_IMPORT = re.compile(r"^import .*;\n", re.M)
_REMARK = re.compile(r"^ *(?://[^\n]*|/\*.*?\*/)\n", re.M | re.S)
_INDENT = re.compile(r"^ +", re.M)


def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - every exporter has the same argument
    """Yield assets/form.js."""
    yield "assets/form.js", "".join(_plain(name) for name in MODULES).encode()


def _plain(name: str) -> str:
    text = _IMPORT.sub("", (SCRIPTS / f"{name}.js").read_text("utf-8"))
    return re.sub(r"\n+", "\n", _INDENT.sub("", _REMARK.sub("", text)))
