"""The script of the page of plans: its modules in one file, so that a slow link fetches once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import form_bundle
from clearinghouse.site.exports.registry import exporter

SCRIPTS = Path(__file__).parent.parent / "plan_scripts"
# Each needs only those before it. Numbers are read as in the forms.
_OF_FORMS = ("numbers",)
_EXPORT = re.compile(rb"^export (?=const|function)", re.M)  # nobody imports the whole
MODULES = ("criteria", "plan", "words", "view", "page")


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - every exporter has the same argument
    """Yield assets/plan.js."""
    shared = (form_bundle.SCRIPTS / f"{name}.js" for name in _OF_FORMS)
    own = (SCRIPTS / f"{name}.js" for name in MODULES)
    yield "assets/plan.js", _EXPORT.sub(b"", form_bundle.joined((*shared, *own)))
