"""The forms as people use them, in Chromium: a first visit, a correction, an offer, and what leaves the browser."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from clearinghouse.documents.document import parse
from playwright.sync_api import BrowserContext, Page, expect
from support.builds import REPOSITORY
from support.form_page import answers, box, data_of, fill_in_a_source, open_form, open_settled, put_in_a_source, text_of
from support.paths import CASES

pytestmark = pytest.mark.browser


def test_first_visit_from_the_home_page_to_a_file_that_passes(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """A newcomer goes from the home page to GitHub's new-file page with a record that the checker accepts."""
    page.goto(address)
    page.get_by_role("link", name="Correct or add a record").first.click()
    expect(page).to_have_url(f"{address}contribute/")
    page.get_by_role("link", name="Add a source of assistance").first.click()
    expect(page.locator("#ch-form-send")).to_be_visible()
    fill_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    expect(page.get_by_role("group", name="No problems found")).to_be_focused()
    link = page.get_by_role("link", name="Open a pull request on GitHub")
    target = urlsplit(link.get_attribute("href"))
    parameters = parse_qs(target.query, strict_parsing=True)

    assert f"{target.scheme}://{target.netloc}{target.path}" == f"{REPOSITORY}/new/main"
    assert parameters["filename"] == ["data/sources/fund-for-clean-stores-yes.yml"]
    assert parameters["value"] == [text_of(page)]
    done = checked(parameters["filename"][0], parameters["value"][0])
    assert done.returncode == 0, done.stdout
    assert "fund-for-clean-stores-yes" not in done.stdout
    assert parameters["value"][0].startswith(
        "# yaml-language-server: $schema=../../schemas/editor/source.schema.json\nname: "
    )


def test_correction_starts_from_the_record_and_changes_only_what_was_changed(
    page: Page, context: BrowserContext, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """From a record's page the form starts with its values; a new deadline changes one line, and passes."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    path = "data/sources/global-programme.yml"
    before = (CASES / "complete" / path).read_text("utf-8")
    page.goto(f"{address}sources/global-programme/")
    page.get_by_role("link", name="Correct this record in a form").click()
    expect(page.locator("h1")).to_contain_text("Correct the record:")
    expect(page.locator("#ch-form-identifier")).to_be_hidden()
    assert data_of(page) == parse(before.encode(), path)[0].data
    start = text_of(page)
    page.locator("[data-part=rounds] [data-part=closes] input").last.fill("2031-03-01")
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


def test_what_was_typed_is_there_after_a_reload_until_start_again(page: Page, address: str) -> None:
    """A reload keeps answers, items of lists and half-finished ones; Start again asks first, and clears."""
    url = f"{address}contribute/form/source/"
    open_form(page, url)
    box(page, "Name").fill("Half a fund")
    page.get_by_role("checkbox", name="PCB", exact=True).check()
    page.get_by_role("button", name="Add: Evidence").click()
    box(page, "Title").last.fill("Second page")
    open_settled(page)
    box(page, "Checked on").fill("2026-0")
    before = text_of(page)
    page.reload()
    expect(page.locator("#ch-form-note")).to_contain_text("What you typed before has been restored")
    assert text_of(page) == before
    assert "on': '2026-0'" in before

    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Start again").click()
    assert text_of(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Start again").click()
    expect(box(page, "Name")).to_have_value("")
    expect(page.locator("#ch-form-note")).to_be_hidden()


def test_typing_sends_nothing(page: Page, address: str) -> None:
    """Filling in and checking a form asks for files of this site only, and never sends anything."""
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    open_form(page, f"{address}contribute/form/source/")
    fill_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#ch-form-ready")).to_be_visible()

    assert {method for method, _ in asked} == {"GET"}
    assert [url for _, url in asked if not url.startswith(address) or "?" in url] == []


def test_text_too_long_for_an_address_is_copied_instead(page: Page, address: str) -> None:
    """A long text is not put into the address; the page leads through copying, and the file name is still filled in."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    box(page, "What it gives").fill("كل شيء " * 400)
    page.get_by_role("button", name="Check the answers").click()
    link = page.get_by_role("link", name="Open a new file on GitHub")

    assert link.get_attribute("href") == f"{REPOSITORY}/new/main?filename=data/sources/fund-for-clean-stores-yes.yml"
    expect(page.get_by_text("The text is too long for a link.")).to_be_visible()
    expect(page.get_by_role("link", name="Open a pull request on GitHub")).to_have_count(0)


def test_download_gives_the_same_text(page: Page, address: str) -> None:
    """The downloaded file has the name of the record and the text that is shown, also before it is complete."""
    open_form(page, f"{address}contribute/form/organisation/")
    box(page, "Name").fill("Institute of Stores")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()

    assert waiting.value.suggested_filename == "institute-of-stores.yml"
    assert Path(waiting.value.path()).read_text("utf-8") == text_of(page)


def test_offer_of_help_passes_with_few_answers(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """Who offers help answers in plain words; what the maintainers settle is filled in, and the record passes."""
    open_form(page, f"{address}contribute/form/offer/?organisation=example-network")
    box(page, "What your offer is called").fill("Help with PCB inventories")
    answers(page, "What you are").select_option("Network")
    box(page, "What you can give, and to whom").fill("Two experts visit and count equipment.")
    page.get_by_role("checkbox", name="Technical advice", exact=True).check()
    page.get_by_role("checkbox", name="PCB", exact=True).check()
    box(page, "Mailbox (optional)").fill("info@network.example")
    page.get_by_role("button", name="Check the answers").click()
    href = page.get_by_role("link", name="Open a pull request on GitHub").get_attribute("href")
    parameters = parse_qs(urlsplit(href).query)
    done = checked(parameters["filename"][0], parameters["value"][0])

    assert data_of(page)["organisation"] == "example-network"
    assert data_of(page)["access"] == {"intake": "on-request"}
    assert data_of(page)["family"] == "ngo-foundation"
    assert {key: data_of(page)["verified"][key] for key in ("by", "how")} == {"by": "provider", "how": "letter"}
    assert done.returncode == 0, done.stdout
