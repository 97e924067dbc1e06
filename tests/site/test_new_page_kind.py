"""What it takes to add a kind of page: a module, a template, and a row of the table (docs/architecture.md)."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from support.builds import SITE_URL, build
from support.paths import ROOT
from support.site_files import read

_SITE = Path("hooks/clearinghouse/site")
_MODULE = '''"""The page of a substance."""

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each chemical."""
    for identifier in context.catalogue.chemicals:
        yield PageTask(f"substances/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one chemical."""
    chemical = context.catalogue.chemicals[identifier]
    body = template("substance", context.language)(chemical=chemical)
    return Page(f"substances/{identifier}/", chemical.name, f"What is known of {chemical.name}.", body)
'''
_TEMPLATE = """<div data-pagefind-body data-pagefind-meta="kind:Substance" data-pagefind-filter="kind:substance">
<h1>{{ chemical.name }}</h1>
</div>
"""
_ROW = '    PageKind("substances", substance.tasks, SearchKind("substance", N_("Substances"), 0.1, {"topic": 0.5})),\n'
_TABLE = "PAGE_KINDS: tuple[PageKind, ...] = (\n"
_IMPORT = "    source,\n"


@pytest.fixture
def with_substances(house: Path) -> Path:
    """Give a small site with a kind of page that it did not have."""
    (house / _SITE / "pages" / "substance.py").write_text(_MODULE, "utf-8")
    (house / _SITE / "templates" / "substance.html.jinja").write_text(_TEMPLATE, "utf-8")
    registry = house / _SITE / "pages" / "registry.py"
    text = registry.read_text("utf-8")
    assert text.count(_TABLE) == text.count(_IMPORT) == 1
    registry.write_text(text.replace(_TABLE, _TABLE + _ROW).replace(_IMPORT, f"{_IMPORT}    substance,\n"), "utf-8")
    return house


def test_a_new_kind_of_page_needs_two_files_and_a_row(with_substances: Path, tmp_path: Path) -> None:
    """The new pages are published, listed in the sitemap, and known to the search with their weights."""
    out = tmp_path / "site"
    done = build(with_substances, out)
    assert done.returncode == 0, done.stdout + done.stderr

    search = read(out, "search/")
    weights = json.loads(unescape(re.search(r'data-kinds="([^"]*)"', search).group(1)))
    assert "<h1>DDT</h1>" in read(out, "substances/ddt/")
    assert f"<loc>{SITE_URL}substances/ddt/</loc>" in (out / "sitemap.xml").read_text("utf-8")
    assert "name=kind value=substance " in search
    assert weights["substance"] == {"prior": 0.1, "meaning": "", "topic": 0.5}


def test_every_kind_in_the_filter_of_the_search_is_the_kind_of_some_template(site: Path) -> None:
    """No row of the table names a kind that no page has, and no template a kind that the search does not know."""
    templates = [path.read_text("utf-8") for path in (ROOT / _SITE / "templates").glob("*.jinja")]
    pages = [read(site, uri) for uri in ("topics/pcb/", "assistance/grant/", "about/")]
    emitted = set(re.findall(r'data-(?:pagefind-filter|pf)="?kind:([a-z-]+)', "\n".join((*templates, *pages))))

    assert emitted == set(re.findall(r"name=kind value=([a-z-]+)", read(site, "search/")))
