"""The forms as people use them, in Chromium: a first visit, a correction, bad and hostile input, no JavaScript."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from building import REPOSITORY
from clearinghouse.yamlio import parse
from places import ROOT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser

HOSTILE = (
    "\"'> {{ 7*7 }} {% raw %} # x: - [a](javascript:alert(1)) no &amp; \\n é العربية 中文 <img src=x onerror=alert(1)>"
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a fresh browser, as of somebody who was never here."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Give a page that must not complain, ask other hosts, or open a dialog that no test expects."""
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    assert complaints == []


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str, str], subprocess.CompletedProcess]:
    """Give a function that puts a file into a copy of the repository and runs the checker there."""
    root = tmp_path / "copy"
    for name in ("data", "schemas", "hooks", "content"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))

    def check(path: str, text: str) -> subprocess.CompletedProcess:
        (root / path).write_text(text, "utf-8")
        return subprocess.run([sys.executable, "hooks", "check"], cwd=root, capture_output=True, text=True, check=False)

    return check


def _open(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("#ch-form-send")).to_be_visible()
    expect(page.locator("input[data-records]")).to_have_count(0)


def _text(page: Page) -> str:
    page.wait_for_timeout(200)  # the text follows what is typed after a moment
    return page.text_content("#ch-form-yaml")


