"""The map of the site comes from the `nav` of a generator."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.site.publishing.navigation import read_sections, sections, sections_of_pages
from clearinghouse.site.templating.frame import NavigationPage, SiteSection

_NAV = [
    {"Home": "index.md"},
    {"Countries": "countries/index.md"},
    {"About": [{"This site": "about/index.md"}, {"Data": [{"Files": "data.md"}, {"Chat": "https://chat.example/"}]}]},
]
_SECTIONS = (
    SiteSection("Countries", (NavigationPage("Countries", "countries/"),)),
    SiteSection(
        "About",
        (
            NavigationPage("This site", "about/"),
            NavigationPage("Files", "data/", "Data"),
            NavigationPage("Chat", "https://chat.example/", "Data"),
        ),
    ),
)


def test_sections_are_the_entries_of_the_nav() -> None:
    """The home page is no section; a list is a section with its pages, and a list in it a group under its title."""
    assert sections(_NAV) == _SECTIONS


@pytest.mark.parametrize("nav", [None, [], "x", {"a": 1}, ["about.md"], [{"Empty": []}], [{"Number": 3}]])
def test_what_is_no_map_gives_no_sections(nav: object) -> None:
    """Whatever else the settings have there, no section comes of it, and no error."""
    assert sections(nav) == ()


def test_the_settings_are_read_with_the_tags_of_their_generator(tmp_path: Path) -> None:
    """A tag that only the generator knows is no obstacle; a file that is not there or no YAML gives no sections."""
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_url: !ENV [SITE_URL, '']\nnav:\n  - Countries: countries/index.md\n", "utf-8")

    assert read_sections(file) == _SECTIONS[:1]
    file.write_text("nav: [", "utf-8")
    assert read_sections(file) == read_sections(tmp_path / "none.yml") == ()


def test_a_site_without_a_map_has_its_top_pages_as_sections() -> None:
    """The pages at the top of the site come in the order of their titles; deeper ones and the home page do not."""
    pages = [("", "Home"), ("b/", "Beta"), ("a/", "Alpha"), ("a/c/", "Deep")]

    assert [section.title for section in sections_of_pages(pages)] == ["Alpha", "Beta"]
