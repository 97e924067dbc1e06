"""The list of awards in pages: the newest on the first, each award once, and links to an award lead to its page."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.domain.awards import AwardIndex
from clearinghouse.records import Award
from clearinghouse.site.context.award_pages import FIRST, PER_PAGE, page_address, page_of, pages
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives import requests
from clearinghouse.site.pages.ledger import tasks


def _award(number: int) -> Award:
    data = {"title": f"Award <{number:03}>", "payer": "A fund", "countries": [], "year": 2000, "gef": "none-seen"}
    evidence = {"title": "A page", "read": "memory", "supports": ["title"]}
    return Award.from_data({**data, "evidence": [evidence], "confidence": "low"}, id=f"award-{number:03}")


def _with(context: SiteContext, count: int) -> SiteContext:
    topics = context.facts.awards._topics
    awards = AwardIndex([_award(number) for number in range(count)], topics)
    return replace(context, facts=replace(context.facts, awards=awards))


def test_every_award_has_a_row_where_its_link_leads(site_context: SiteContext) -> None:
    """The first page has its rows by the directive, the further ones are pages; together they have all."""
    count = FIRST + PER_PAGE + 1
    context = _with(site_context, count)
    bodies = {task.uri: task.render(context, task.key).body for task in tasks(context)}
    bodies["ledger/"] = requests.ledger(context, "../")

    assert list(bodies) == ["ledger/page/2/", "ledger/page/3/", "ledger/"]
    for award in context.facts.awards.all:
        uri, anchor = context.award_address(award.id).split("#")
        assert f"<li id={anchor}>" in bodies[uri]
    assert sum(body.count("<li id=") for body in bodies.values()) == count
    assert "<000>" not in "".join(bodies.values())


def test_a_short_list_has_one_page_and_no_links_to_others(site_context: SiteContext) -> None:
    """As many as the first page holds need no second one; an empty list has an empty first page."""
    assert list(tasks(_with(site_context, FIRST))) == []
    assert "Pages of this list" not in requests.ledger(_with(site_context, FIRST), "../")
    assert list(tasks(_with(site_context, 0))) == []
    assert pages(()) == [()]


def test_places_and_pages_agree() -> None:
    """Where the place of an award leads is the page that has it."""
    shown = pages(range(FIRST + 2 * PER_PAGE + 3))

    assert [page_of(place) for place in (0, FIRST - 1, FIRST, FIRST + PER_PAGE)] == [1, 1, 2, 3]
    assert all(place in shown[page_of(place) - 1] for part in shown for place in part)
    assert [page_address(1), page_address(3)] == ["ledger/", "ledger/page/3/"]
