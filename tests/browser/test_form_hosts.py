"""The end of a form for each kind of host: the file has a place to go, or the page says how to hand it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.form_page import open_form, put_in_a_source
from support.http_server import serve

pytestmark = pytest.mark.browser
_FILE = "data/sources/fund-for-clean-stores-yes.yml"


@pytest.fixture
def form_of(site_of_host: Callable[[str], Path], page: Page) -> Callable[[str], None]:
    """Give a function that fills in the form of a source up to its end, on the site for a repository."""

    def fill(repository: str) -> None:
        for address in serve(site_of_host(repository)):
            open_form(page, f"{address}contribute/form/source/")
            put_in_a_source(page)
            page.get_by_role("button", name="Check the answers").click()
            expect(page.locator("#ch-form-ready")).to_be_visible()

    return fill


@pytest.mark.parametrize(
    ("repository", "host", "address"),
    [
        (
            "https://gitlab.example.org/group/sub/net.git",
            "GitLab",
            f"https://gitlab.example.org/group/sub/net/-/new/main?file_name={_FILE}",
        ),
        ("https://codeberg.org/o/r/", "Codeberg", f"https://codeberg.org/o/r/_new/main?filename={_FILE}"),
    ],
)
def test_another_host_gets_the_name_and_the_text_is_pasted(
    form_of: Callable[[str], None], page: Page, repository: str, host: str, address: str
) -> None:
    """The form leads to the new file of the host, and offers to copy the text first; nothing speaks of GitHub."""
    form_of(repository)

    link = page.locator("#ch-form-ready").get_by_role("link", name=f"Open a new file on {host}")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == address
    expect(page.locator("#ch-form-ready").get_by_role("button", name="Copy the text")).to_be_visible()
    expect(page.locator("#ch-form-ready")).not_to_contain_text("GitHub")


def test_without_a_repository_the_file_is_downloaded_and_sent(form_of: Callable[[str], None], page: Page) -> None:
    """Where there is no repository the page says where the file belongs and to whom to send it."""
    form_of("")

    ready = page.locator("#ch-form-ready")
    expect(ready).to_contain_text("Its place is the folder data/sources/ of the repository.")
    assert ready.get_by_role("link", name="the maintainers").get_attribute("href") == "mailto:n@example.org"
    expect(ready).not_to_contain_text("GitHub")
    assert ready.locator("[data-open]").count() == 0
