"""The directives of the hand-written pages."""

from __future__ import annotations

from pathlib import Path

from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.templating import directives
from support.paths import ROOT


def test_every_expander_is_used_and_no_directive_is_left(site: Path) -> None:
    """The pages use every expander that there is, and a built page has no directive any more."""
    pages = sorted((ROOT / "content").rglob("*.md"))
    used = {item.name for path in pages for item in directives.find(path.read_text("utf-8"))}

    assert used == set(EXPANDERS)
    assert [path for path in site.rglob("*.html") if "<!-- clearinghouse:" in path.read_text("utf-8")] == []
