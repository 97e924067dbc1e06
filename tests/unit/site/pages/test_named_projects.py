"""The pages of projects that documents name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from clearinghouse.domain.ledger import financed_projects
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import named_projects
from clearinghouse.site.pages.directives import requests


def _links(kind: str, html: str) -> list[str]:
    return re.findall(rf'<a rel="?{kind}"? href="?([^">]+)"?>', html)


def test_each_project_is_on_one_page(site_context: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list goes on, with a link to the page before and after; no project is lost or there twice."""
    monkeypatch.setattr(named_projects, "PER_PAGE", 1)
    pages = named_projects.pages(site_context)
    shown = [item for page in pages for _, items in page for item in items]
    paid, _ = financed_projects(site_context.requests)

    assert len(pages) > 1
    assert sorted(map(id, (item.project for item in shown))) == sorted(id(item.project) for item in paid)
    second = next(iter(named_projects.tasks(site_context)))
    assert second.uri == "ledger/projects/2/"
    assert _links("prev", second.render(site_context, second.key).body) == ["../../../ledger/projects/"]
    assert _links("next", requests.financed(site_context, "../../")) == ["../../ledger/projects/2/"]


def test_without_projects_there_is_one_page_that_says_so(site_context: SiteContext) -> None:
    """An empty list has no further pages."""
    nothing = replace(site_context, requests=())

    assert named_projects.pages(nothing) == [[]]
    assert list(named_projects.tasks(nothing)) == []
    assert "No document we read names one." in requests.financed(nothing, "../../")
