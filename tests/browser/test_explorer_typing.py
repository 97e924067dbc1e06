"""Writing into the fields of the explorers as people do: by key, with an input method, in the middle of a text."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect
from support.browser_page import arrive, fresh_page, opened
from support.explorer_page import GO, ready

pytestmark = pytest.mark.browser

WORDS = "#ch-explorer [name=q]"


def _compose(session: CDPSession, *states: str) -> None:
    """Show the states of an unfinished word, as input methods and the keyboards of phones do."""
    for text in states:
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def _commit(session: CDPSession, text: str) -> None:
    session.send("Input.insertText", {"text": text})


def _by_key(page: Page, _session: CDPSession) -> str:
    page.keyboard.type("small grants ", delay=20)
    return "small grants "


def _spaces_first(page: Page, _session: CDPSession) -> str:
    page.keyboard.type("  two  spaces", delay=20)
    return "  two  spaces"


def _with_a_dead_key(page: Page, session: CDPSession) -> str:
    page.keyboard.type("for")
    _compose(session, "^")
    _commit(session, "ê")
    page.keyboard.type("t")
    return "forêt"


def _with_an_input_method(_page: Page, session: CDPSession) -> str:
    _compose(session, "z", "zh", "zho", "zhong")
    _commit(session, "中")
    _compose(session, "g", "guo")
    _commit(session, "国")
    return "中国"


def _with_jamo(_page: Page, session: CDPSession) -> str:
    _compose(session, "ㅎ", "하", "한")
    _commit(session, "한")
    _compose(session, "ㄱ", "그", "글")
    _commit(session, "글")
    return "한글"


def _as_a_phone(_page: Page, session: CDPSession) -> str:
    _compose(session, "s", "sm", "sma", "smal", "small")
    _commit(session, "small ")
    _compose(session, "g", "gr", "grnts", "grants")
    _commit(session, "grants")
    return "small grants"


def _in_the_middle(page: Page, _session: CDPSession) -> str:
    page.keyboard.type("smll")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("abc", delay=20)
    return "smabcll"


def _composed_in_the_middle(page: Page, session: CDPSession) -> str:
    page.keyboard.type("old stores")
    for _ in range(len(" stores")):
        page.keyboard.press("ArrowLeft")
    _compose(session, "e", "es")
    _commit(session, "est")
    return "oldest stores"


def _over_a_selection(page: Page, _session: CDPSession) -> str:
    page.keyboard.type("pcb and ddt")
    page.keyboard.press("Shift+Home")
    page.keyboard.type("waste", delay=20)
    page.keyboard.press("Backspace")
    return "wast"


def _pasted(page: Page, session: CDPSession) -> str:
    _commit(session, "obsolete pesticides ")  # as a paste: one change, no key
    page.keyboard.type("x")
    return "obsolete pesticides x"


WAYS = (  # each writes something, and returns what the box must hold
    _by_key,
    _spaces_first,
    _with_a_dead_key,
    _with_an_input_method,
    _with_jamo,
    _as_a_phone,
    _in_the_middle,
    _composed_in_the_middle,
    _over_a_selection,
    _pasted,
)


@pytest.mark.parametrize(("folder", "ways"), [("sources", WAYS), ("requests", WAYS[:2])], ids=["sources", "requests"])
def test_the_box_holds_what_was_typed(browser: Browser, address: str, folder: str, ways: tuple) -> None:
    """Whatever the way of writing, the box holds what was typed, the address holds its words, and no step is added."""
    with opened(browser, f"{address}{folder}/") as (page, complaints, _):
        session = page.context.new_cdp_session(ready(page))
        for write in ways:
            page.evaluate(GO, f"{address}{folder}/")
            expect(page.locator(WORDS)).to_have_value("")
            steps = page.evaluate("history.length")
            page.click(WORDS)
            expected = write(page, session)

            expect(page.locator(WORDS), write.__name__).to_have_value(expected)
            expect(page.locator("#ch-pills"), write.__name__).to_contain_text(expected.strip())
            assert parse_qs(urlsplit(page.url).query)["q"] == [expected.strip()], write.__name__
            assert page.evaluate("history.length") == steps, write.__name__
        assert complaints == []


def test_words_written_before_the_script_came_are_kept(browser: Browser, address: str) -> None:
    """On a slow link somebody writes before the script is there: the words stay, and the list follows them."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    with fresh_page(browser) as page:
        page.route("**/assets/explorer.js", wait)
        page.goto(f"{address}sources/", wait_until="commit")
        page.locator(WORDS).press_sequentially("small gra")
        page.wait_for_function("document.readyState !== 'loading'")
        waiting[0].continue_()
        expect(page.locator("#ch-pills")).to_contain_text("small gra")
        page.keyboard.type("nts")

        expect(page.locator(WORDS)).to_have_value("small grants")
        arrive(page, "?q=small%20grants")


