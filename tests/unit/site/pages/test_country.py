"""The page of a country, made from a small catalogue, and its weight with the real one."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages import country
from support.paths import AS_OF, CASES

_CASE = CASES / "pages" / "country"
_BREAKS = frozenset({"h1", "h2", "h3", "p", "li", "tr", "dt", "br", "caption", "summary", "span"})


class _Text(HTMLParser):
    """The words of a page, a line for each block; cells are parted by a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Begin a line or a cell."""
        if tag in ("h2", "h3"):
            self.lines.append("")
        if tag in _BREAKS and not (tag == "span" and ("class", "ch-unknown") in attrs):
            self.lines.append("")
        if tag in ("td", "dd"):
            self.lines[-1] += " | "

    def handle_data(self, data: str) -> None:
        """Add words to the line."""
        self.lines[-1] += data


def _text(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    lines = [" ".join(line.split()) for line in reader.lines]
    return "\n".join(line for number, line in enumerate(lines) if line or lines[number - 1 : number] != [""]) + "\n"


def _page(without_sources: SiteContext, code: str) -> str:
    return next(task for task in country.tasks(without_sources) if task.key == code).render(without_sources, code).body


def _dossier(without_sources: SiteContext, code: str) -> str:
    return (
        next(task for task in country.tasks(without_sources) if task.uri == f"countries/{code}/prepare/")
        .render(without_sources, code)
        .body
    )


def _between(body: str, first: str, last: str) -> str:
    return body[body.index(f'id="{first}"') : body.index(f'id="{last}"')]


@pytest.fixture
def small(overlaid: Callable) -> SiteContext:
    """Compute the view of the small catalogue with five more sources."""
    catalogue, problems = load(overlaid(_CASE))
    assert [problem for problem in problems if problem.severity == "error"] == []
    return build_context(
        catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", "https://github.com/o/r/")
    )


def test_the_facts_of_the_page_of_kenya(small: SiteContext, golden: Callable[[Path, str], None]) -> None:
    """Eligibility, whom to ask, sources by verdict with what decides, days to come, the dossier, needs, in words."""
    golden(_CASE / "expected.txt", _text(_page(small, "KEN").split('<h2 id="evidence"')[0]))


def test_the_dossier_of_kenya(small: SiteContext, golden: Callable[[Path, str], None]) -> None:
    """The dossier has each paper once with who signs and who asks, then the conditions; its links lead three up."""
    body = _dossier(small, "KEN")

    assert 'href="../../sources' not in body.replace('href="../../../sources', "")
    assert 'href="../../../sources/' in body
    golden(_CASE / "expected-dossier.txt", _text(body))


def test_sources_closed_for_good_are_not_in_the_dossier_but_in_the_list(small: SiteContext) -> None:
    """What nobody can use any more asks for nothing; its verdict stays visible, and its state is said."""
    body = _page(small, "KEN")

    assert "Nobody can meet this" not in _dossier(small, "KEN")
    assert "Closed Fund" in _between(body, "likely-eligible", "needs-more-information")
    assert "Closed Fund" not in _between(body, "topics", "sources")


def test_a_donor_country_lists_what_does_not_serve_it(small: SiteContext) -> None:
    """Sources that do not serve the country are folded, with the reason; none disappears."""
    body = _page(small, "DEU")
    folded = body[body.index("<details>") : body.index("</details>")]

    assert "Papers Fund" in folded
    assert "it is for ODA recipients, and this country is not one" in folded
    assert all(source.name in body or (source.short_name or "-") in body for source in small.sources)


def test_each_country_shows_every_source_once(site_context: SiteContext) -> None:
    """The three groups of a country add up to all sources in use, and no source is in two."""
    for code in ("KEN", "BRB", "DEU", "HTI"):
        groups = _between(_page(site_context, code), "sources", "deadlines")
        shown = re.findall(r'"../../sources/([a-z0-9-]+)/"', groups)

        assert sum(map(int, re.findall(r"\((\d+)\)</h3>", groups))) == len(site_context.sources)
        assert len(shown) == len(set(shown)) > 0


def test_a_country_without_any_source_says_so(overlaid: Callable) -> None:
    """Without sources the page says that nothing is listed, instead of showing empty tables."""
    root = overlaid()
    for path in (root / "data" / "sources").iterdir():
        path.unlink()
    catalogue, _ = load(root)
    without_sources = build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))
    text = _text(_page(without_sources, "KEN"))

    assert "No source that likely serves this country states a paper or a condition" in text
    assert "so there is nothing to join here." in _dossier(without_sources, "KEN")
    assert "No day to come is stated" in text
    assert "Likely eligible (0)" in text


def test_long_lists_are_cut_with_a_way_to_the_rest(small: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit a group and a topic say how many more there are, and lead to the list filtered by the country."""
    monkeypatch.setattr("clearinghouse.site.pages.country_sources.MOST_LIKELY", 2)
    monkeypatch.setattr("clearinghouse.site.pages.country_sources.MOST_BY_TOPIC", 1)
    monkeypatch.setattr("clearinghouse.site.pages.country_sources.MOST_IN_CHECKLIST", 2)
    body = _page(small, "KEN")

    assert 'and 3 more: <a href="../../sources/?country=KEN">' in body
    assert '<a href="../../sources/?country=KEN&amp;topic=pcb">2 more</a>' in body
    assert "2 of 4 sources" in _dossier(small, "KEN")


def test_no_country_page_weighs_more_than_ten_kibibytes(site_context: SiteContext) -> None:
    """Compressed, what we add to the shell of a country page is at most 10 KiB, for every country."""
    bodies = {task.uri: task.render(site_context, task.key).body.encode() for task in country.tasks(site_context)}
    weights = {code: len(gzip.compress(body)) for code, body in bodies.items()}

    assert {code: weight for code, weight in weights.items() if weight > 10 * 1024} == {}
