"""The file of a country: figures stay apart, and what was not found is not denied."""

from __future__ import annotations

import re

import pytest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import country, country_file


def _words(context: SiteContext, code: str) -> str:
    body = country_file.page(context, code).body
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_figures_are_shown_one_by_one_and_never_added_up(site_context: SiteContext) -> None:
    """A range stays a range, a figure without a year says so, and no total is anywhere."""
    words = _words(site_context, "VNM")

    assert "PCB oil in transformers Estimate of the ministry. 1,000 to 1,500 tonnes [2] 2015" in words
    assert "PCB oil destroyed 45 tonnes [2] not stated" in words
    assert "never added up" in words
    assert not {"1,045", "1,545"} & set(words.split())


def test_a_plan_says_what_was_read_of_it(site_context: SiteContext) -> None:
    """A finished plan has its day of sending; work on an update is not called a plan."""
    words = _words(site_context, "VNM")

    assert "First plan: document exists; sent August 2007 [2]" in words
    assert "Update: under way when read [2]" in words
    assert "62.5 per cent of the information due was sent to the Secretariat in the cycle to 2020" in words


def test_a_country_without_a_file_says_what_was_not_found(site_context: SiteContext) -> None:
    """It links the official lists all the same."""
    words = _words(site_context, "PER")

    assert "Not found a plan; national reports; inventory figures;" in words
    assert "What we did not find may still exist." in words
    assert "focal points of the GEF" in words


def test_old_links_to_its_parts_land_on_a_link_to_them(site_context: SiteContext) -> None:
    """The page of a country keeps the anchors of the folds that it had, each on a link to that part of the file."""
    for code, parts in (("VNM", ("file", "figures", "facilities", "lists", "evidence")), ("PER", ("file", "lists"))):
        body = next(task for task in country.tasks(site_context) if task.key == code).render(site_context, code).body
        file = country_file.page(site_context, code).body
        links = dict(re.findall(r"<span id=([a-z]+)><a href=file/#?([a-z]*)>", body))

        assert set(parts) <= set(links)
        assert all(f"<h2 id={anchor or 'plan'}>" in file for anchor in links.values())
    assert "figures" not in links


def test_the_pages_of_a_country_lead_to_each_other(site_context: SiteContext) -> None:
    """The line below the title names its pages and marks the one that is open; a donor has no checklist."""
    tasks = {task.uri: task for task in (*country.tasks(site_context), *country_file.tasks(site_context))}

    def links(uri: str) -> list[tuple[str, str]]:
        body = tasks[uri].render(site_context, tasks[uri].key).body
        return re.findall(r'<a href="?[./]*countries/([A-Za-z/]+)"?( aria-current=page)?>', body.split("</nav>")[1])

    for open_page in ("KEN/", "KEN/prepare/", "KEN/file/"):
        addresses = dict(links(f"countries/{open_page}"))
        assert list(addresses) == ["KEN/", "KEN/prepare/", "KEN/file/"]
        assert [uri for uri, is_open in addresses.items() if is_open] == [open_page]
    assert [uri for uri, _ in links("countries/DEU/file/")] == ["DEU/", "DEU/file/"]


def test_many_awards_are_all_in_the_file(site_context: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the country has the newest ones and leads to the file, which has all; few are not said twice."""
    assert "id=awards" not in country_file.page(site_context, "KEN").body

    monkeypatch.setattr(country, "MOST_AWARDS", 0)
    monkeypatch.setattr(country_file, "MOST_AWARDS", 0)
    body = next(task for task in country.tasks(site_context) if task.key == "KEN").render(site_context, "KEN").body

    assert '<a href="file/#awards">1 more</a>' in body
    assert "id=awards" in country_file.page(site_context, "KEN").body
