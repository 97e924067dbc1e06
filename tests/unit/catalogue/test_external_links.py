"""The addresses in the records, and what an answer says about them."""

from __future__ import annotations

import json
from collections.abc import Callable

from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses, classify, from_json, to_json
from clearinghouse.catalogue.loader import load


def test_a_bare_status_of_information_is_unsure() -> None:
    """A status that no rule names is not called gone."""
    assert classify(304).status is LinkStatus.UNSURE


def test_addresses_come_with_the_records_that_name_them(overlaid: Callable) -> None:
    """Each address is there once with all its records; moved and retired records are left out."""
    root = overlaid()
    training = root / "data/sources/example-training.yml"
    training.write_text(training.read_text("utf-8") + "retired:\n  'on': '2026-11-20'\n  reason: Ended.\n", "utf-8")

    links = addresses(load(root)[0])

    assert links["https://fund.example/about"] == (("organisations", "example-fund"),)
    assert "https://fund.example/training" not in links


def test_an_address_found_as_http_is_asked_as_such(overlaid: Callable) -> None:
    """Evidence that was found under http:// is asked there, not where it never was."""
    root = overlaid()
    path = root / "data/organisations/example-fund.yml"
    path.write_text(
        path.read_text("utf-8").replace("    title: About", "    http_only: true\n    title: About"), "utf-8"
    )

    links = addresses(load(root)[0])

    assert "http://fund.example/about" in links
    assert "https://fund.example/about" not in links


def test_every_field_with_an_address_found_as_http_is_asked_as_such(overlaid: Callable) -> None:
    """The page of the provider and its contact are asked where the evidence was found, so that no link breaks twice."""
    root = overlaid()
    path = root / "data/sources/example-grants.yml"
    text = path.read_text("utf-8").replace("    title: Grants", "    http_only: true\n    title: Grants")
    path.write_text(
        text.replace("maintained_by:", "contact:\n  page: https://fund.example/grants\nmaintained_by:"), "utf-8"
    )

    links = addresses(load(root)[0])

    assert "http://fund.example/grants" in links
    assert "https://fund.example/grants" not in links


def test_answers_survive_the_file_between_two_jobs() -> None:
    """What is written for the next job is read back the same."""
    answers = {"https://a.example/": LinkResult(LinkStatus.MOVED, "has another address", "https://b.example/")}

    assert from_json(json.loads(json.dumps(to_json(answers)))) == answers
