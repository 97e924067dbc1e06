"""Addresses of persons and telephone numbers are reported; shared mailboxes are known by what they are called."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from support.checks import report

_SUMMARY = "summary: Grants for public bodies that find and destroy PCB."


@pytest.fixture
def rules_of(overlaid: Callable) -> Callable:
    """Give a function that puts a text into the summary of a source and returns the rules that report it."""
    roots = count()

    def check(text: str, more: str = "") -> list[str]:
        root = overlaid(name=f"root-{next(roots)}")
        path = root / "data" / "sources" / "example-grants.yml"
        old = path.read_text("utf-8").replace("short_name: Example Grants", "short_name: Example Grants (EGC)")
        path.write_text(old.replace(_SUMMARY, f"summary: '{text}'") + more, "utf-8")
        return [problem.rule for problem in report(root)[0]]

    return check


@pytest.mark.parametrize(
    "address",
    [
        "mercury@un.example",
        "egc@fund.example",
        "egc-grants2@fund.example",
        "climate.helpdesk@ndf.example",
        "afd@afd.example",
        "kontakt@ministerium.example",
        "accueil@ministere.example",
        "ouvidoria@x.gov.br",
        "приемная@министерство.рф",
        "fund [at] fund [dot] example",
    ],
)
def test_a_shared_mailbox_is_known(rules_of: Callable, address: str) -> None:
    """A topic, the acronym of a source, a desk, or the name of the host is no person."""
    assert rules_of(f"Write to {address} now.") == []


@pytest.mark.parametrize(
    "address",
    [
        "jane.doe@fund.example",
        "j.green@fund.example",
        "anna@un.example",
        "jane＠fund.example",
        "jane.doe @ fund.example",
        "jane [at] fund [dot] example",
        "jane{at}fund{dot}example",
    ],
)
def test_a_person_is_reported(rules_of: Callable, address: str) -> None:
    """Names of persons are reported, with and without a first name."""
    assert rules_of(f"Write to {address} now.") == ["PRV-001"]


def test_a_reason_excuses_a_shared_mailbox(rules_of: Callable) -> None:
    """An address that looks like a person and is shared has an exception with its reason; one too many is reported."""
    exception = "exceptions:\n  - rule: PRV-001\n    reason: The page of the fund calls it its shared mailbox.\n"

    assert rules_of("Write to anna@fund.example now.", exception) == []
    assert rules_of("Write to info@fund.example now.", exception) == ["EXC-001"]


@pytest.mark.parametrize(
    "text",
    [
        "Call +41 22 917 8111 first",
        "Call +254207621234",
        "Call 0041 22 917 81 11",
        "Tel. 022 917 8111",
        "Tél: (0)1 53 44 31 31".replace("(0)", "0"),
        "WhatsApp 0712 345 678",
        "Call +41-22-917-8111",
        "Call +٤١ ٢٢ ٩١٧ ٨١١١",
        "Call ＋41 22 917 8111",
        "Call +41–22–917–8111",
        "Ph. 022 917 8111",
        "телефон 8 495 123-45-67",
        "手机 13812345678",
        "Call (202) 555-0143",
        "Call 1-800-555-0199",
    ],
)
def test_a_telephone_number_is_reported(rules_of: Callable, text: str) -> None:
    """Numbers that begin with + or 00, or follow a word for telephone, in any way of writing."""
    assert rules_of(text) == ["PRV-002"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2026 up to 1 500 000 dollars",
        "CAS 118-74-1 and 1336-36-3",
        "EC 200-001-8, pH 7.5, phase 1234567",
        "From 120-555-0143 on",
        "From 2026-01-01 to 2027-12-31",
        "About +15 per cent, or 2 000 tonnes",
        "Phone and fax are on the page",
        "Decision SC-1/15, document UNEP/POPS/COP.6/33",
    ],
)
def test_other_numbers_are_accepted(rules_of: Callable, text: str) -> None:
    """Amounts, CAS numbers, dates and documents are no telephone numbers."""
    assert rules_of(text) == []
