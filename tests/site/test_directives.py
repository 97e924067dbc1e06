"""The directives of the hand-written pages."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import EXPANDERS, KNOWN, choices
from clearinghouse.site.templating import directives
from support.paths import ROOT


def test_every_directive_in_the_pages_is_known_and_every_expander_can_be_called(live_context: SiteContext) -> None:
    """All directives of the real pages expand to something, and none is left."""
    used = set()
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = path.read_text("utf-8")
        assert directives.problems(text, KNOWN, choices(live_context.catalogue)) == []
        used |= {item.name for item in directives.find(text)}
        assert "<!-- clearinghouse:" not in directives.expand(text, live_context, root="../", expanders=EXPANDERS)
    assert used == set(EXPANDERS)
