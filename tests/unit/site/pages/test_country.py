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
from clearinghouse.domain.plans import Role, ask
from clearinghouse.domain.source_verdict import Verdict
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
    return body[body.index(f"id={first}") : body.index(f"id={last}")]


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
    golden(_CASE / "expected.txt", _text(_page(small, "KEN")))


def test_the_dossier_of_kenya(small: SiteContext, golden: Callable[[Path, str], None]) -> None:
    """The dossier has each paper once with who signs and who asks, then the conditions; its links lead three up."""
    body = _dossier(small, "KEN")

    assert "href=../../sources" not in body.replace("href=../../../sources", "")
    assert "href=../../../sources/" in body
    golden(_CASE / "expected-dossier.txt", _text(body))


def test_a_source_closed_for_good_is_likely_for_nobody(small: SiteContext) -> None:
    """What nobody can use any more is in no cell and asks for nothing; the page says that it is closed."""
    body = _page(small, "KEN")

    assert "Nobody can meet this" not in _dossier(small, "KEN")
    assert "Closed Fund" not in _between(body, "help", "not-for")
    assert "It is closed" in _between(body, "not-for", "gef")
    assert "Closed Fund" in _between(body, "not-for", "gef")


def test_a_work_package_without_a_payer_says_so(small: SiteContext) -> None:
    """Work packages that nobody is known to pay for are named once below the table, with a link to their plan."""
    body = _page(small, "KEN")
    unpaid = _between(body, "unpaid", "likely")

    assert '"package-remediation"' not in body
    assert '<a href="../../plan/?country=KEN&package=remediation">Remediation</a>' in unpaid
    assert '"package-destruction"' in body


def test_likely_sources_without_a_place_in_the_table_are_listed_with_what_to_ask(site_context: SiteContext) -> None:
    """Every source that likely serves a country is in a cell or in the list beside it, so none is lost."""
    for code in ("KEN", "UKR", "VNM"):
        body = _page(site_context, code)
        likely = {
            item.id
            for item in site_context.sources
            if site_context.facts.verdict(item.id, code).verdict is Verdict.LIKELY
        }
        shown = set(re.findall(r"=../../sources/([a-z0-9-]+)/>", _between(body, "help", "perhaps")))

        assert likely <= shown | _beyond_five(site_context, code)
        assert likely & shown


def _beyond_five(context: SiteContext, code: str) -> set[str]:
    """Return the sources of cells with more than five, of which the page says only how many more there are."""
    question = ask(context.catalogue.countries[code], packages=context.labels["work-packages"])
    found = set()
    for package in context.labels["work-packages"]:
        for role in Role:
            places = context.facts.plans.places(package, role, question)
            found |= {item.id for item in list(places.sources(places.likely))[5:]}
    return found


def _with_money_of(overlaid: Callable, code: str) -> SiteContext:
    """Compute the small catalogue with one source that has the money of a country."""
    root = overlaid(_CASE)
    path = root / "data" / "sources" / "papers-fund.yml"
    path.write_text(path.read_text("utf-8").replace("kind: un-fund", f"kind: un-fund\ndonors: [{code}]"), "utf-8")
    catalogue, problems = load(root)
    assert problems == []
    return build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))


def test_a_donor_sees_what_it_gives_and_whom_that_could_help(overlaid: Callable) -> None:
    """A country that gives is offered nothing; its page has its own sources and the needs that these could serve."""
    body = _page(_with_money_of(overlaid, "DEU"), "DEU")

    assert "Papers Fund" in _between(body, "gives", "serve")
    assert "Example of a documented need" in _between(body, "serve", "help")
    assert "ch-who" not in body
    assert "id=prepare" not in body


def test_a_donor_without_a_listed_source_is_asked_for_one(small: SiteContext) -> None:
    """A country that gives, and of which no source is listed, finds how to add one."""
    body = _page(small, "DEU")

    assert "We list no source of this country yet" in _between(body, "gives", "help")
    assert "id=serve" not in body