def _data(page: Page) -> dict:
    document, problems = parse(_text(page).encode(), "record.yml")
    assert problems == []
    return document.data


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def _answers(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def _fill_in_a_source(page: Page) -> None:
    _box(page, "Name").fill("Fund for Clean Stores: yes")
    _answers(page, "Organisation").select_option("United Nations Environment Programme")
    _answers(page, "Family").select_option("Intergovernmental bodies and banks")
    _answers(page, "Kind").select_option("United Nations fund")
    _box(page, "Summary").fill("Pays for the emptying of old stores.\n\nIt also trains their keepers.")
    page.get_by_role("checkbox", name="Grant", exact=True).check()
    page.get_by_role("checkbox", name="Disposal of stocks and wastes", exact=True).check()
    _answers(page, "Relevance").select_option("Direct")
    _answers(page, "Link with the GEF").select_option("None known")
    _answers(page, "Basis").select_option("Any country")
    page.get_by_role("checkbox", name="National government", exact=True).check()
    _answers(page, "Intake").select_option("At any time")
    _answers(page, "Stated").select_option("Open")
    _answers(page, "Checked how").select_option("the live page")
    _box(page, "Title").fill("Clean Stores")
    _answers(page, "How it was read").select_option("the live page")
    _box(page, "Address (optional)").fill("https://fund.example/clean-stores")
    _answers(page, "Confidence").select_option("High")


def test_first_visit_from_the_home_page_to_a_file_that_passes(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """A newcomer goes from the home page to GitHub's new-file page with a record that the checker accepts."""
    page.goto(address)
    page.get_by_role("link", name="how to contribute").first.click()
    expect(page).to_have_url(f"{address}contribute/")
    page.get_by_role("link", name="Add a source of assistance").first.click()
    expect(page.locator("#ch-form-send")).to_be_visible()
    _fill_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    expect(page.get_by_role("group", name="The answers fit")).to_be_focused()
    link = page.get_by_role("link", name="Open a pull request on GitHub")
    target = urlsplit(link.get_attribute("href"))
    given = parse_qs(target.query, strict_parsing=True)

    assert f"{target.scheme}://{target.netloc}{target.path}" == f"{REPOSITORY}/new/main"
    assert given["filename"] == ["data/sources/fund-for-clean-stores-yes.yml"]
    assert given["value"] == [_text(page)]
    done = checked(given["filename"][0], given["value"][0])
    assert done.returncode == 0, done.stdout
    assert "fund-for-clean-stores-yes" not in done.stdout
    assert given["value"][0].startswith(
        "# yaml-language-server: $schema=../../schemas/editor/source.schema.json\nname: "
    )


def test_correction_starts_from_the_record_and_changes_only_what_was_changed(
    page: Page, context: BrowserContext, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """From a record's page the form starts with its values; a new deadline changes one line, and passes."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    path = "data/sources/unep-special-programme.yml"
    before = (ROOT / path).read_text("utf-8")
    page.goto(f"{address}sources/unep-special-programme/")
    page.get_by_role("link", name="Correct this record in a form").click()
    expect(page.locator("h1")).to_contain_text("Correct the record:")
    expect(page.locator("#ch-form-identifier")).to_be_hidden()
    assert _data(page) == parse(before.encode(), path)[0].data
    start = _text(page)
    page.locator("[data-part=rounds] [data-part=closes] input").first.fill("2031-03-01")
    page.get_by_role("button", name="Check the answers").click()
    page.get_by_role("listitem").get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("status")).to_have_text("The text is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    changed = [(old, new) for old, new in zip(start.splitlines(), copied.splitlines(), strict=True) if old != new]

    assert [new.strip() for _, new in changed] == ["closes: '2031-03-01'"]
    assert copied.splitlines()[0] == before.splitlines()[0]
    assert (
        page.get_by_role("link", name="Open the file on GitHub").get_attribute("href")
        == f"{REPOSITORY}/edit/main/{path}"
    )
    assert page.get_by_role("link", name="Open a pull request on GitHub").count() == 0
    done = checked(path, copied)
    assert done.returncode == 0, done.stdout


def test_bad_input_is_told_at_the_field_and_in_a_summary(page: Page, address: str) -> None:
    """What is wrong is told in words at the top and at the field; the summary has the focus and leads to the field."""
    _open(page, f"{address}contribute/form/source/")
    page.locator("details", has_text="Fields that can stay empty").last.locator("summary").first.click()
    _box(page, "Name").fill("Fund <b>")
    _box(page, "Most (optional)").fill("5,000")
    _box(page, "Checked on").fill("2026-02-30")
    _box(page, "Page of the provider (optional)").fill("www.fund.example")
    page.get_by_role("button", name="Check the answers").click()
    summary = page.get_by_role("group", name="There is something to mend")
    expect(summary).to_be_focused()
    told = summary.get_by_role("link").all_text_contents()

    assert "Name must not have the signs < and >." in told
    assert "Amount, Most must be a whole number, in digits only, for example 5000." in told
    assert "Page of the provider is no web address. It begins with https:// and has no spaces." in told
    assert "Verified, Checked on is no day. Write it as YYYY-MM-DD, for example 2026-07-20." in told
    assert "Topics needs at least one answer." in told
    assert len(told) == len(set(told))
    expect(page.locator("#ch-form-ready")).to_be_hidden()

    summary.get_by_role("link", name="Amount, Most").click()
    field = _box(page, "Most (optional)")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-amount-max--error")).to_be_visible()
    field.fill("5000")
    expect(page.locator("#f-amount-max--error")).to_be_hidden()
    expect(summary.get_by_role("link", name="Amount, Most")).to_have_count(0)


def test_hidden_signs_and_missing_evidence_are_told_before_sending(page: Page, address: str) -> None:
    """A sign that cannot be seen, and an amount for which no page is given, are told by the form already."""
    _open(page, f"{address}contribute/form/source/")
    _fill_in_a_source(page)
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    _box(page, "Summary").fill("Pays for the emp\u00adtying of stores.")
    _box(page, "Most (optional)").fill("5000")
    page.get_by_role("button", name="Check the answers").click()
    summary = page.get_by_role("group", name="There is something to mend")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_text_contents() == [
        "Summary has a sign that cannot be seen, perhaps from a copied text. Type the text anew.",
        "Evidence does not say where this was read. Under Supports, tick: Amount.",
    ]
    _box(page, "Summary").fill("Pays for the emptying of stores.")
    page.get_by_role("checkbox", name="Amount", exact=True).check()
    expect(page.locator("#ch-form-ready")).to_be_visible()


def test_identifier_that_is_taken_or_malformed_is_told(page: Page, address: str) -> None:
    """The identifier comes from the name, can be changed, and one that is taken or has other signs is refused."""
    _open(page, f"{address}contribute/form/source/")
    _box(page, "Name").fill("Fonds d’Équité: élimination des PCB")
    expect(_box(page, "Identifier")).to_have_value("fonds-d-equite-elimination-des-pcb")
    _box(page, "Identifier").fill("unep-special-programme")
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#f--id--error")).to_contain_text("is taken by another record")
    _box(page, "Identifier").fill("Has Spaces")
    expect(page.locator("#f--id--error")).to_contain_text("may only have small letters")
    _box(page, "Identifier").fill("a-new-one")
    expect(page.locator("#f--id--error")).to_be_hidden()


_FILL_ALL = """text => {
  document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })
  document.querySelectorAll('#ch-form [data-add]').forEach(button => button.click())
  const fields = document.querySelectorAll('#ch-form-all :is(input[type=text], input[type=url], textarea)')
  const open = [...fields].filter(field => !field.hidden && !field.disabled)
  open.forEach(field => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) })
  return open.length
}"""  # fmt: skip


@pytest.mark.parametrize("name", ["source", "offer", "request", "centre", "organisation"])
def test_hostile_text_in_every_field_is_inert_and_survives(page: Page, address: str, name: str) -> None:
    """Hostile text in every field makes no element, runs nothing, and reads back from the text as it was typed."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    _open(page, f"{address}contribute/form/{name}/")
    count = page.evaluate(_FILL_ALL, HOSTILE)
    page.get_by_role("button", name="Check the answers").click()
    texts = [text for text in _strings(_data(page)) if text == HOSTILE]

    assert count > 10
    assert len(texts) == count - 1  # the identifier is no part of the data
    assert page.locator("#ch-form img, #ch-form-yaml *").count() == 0
    expect(page.locator("#ch-form-problems a").nth(3)).to_be_visible()  # the list of names is asked for first
    assert dialogs == []


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inside:
        yield from _strings(value)


