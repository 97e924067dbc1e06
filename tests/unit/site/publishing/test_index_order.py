"""The order in which generated pages are indexed."""

from __future__ import annotations

from typing import Any, cast

from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.publishing.build import SiteBuild
from clearinghouse.site.templating.shell import Page


def _order(uris: str) -> list[str]:
    tasks = tuple(PageTask(uri, lambda *_: cast("Page", None), uri) for uri in uris)
    return SiteBuild(cast("Any", None), tasks, "").order


def test_pages_of_both_halves_take_turns() -> None:
    """Two processes begin with a half each, so the engine waits for neither; an odd page is the last."""
    assert _order("abcdefg") == ["a", "e", "b", "f", "c", "g", "d"]
    assert _order("a") == ["a"]
    assert _order("") == []
