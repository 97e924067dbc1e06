"""The frame around every page: bar, foot, the way back, and the line of a section."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.site.templating.frame import Frame, NavigationPage, SiteSection, placed, section_of

_PAGES = [("All", "sources/", ""), ("Topics", "topics/", ""), ("Plan", "plan/", ""), ("Data", "data/", "<Files>")]
_SOURCES = SiteSection("Sources", tuple(NavigationPage(*page) for page in _PAGES))
_DATES = SiteSection("Deadlines & days", (NavigationPage("Deadlines", "deadlines/"),))


def test_the_bar_marks_the_section_of_a_page() -> None:
    """The section's own page is the current page, any other of it is within the current section; titles are escaped."""
    frame = Frame("A & B", "en", (_SOURCES, _DATES), has_search=True)

    assert "<a href=../sources/ aria-current=page>Sources</a>" in frame.header("../", "sources/")
    assert "<a href=../sources/ aria-current=true>Sources</a>" in frame.header("../", "topics/pcb/")
    assert "aria-current" not in frame.header("../", "404.html")
    assert "Deadlines &amp; days" in frame.header("../", "")
    assert "A &amp; B" in frame.header("../", "")


def test_a_frame_without_search_has_no_field_for_it() -> None:
    """Nothing leads to a page that is not there."""
    assert "role=search" not in Frame("S", "en").header("", "")
    assert "role=search" in Frame("S", "en", has_search=True).header("", "")


def test_the_foot_has_every_page_and_the_day() -> None:
    """All pages are in the foot, those of a group under its title; the day and the repository only if known."""
    foot = Frame("S", "en", (_SOURCES, _DATES), as_of=date(2026, 11, 28), repository="https://r.example").footer("/")

    assert [f"href=/{uri}" in foot for uri in ("sources/", "topics/", "plan/", "data/", "deadlines/")] == [True] * 5
    assert "<h2>&lt;Files&gt;</h2>" in foot
    assert "Updated 28 November 2026." in foot
    assert 'href="https://r.example' in foot
    assert "Updated" not in Frame("S", "en").footer("/")


def test_a_page_by_hand_gets_its_place() -> None:
    """Above it is the way back; below its title its group, if it has three pages, then the other groups."""
    page = placed("<h1>T</h1><p>x</p>", (_SOURCES, _DATES), uri="topics/", language="en")

    assert page.index("<a href=../sources/>Sources</a></nav>") < page.index("<h1>T</h1>") < page.index("class=line")
    assert page.endswith("<p>x</p>")
    assert "Plan</a><a href=../data/>&lt;Files&gt;</a></nav>" in page
    assert "<a href=../topics/ aria-current=page>Topics</a>" in page
    assert "class=line" not in placed("<h1>T</h1>", (_SOURCES,), uri="data/", language="en")


@pytest.mark.parametrize("uri", ["", "elsewhere/"])
def test_a_page_of_no_section_stays_as_it_is(uri: str) -> None:
    """The home page and pages that are not on the map get nothing."""
    assert section_of((_SOURCES,), uri) is None
    assert placed("<h1>T</h1>", (_SOURCES,), uri=uri, language="en") == "<h1>T</h1>"