def test_many_letters_are_in_the_address_though_the_browser_refuses_some(browser: Browser, address: str) -> None:
    """A browser that refuses a change of the address, as Safari does after a hundred, gets it again a little later."""
    with opened(browser, f"{address}sources/") as (page, complaints, _):
        ready(page)
        page.evaluate(
            "() => { const real = history.replaceState.bind(history); let left = 2;"
            " history.replaceState = (...all) => { if (left-- > 0) throw new DOMException('', 'SecurityError');"
            " real(...all) } }"
        )
        page.locator(WORDS).press_sequentially("pc")
        assert "q=" not in page.url
        expect(page.locator("#ch-pills")).to_contain_text("pc")
        page.wait_for_url("**/sources/?q=pc")
        assert complaints == []


def _open_amount(page: Page) -> None:
    """Open the fields of the amount, which are among the further filters."""
    page.locator("summary", has_text="More filters").click()
    page.locator("summary", has_text="Amount").click()


@pytest.mark.parametrize("name", ["min", "max"])
def test_an_amount_makes_no_step_of_its_own(browser: Browser, address: str, name: str) -> None:
    """One step back leaves an amount, whatever its digits; a choice after it is a step of its own."""
    with opened(browser, f"{address}about/") as (page, _, _):
        page.goto(f"{address}sources/")
        ready(page)
        _open_amount(page)
        page.click(f"[name={name}]")
        page.keyboard.type("250000", delay=20)
        arrive(page, f"?{name}=250000")
        page.select_option("[name=currency]", "USD")
        arrive(page, f"?currency=USD&{name}=250000")
        page.go_back()
        expect(page.locator("[name=currency]")).to_have_value("")
        expect(page.locator(f"[name={name}]")).to_have_value("250000")
        page.go_back()
        arrive(page, "/about/")


def test_an_amount_may_have_its_groups_marked(browser: Browser, address: str) -> None:
    """An amount with its thousands marked in any way is the same amount, and the pill says which one."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        ready(page)
        _open_amount(page)
        page.locator("[name=min]").press_sequentially("250000")
        plain = page.text_content("#ch-count")
        for typed in ("250,000", "250.000", "250 000", "250\u202f000", "250'000"):
            page.locator("[name=min]").fill(typed)

            assert page.text_content("#ch-count") == plain, typed
            expect(page.locator("#ch-pills")).to_contain_text("From: 250,000")
        assert "without such an amount are not shown" in plain


def test_what_is_no_amount_is_reported_and_filters_nothing(browser: Browser, address: str) -> None:
    """What cannot be read as one amount stays in the field, is reported, and leaves the list as it is."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        everything = ready(page).text_content("#ch-count")
        _open_amount(page)
        for typed in ("5e4", "250.5", "-5", "USD 50", "1,00", "0x10", "²"):
            page.locator("[name=max]").fill(typed)

            expect(page.locator("#ch-ignored")).to_have_text(f"Not understood, ignored: max={typed}")
            expect(page.locator("[name=max]")).to_have_value(typed)
            assert page.text_content("#ch-count") == everything


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("min=250000", "without such an amount are not shown"),
        ("currency=EUR&max=5", "without such an amount in EUR are not shown"),
    ],
)
def test_what_states_no_amount_is_reported_in_a_whole_sentence(
    browser: Browser, address: str, query: str, sentence: str
) -> None:
    """The count of what states no amount names the currency only when one is chosen."""
    with opened(browser, f"{address}sources/?{query}") as (page, _, _):
        assert sentence in ready(page).text_content("#ch-count")


TRACKING = (
    "utm_source utm_medium fbclid gclid gbraid wbraid dclid msclkid mc_cid mc_eid yclid igshid ttclid twclid _ga _gl "
    "mtm_campaign pk_source srsltid gclsrc _hsenc li_fat_id gad_source gad_campaignid _hsmi hsCtaTracking trk trkEmail "
    "elqTrackId sfmc_id _kx _openstat _branch_match_id rdt_cid ScCid s_cid mibextid epik UTM_Source matomo_kwd"
)


def test_what_others_append_to_links_is_passed_over(browser: Browser, address: str) -> None:
    """Parameters with which other sites count visits are not reported; the rest of the address counts."""
    appended = "".join(f"&{key}=a%2Cb" for key in TRACKING.split())
    with opened(browser, f"{address}sources/?topic=pcb{appended}") as (page, _, _):
        assert ready(page).text_content("#ch-ignored") == ""
        assert "PCB" in page.text_content("#ch-pills")
