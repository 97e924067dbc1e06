"""The scripts of the forms: the modules of each in one file, so that a slow link fetches once. They are minified too.

The rules have a file of their own, which is fetched while somebody fills in the form.

Top-level names must be unique among the modules; the browser refuses the whole file otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.registry import exporter

SCRIPTS = Path(__file__).parent.parent / "form_scripts"
# The modules of each file. Each needs only those before it.
RULES = ("record-rules", "plan-rules", "text-rules")
MODULES = (
    "later",
    "validate",
    "numbers",
    "dates",
    "yaml",
    "places",
    "fields",
    "identifiers",
    "conditions",
    "draft",
    "problems",
    "jump",
    "record-picker",
    "send",
    "letter",
    "draft-offer",
    "form",
)
_IMPORT = re.compile(r"^import .*;\n", re.M)


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - every exporter has the same argument
    """Yield assets/form.js and assets/form-rules.js."""
    for name, modules in (("form", MODULES), ("form-rules", RULES)):
        yield f"assets/{name}.js", joined(SCRIPTS / f"{module}.js" for module in modules)


def joined(modules: Iterable[Path]) -> bytes:
    """Return modules as one script, without their imports; each needs only those before it."""
    return "".join(_IMPORT.sub("", path.read_text("utf-8")) for path in modules).encode()
