"""The country file on the page of a country: figures stay apart, and what was not found is not denied."""

from __future__ import annotations

import re

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import country


def _words(context: SiteContext, code: str) -> str:
    body = next(task for task in country.tasks(context) if task.key == code).render(context, code).body
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
    assert "62.5 per cent of the information due to the Secretariat was sent in the cycle to 2020" in words


def test_a_country_without_a_file_says_what_was_not_found(site_context: SiteContext) -> None:
    """It links the official lists all the same."""
    words = _words(site_context, "PER")

    assert "Not found a plan; national reports; inventory figures;" in words
    assert "It may exist all the same." in words
    assert "focal points of the GEF" in words