def test_what_was_typed_is_there_after_a_reload_until_start_anew(page: Page, address: str) -> None:
    """A reload keeps answers, items of lists and half-finished ones; Start anew asks first, and clears."""
    url = f"{address}contribute/form/source/"
    _open(page, url)
    _box(page, "Name").fill("Half a fund")
    page.get_by_role("checkbox", name="PCB", exact=True).check()
    page.get_by_role("button", name="Add one more: Evidence").click()
    _box(page, "Title").last.fill("Second page")
    _box(page, "Checked on").fill("2026-0")
    before = _text(page)
    page.reload()
    expect(page.locator("#ch-form-note")).to_contain_text("What you typed before is here again")
    assert _text(page) == before
    assert "on': '2026-0'" in before

    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Start anew").click()
    assert _text(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start anew").click()
    expect(_box(page, "Name")).to_have_value("")
    expect(page.locator("#ch-form-note")).to_be_hidden()


def test_typing_sends_nothing(page: Page, address: str) -> None:
    """Filling in and checking a form asks for files of this site only, and never sends anything."""
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    _open(page, f"{address}contribute/form/source/")
    _fill_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#ch-form-ready")).to_be_visible()

    assert {method for method, _ in asked} == {"GET"}
    assert [url for _, url in asked if not url.startswith(address) or "?" in url] == []


def test_text_too_long_for_an_address_is_copied_instead(page: Page, address: str) -> None:
    """A long text is not put into the address; the page leads through copying, and the file name is still filled in."""
    _open(page, f"{address}contribute/form/source/")
    _fill_in_a_source(page)
    _box(page, "Summary").fill("كل شيء " * 400)
    page.get_by_role("button", name="Check the answers").click()
    link = page.get_by_role("link", name="Open a new file on GitHub")

    assert link.get_attribute("href") == f"{REPOSITORY}/new/main?filename=data/sources/fund-for-clean-stores-yes.yml"
    expect(page.get_by_text("The text is too long to be carried by an address.")).to_be_visible()
    expect(page.get_by_role("link", name="Open a pull request on GitHub")).to_have_count(0)


def test_download_gives_the_same_text(page: Page, address: str) -> None:
    """The downloaded file has the name of the record and the text that is shown, also before it is complete."""
    _open(page, f"{address}contribute/form/organisation/")
    _box(page, "Name").fill("Institute of Stores")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()

    assert waiting.value.suggested_filename == "institute-of-stores.yml"
    assert Path(waiting.value.path()).read_text("utf-8") == _text(page)


def test_countries_are_chosen_with_the_keyboard(page: Page, address: str) -> None:
    """Countries are chosen by name and taken off again with the keyboard alone; one chosen without Add is kept too."""
    _open(page, f"{address}contribute/form/source/")
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    list_ = _answers(page, "Countries (optional)")
    list_.focus()
    page.keyboard.type("Keny")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    list_.select_option("Uganda")
    _box(page, "Name").focus()
    assert _data(page)["eligibility"]["countries"] == ["KEN", "UGA"]
    page.get_by_role("button", name="Remove Kenya").focus()
    page.keyboard.press("Enter")
    expect(list_).to_be_focused()

    assert _data(page)["eligibility"]["countries"] == ["UGA"]


def test_items_of_a_list_are_added_and_removed(page: Page, address: str) -> None:
    """Steps are added and removed with their number told, and the focus goes where one goes on."""
    _open(page, f"{address}contribute/form/source/")
    page.locator("details", has_text="Access: more").locator("summary").first.click()
    for action in ("Write", "Wait", "Sign"):
        page.get_by_role("button", name="Add one more: Steps").click()
        expect(page.locator("[data-part=steps] [data-part=action] textarea").last).to_be_focused()
        page.keyboard.type(action)
    page.get_by_role("button", name="Remove this one: Steps 2").click()
    expect(page.get_by_role("button", name="Add one more: Steps")).to_be_focused()

    assert _data(page)["access"]["steps"] == [{"action": "Write"}, {"action": "Sign"}]


def test_offer_of_help_passes_with_few_answers(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """Who offers help answers in plain words; what the keepers settle is filled in, and the record passes."""
    _open(page, f"{address}contribute/form/offer/?organisation=ipen")
    _box(page, "What your offer is called").fill("Help with PCB inventories")
    _answers(page, "What you are").select_option("Non-governmental organizations and foundations")
    _answers(page, "What you are, more exactly").select_option("Network")
    _box(page, "What you can give, and to whom").fill("Two experts visit and count equipment.")
    page.get_by_role("checkbox", name="Technical advice", exact=True).check()
    page.get_by_role("checkbox", name="PCB", exact=True).check()
    _answers(page, "Relevance").select_option("Direct")
    _answers(page, "Basis").select_option("Any country")
    _answers(page, "Checked how").select_option("a letter")
    _box(page, "Title").fill("Letter of the network")
    _answers(page, "How it was read").select_option("a letter")
    _answers(page, "Confidence").select_option("Medium")
    page.get_by_role("button", name="Check the answers").click()
    href = page.get_by_role("link", name="Open a pull request on GitHub").get_attribute("href")
    given = parse_qs(urlsplit(href).query)
    done = checked(given["filename"][0], given["value"][0])

    assert _data(page)["organisation"] == "ipen"
    assert _data(page)["access"] == {"intake": "on-request"}
    assert done.returncode == 0, done.stdout


def test_organisation_leads_on_to_its_offer(page: Page, address: str) -> None:
    """After an organisation the form leads to its source, where the new organisation is chosen and told to be new."""
    _open(page, f"{address}contribute/form/organisation/")
    _box(page, "Name").fill("Institute of Stores")
    _answers(page, "Kind").select_option("Research institute or academy")
    page.get_by_role("button", name="Check the answers").click()
    page.get_by_role("link", name="tell us how you can help").click()
    expect(_answers(page, "Your organisation")).to_have_value("institute-of-stores")

    assert "not yet on the site" in page.locator("[data-part=organisation] option:checked").text_content()


@pytest.mark.parametrize("value", ["no-such-record", "../../x", "%3Cimg%20src=x%20onerror=alert(1)%3E", ""])
def test_a_record_that_is_not_there_is_told(context: BrowserContext, address: str, value: str) -> None:
    """An address with an unknown or hostile record says so, and nothing of it gets into the page."""
    page = context.new_page()
    page.goto(f"{address}contribute/form/source/?record={value}")
    expect(page.get_by_text("This site has no record of that kind")).to_be_visible()

    assert _box(page, "Name").is_disabled()
    assert page.locator("#ch-form img").count() == 0
    assert page.text_content("h1") == "Add a source of assistance"


def test_a_correction_that_could_not_be_loaded_keeps_nothing(context: BrowserContext, address: str) -> None:
    """When the record cannot be fetched the form says so, stays closed, and later starts from the record after all."""
    page = context.new_page()
    url = f"{address}contribute/form/source/?record=unep-special-programme"
    page.route("**/api/v1/sources/*.json", lambda route: route.abort())
    page.goto(url)
    expect(page.get_by_text("The record could not be loaded.")).to_be_visible()
    assert _box(page, "Name").is_disabled()
    page.unroute_all()
    _open(page, url)

    assert _data(page)["organisation"] == "unep"
    expect(page.locator("#ch-form-note")).not_to_contain_text("What you typed before")


def test_without_lists_of_names_identifiers_are_written(context: BrowserContext, address: str) -> None:
    """When the names cannot be fetched, organisations and countries are written by identifier, and that is told."""
    page = context.new_page()
    page.route("**/api/v1/names/*.json", lambda route: route.abort())
    page.goto(f"{address}contribute/form/source/")
    expect(page.get_by_role("status")).to_contain_text("write the identifier instead")
    _box(page, "Organisation").fill("unep")
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    _box(page, "Countries (optional)").fill("KEN\nUGA")

    assert _data(page)["organisation"] == "unep"
    assert _data(page)["eligibility"]["countries"] == ["KEN", "UGA"]


def test_without_javascript_the_page_explains_fields_and_other_ways(browser: Browser, address: str) -> None:
    """Without JavaScript all fields are explained, none can be typed into in vain, and other ways are named."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}contribute/form/source/")
    ways = [link.get_attribute("href") for link in page.locator("#ch-form-off a").all()]

    assert f"{REPOSITORY}/new/main?filename=data/sources/new-record.yml" in ways
    assert f"{REPOSITORY}/issues/new/choose" in ways
    assert "../../../contribute/fields/source/" in ways
    assert _box(page, "Name").is_disabled()
    assert page.get_by_text("The full name that the provider uses.").is_visible()
    assert page.locator("#ch-form-send").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_a_form_at_work(page: Page, address: str, width: int) -> None:
    """With errors shown, folds open and items added, no rule of accessibility is broken, light or dark."""
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in ("source", "request"):
        _open(page, f"{address}contribute/form/{name}/")
        page.evaluate(_FILL_ALL, "x <")
        page.get_by_role("button", name="Check the answers").click()
        for scheme in ("default", "slate"):
            page.evaluate(
                "name => { document.body.setAttribute('data-md-color-scheme', name);"
                " document.getAnimations().forEach(item => item.finish()) }",
                scheme,
            )
            found[name, scheme] = [
                f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in Axe().run(page).response["violations"]
            ]
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert [told for told in found.values() if told] == []
