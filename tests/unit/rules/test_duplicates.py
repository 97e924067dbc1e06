"""Two records with one page are found however its address is written; two pages are two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.checks import report

_URL = "https://fund.example/grants"


@pytest.fixture
def rules_of(overlaid: Callable) -> Callable[[str], list[str]]:
    """Give a function that gives a second source an address, and returns the rules that report it."""

    def check(url: str) -> list[str]:
        root = overlaid()
        path = root / "data" / "sources" / "example-grants.yml"
        text = path.read_text("utf-8").replace(f"url: {_URL}\nurl_basis", f"url: {url}\nurl_basis")
        (root / "data" / "sources" / "second.yml").write_text(
            text.replace("Grants for Chem", "Loans for Chem"), "utf-8"
        )
        return [problem.rule for problem in report(root)[0] if problem.rule.startswith("DUP")]

    return check


@pytest.mark.parametrize(
    "url",
    [
        _URL,
        f"{_URL}/",
        f"{_URL}#apply",
        "https://www.fund.example/grants",
        "https://FUND.example/Grants",
        "https://fund.example:443/grants",
        "https://fund.example./grants",
    ],
)
def test_one_page_with_another_address_is_reported(rules_of: Callable, url: str) -> None:
    """The scheme, the usual port, a place in the page and "www." do not make another page."""
    assert rules_of(url) == ["DUP-002"]


@pytest.mark.parametrize(
    "url",
    [f"{_URL}?id=2", f"{_URL}#/loans", f"{_URL}#!loans", "https://fund.example/", "https://fund.example:8443/grants"],
)
def test_another_page_is_not_reported(rules_of: Callable, url: str) -> None:
    """Some sites name their pages in the query, or after # with a stroke."""
    assert rules_of(url) == []


def test_a_retired_record_may_have_the_page_of_another(rules_of: Callable, overlaid: Callable) -> None:
    """What is out of use is no duplicate of what took its place."""
    assert rules_of(_URL) == ["DUP-002"]

    root = overlaid(name="retired")
    path = root / "data" / "sources" / "example-grants.yml"
    text = path.read_text("utf-8").replace("Grants for Chem", "Loans for Chem")
    retired = f"{text}retired:\n  'on': '2026-11-20'\n  reason: Ended.\n"
    (root / "data" / "sources" / "second.yml").write_text(retired, "utf-8")

    assert [problem.rule for problem in report(root)[0] if problem.rule.startswith("DUP")] == []
