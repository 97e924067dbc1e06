"""The script of the forms: its modules in one file, so that a slow link fetches once. It is minified with the others.

Top-level names must be unique among the modules; the browser refuses the whole file otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.registry import exporter

SCRIPTS = Path(__file__).parent.parent / "form_scripts"
# Each needs only those before it.
MODULES = (
    "validate",
    "numbers",
    "yaml",
    "places",
    "fields",
    "identifiers",
    "conditions",
    "draft",
    "problems",
    "record-picker",
    "send",
    "draft-offer",
    "form",
)
_IMPORT = re.compile(r"^import .*;\n", re.M)


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - every exporter has the same argument
    """Yield assets/form.js."""
    yield "assets/form.js", joined(SCRIPTS / f"{name}.js" for name in MODULES)


def joined(modules: Iterable[Path]) -> bytes:
    """Return modules as one script, without their imports; each needs only those before it."""
    return "".join(_IMPORT.sub("", path.read_text("utf-8")) for path in modules).encode()