def test_a_country_that_gives_and_receives_sees_both(overlaid: Callable) -> None:
    """Its own money is no reason to be offered nothing."""
    body = _page(_with_money_of(overlaid, "KEN"), "KEN")

    assert "Papers Fund" in _between(body, "gives", "serve")
    assert "ch-who" in body


def test_counts_of_a_country_are_those_of_the_facts(site_context: SiteContext) -> None:
    """The counts on the page add up to all sources in use, and each list has as many as its heading says."""
    for code in ("KEN", "BRB", "DEU", "HTI"):
        body = _page(site_context, code)
        counts = site_context.facts.verdict_counts(code)
        shown = re.findall(r'<b class="n">(\d+)</b>', _between(body, "help", "not-for"))
        refused = re.findall(
            r"sources/([a-z0-9-]+)/",
            body[body.index("id=not-for") : body.index("id=deadlines" if "id=deadlines" in body else "id=more")],
        )

        assert [int(count) for count in shown] == [count for count in counts.values() if count]
        assert sum(counts.values()) == len(site_context.sources)
        assert len(refused) == len(set(refused)) == counts[Verdict.NOT_ELIGIBLE]


def test_links_of_the_table_lead_to_the_country_of_the_page(site_context: SiteContext) -> None:
    """Countries with the same answers share a table, and each has its own code in the links."""
    for code in ("KEN", "UGA", "SEN"):
        links = re.findall(r"plan/\?country=(.*?)&", _page(site_context, code))

        assert set(links) == {code}


def test_a_country_without_any_source_says_so(overlaid: Callable) -> None:
    """Without sources the page says that nothing is listed, instead of showing empty tables."""
    root = overlaid()
    for path in (root / "data" / "sources").iterdir():
        path.unlink()
    catalogue, _ = load(root)
    without_sources = build_context(catalogue, as_of=AS_OF, addresses=Addresses("", ""))
    text = _text(_page(without_sources, "KEN"))

    assert "We found no requirement of the sources likely to help this country" in text
    assert "No known payer:" in text
    assert "so there is no checklist" in _dossier(without_sources, "KEN")
    assert "We know of no future deadline" in text
    assert "0 sources likely to help Kenya" in text


def test_long_lists_are_cut_with_a_way_to_the_rest(small: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit a cell and a list say how many more there are, and lead to the whole."""
    monkeypatch.setattr("clearinghouse.site.pages.country_table.MOST_LIKELY", 1)
    monkeypatch.setattr("clearinghouse.site.pages.country_sources.MOST_IN_CHECKLIST", 2)
    body = _page(small, "KEN")

    assert '<a href="../../plan/?country=KEN&amp;package=destruction">1 more</a>' in body
    assert "2 of 4 likely sources" in _dossier(small, "KEN")


def test_no_country_page_weighs_more_than_eight_kibibytes(site_context: SiteContext) -> None:
    """Compressed, what we add to the shell of a country page is at most 8 KiB, which leaves two for the frame."""
    bodies = {task.uri: task.render(site_context, task.key).body.encode() for task in country.tasks(site_context)}
    weights = {code: len(gzip.compress(body)) for code, body in bodies.items()}

    assert {code: weight for code, weight in weights.items() if weight > 8 * 1024} == {}


def test_every_source_that_may_help_has_one_status(site_context: SiteContext) -> None:
    """The figures under the deadlines add up to the sources that may help, open ones with and without a round."""
    sources = country.CountrySources(site_context)
    assert site_context.catalogue.countries
    for item in site_context.catalogue.countries.values():
        summary = sources.summarise(item)
        figures = re.search(r"Of the sources that may help:([^.]*)\.", summary.deadlines)

        assert sum(map(int, re.findall(r"\d+", figures.group(1)))) == summary.counts[Verdict.LIKELY]
        assert f"open now {summary.open_now}," in figures.group(1)
