"""The site of the live records, and that of all correct edits together: what holds for every site, holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import KNOWN, choices
from clearinghouse.site.publishing.search_engine import engine_command
from clearinghouse.site.publishing.search_index import write_index
from clearinghouse.site.templating import directives
from support.builds import build_or_fail, furnish
from support.edits import EDITS, Draft
from support.live_state import live_epoch, load_live, written
from support.paths import ROOT
from support.shared import make_once
from support.site_invariants import SITE_INVARIANTS

_WITH_PAGES = ("sources", "organisations", "centres", "countries", "requests")


@pytest.fixture(scope="session")
def edited_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the live records after every correct edit; next to it lies the folder of its data."""

    def make(out: Path) -> None:
        root = out / "root"
        shutil.copytree(ROOT / "schemas", root / "schemas")
        shutil.copytree(ROOT / "data", root / "data")
        for path, text in _edited():
            (root / path).write_text(text, "utf-8")
        build_or_fail(furnish(root), out / "site", CLEARINGHOUSE_NO_SEARCH="1", SOURCE_DATE_EPOCH=live_epoch())
        _index_some(out / "site", out / "indexed")

    return make_once(tmp_path_factory, "edited-site", make) / "site"


def _index_some(site: Path, pages: Path) -> None:
    """Index every tenth page of a site: a third of a build is its index, and the live site shows that of all pages."""
    for path in sorted(site.rglob("index.html"))[::10]:
        target = pages / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    write_index(pages, engine_command(SOURCE_LANGUAGE), out=site / "pagefind")


def _edited() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file that one of the edits adds or changes, all edits in one draft."""
    draft = Draft(load_live())
    for edit in EDITS.values():
        edit(draft)
    fixer = Fixer.for_catalogue(draft.state.catalogue)
    for key, data in draft.changes.items():
        document = written(fixer, key, data)
        yield document.path, document.text


@pytest.mark.parametrize("name", SITE_INVARIANTS)
def test_invariant_holds_on_the_live_site(live_site: Path, name: str) -> None:
    """The site of the records as they are contradicts no invariant."""
    assert list(SITE_INVARIANTS[name](live_site)) == []


@pytest.mark.parametrize("name", SITE_INVARIANTS)
def test_invariant_holds_after_all_edits(edited_site: Path, name: str) -> None:
    """The site of the records after all correct edits contradicts no invariant."""
    assert list(SITE_INVARIANTS[name](edited_site)) == []


def test_every_record_has_a_page(live_site: Path, live: Catalogue) -> None:
    """Every source, organisation, centre, country and request has a page at its address, also one that moved."""
    addresses = [f"{kind}/{key}" for kind in _WITH_PAGES for key in live.known[kind]]

    assert len(addresses) > len(_WITH_PAGES)
    assert [address for address in addresses if not (live_site / address / "index.html").is_file()] == []


def test_directives_of_the_pages_name_what_there_is(live_context: SiteContext) -> None:
    """Every directive of the hand-written pages can be expanded with the live records."""
    pages = {path: path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))}

    assert any(directives.find(text) for text in pages.values())
    problems_of = {
        path: directives.problems(text, KNOWN, choices(live_context.catalogue)) for path, text in pages.items()
    }
    assert {path: problems for path, problems in problems_of.items() if problems} == {}


def _has_page(address: str) -> bool:
    files = (ROOT / "content" / address / "index.md", ROOT / "content" / f"{address}.md")
    return any(file.exists() for file in files)


def test_every_page_with_search_words_exists(live: Catalogue) -> None:
    """The search leads to no hand-written page that is gone."""
    named = {page for words in live.search.values() for page in words.pages}

    assert [page for page in named if not _has_page(page)] == []
