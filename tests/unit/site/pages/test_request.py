"""The page of a request."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages.request import page as request_page
from support.paths import AS_OF
from support.words import count_words

MOST_WORDS = 900


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _help(body: str) -> str:
    return body[body.index("id=help") : body.index("id=size")]


def test_page_of_a_request_out_of_use_keeps_its_history(busy: SiteContext) -> None:
    """A retired request counts in no figure, and its page still shows what had happened."""
    body = request_page(busy, "uga-retired-request").body

    assert "no longer in use" in body
    assert "3 March 2025" in body
    assert "No step is recorded yet" not in body


def test_only_a_need_that_may_wait_is_offered_help(busy: SiteContext) -> None:
    """Nobody is proposed for a need that is met or out of use, and its page says how it stands."""
    met, retired = (request_page(busy, key).body for key in ("uga-met-request", "uga-retired-request"))

    assert all("id=help" not in body and "ch-answer" not in body for body in (met, retired))
    assert "t-open" in met
    assert "api/v1/plans/" not in met + retired


def test_the_true_sentence_stands_before_everything_else(site_context: SiteContext) -> None:
    """The page begins with what nobody is known to pay for; no heading of a part comes before it."""
    assert "ch-answer" in request_page(site_context, "ken-pcb-system").body
    for request in site_context.requests:
        body = request_page(site_context, request.id).body
        if "ch-answer" in body:
            assert body.index("ch-answer") < body.index("<h2")


def test_each_open_work_package_says_who_and_what_stays_open(site_context: SiteContext) -> None:
    """A package with nobody to pay says so, with what stays open; one that is done is not in the plan."""
    part = _plain(_help(request_page(site_context, "ken-pcb-system").body))
    done = next(item for item in site_context.catalogue.requests["ken-pcb-system"].packages if item.done)

    assert "Destruction" in part
    assert "Can pay" in part
    assert site_context.labels["work-packages"][done.package] not in re.findall(r"\d\. (\w+)", part)


def test_what_must_be_asked_stands_once_for_each_question(site_context: SiteContext) -> None:
    """Sources are grouped by what to ask, each group once in a page, with the numbers of the work packages."""
    found = 0
    for request in site_context.requests:
        body = request_page(site_context, request.id).body
        questions = re.findall(r"<li><b>(.*?)</b>", body)
        found += len(questions)
        assert len(questions) == len(set(questions))
    assert found


def test_a_gap_leads_to_the_gef(site_context: SiteContext) -> None:
    """The way to the GEF is on the page of each need with a plan, once."""
    assert "id=help" in request_page(site_context, "ken-pcb-system").body
    for request in site_context.requests:
        body = request_page(site_context, request.id).body
        if "id=help" in body:
            assert body.count("href=../../gef/") == 1


def test_a_need_without_work_packages_has_a_sentence_and_no_plan(overlaid: Callable) -> None:
    """An old record that does not say what its parts are is not given a plan that looks like one."""
    root = overlaid()
    path = root / "data" / "requests" / "ken-example-need.yml"
    text = re.sub(r"(?m)^packages:\n(?:[ -].*\n)*", "", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    context = build_context(load(root)[0], as_of=AS_OF, addresses=Addresses("", ""))
    body = request_page(context, "ken-example-need").body

    assert "do not know yet which work packages this need has" in body
    assert "id=help" not in body


def test_hostile_words_of_a_work_package_are_text(overlaid: Callable) -> None:
    """What a record says of its parts is shown as typed, and never read as HTML."""
    root = overlaid()
    path = root / "data" / "requests" / "ken-example-need.yml"
    text = path.read_text("utf-8").replace(
        "what: Destruction abroad", "what: Destruction abroad\n    note: <script>alert(1)</script> & more"
    )
    path.write_text(text, "utf-8")
    context = build_context(load(root)[0], as_of=AS_OF, addresses=Addresses("", ""))
    body = request_page(context, "ken-example-need").body

    assert "<script>" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in body


def test_pages_of_needs_are_short(site_context: SiteContext) -> None:
    """A page stays below 900 words, folded ones too."""
    words = {request.id: count_words(request_page(site_context, request.id).body) for request in site_context.requests}

    assert {key: count for key, count in words.items() if count > MOST_WORDS} == {}


def test_what_is_left_out_of_a_plan_is_a_click_away(overlaid: Callable) -> None:
    """Beyond five likely sources, the page leads to the answer for the topics and the package of the need."""
    root = overlaid()
    folder = root / "data" / "sources"
    text = (folder / "example-grants.yml").read_text("utf-8")
    for number in range(6):
        own = text.replace("name: Example Grants for Chemicals", f"name: Fund number {number}")
        own = own.replace("short_name: Example Grants", f"short_name: Fund {number}").replace("/grants", f"/{number}")
        (folder / f"fund-{number}.yml").write_text(own, "utf-8")
    context = build_context(load(root)[0], as_of=AS_OF, addresses=Addresses("", ""))
    body = request_page(context, "ken-example-need").body

    assert '<a href="../../plan/?country=KEN&amp;topic=pcb&amp;package=destruction">2 more</a>' in body
    assert len(re.findall(r"sources/(?:fund-\d|example-grants)/>", _help(body).split("</details>")[0])) == 5


def test_long_lists_of_what_to_ask_are_cut(site_context: SiteContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sources there are, a page names some of each question, and leads to the others."""
    need = next(item.id for item in site_context.requests if _most_asked(request_page(site_context, item.id).body) > 1)
    monkeypatch.setattr("clearinghouse.site.pages.plan_blocks.MOST_ASKED", 1)
    body = request_page(site_context, need).body

    assert _most_asked(body) == 1
    assert " more</a>" in body[body.index("id=ask") :]


def _most_asked(body: str) -> int:
    """Count the sources of the longest list of one role."""
    asked = re.search(r"<ul class=ch-plan__ask>.*?</ul>", body, re.S)
    parts = re.split(r"</li>|might \w+:|role unclear:", asked.group()) if asked else []
    return max((part.count("../../sources/") for part in parts), default=0)
