"""Text that deceives or names a person is reported, however it is written; text that people need is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.rules import engine as rules
from clearinghouse.rules.registry import RULES
from support.checks import load_again
from support.paths import AS_OF

_RECORD = "data/sources/example-grants.yml"
_SUMMARY = "Grants for public bodies that find and destroy PCB."
_TEXT_RULES = {key: rule for key, rule in RULES.items() if key.startswith(("TXT", "PRV"))}


@pytest.fixture
def problems_of(overlaid: Callable) -> Callable[[str], list[tuple[str, int]]]:
    """Give a function that puts YAML in place of the summary and returns (rule, line) of each text problem."""

    def check(yaml: str) -> list[tuple[str, int]]:
        root = overlaid()
        path = root / _RECORD
        path.write_text(path.read_text("utf-8").replace(_SUMMARY, yaml), "utf-8")
        catalogue, problems = load_again(root)
        assert problems == []
        return [(item.rule, item.line) for item in rules.check(catalogue, as_of=AS_OF, rules=_TEXT_RULES)]

    return check


@pytest.mark.parametrize(
    "yaml",
    [
        "Grants\u202etxt",
        r'"Grants\u202Etxt"',
        r'"Grants\u2066txt"',
        r'"Gr\u00ADants"',
        r'"Gr\u200Bants"',
        r'"Gr\uFEFFants"',
        r'"Grants \a"',
        r'"Grants \e[2J"',
        r'"Grants \x7F"',
        r'"Grants \x9B"',
        r'"Grants \u2028 and"',
        "Grants \u2063 and",
        "Grants \u3164 and",
        "Grants \ue000",
        "Grants \U000f0000",
        "Grants \U000e0041",
        "Gra\u200dnts",
        "Гра\u200cнты",
        r'"Gra\u200Dnts"',
    ],
)
def test_hidden_character_is_reported_raw_or_as_an_escape(problems_of: Callable, yaml: str) -> None:
    """A character that cannot be seen is reported on its line, and an escape in quotes is no way around it."""
    assert problems_of(yaml) == [("TXT-001", 7)]


def test_hidden_character_in_a_comment_is_reported(problems_of: Callable) -> None:
    """A comment that reads other than it is deceives the person who reviews the file."""
    assert problems_of("Grants\n# see \u202etxt") == [("TXT-001", 8)]


def test_hidden_character_is_reported_once_though_a_comment_has_one_too(problems_of: Callable) -> None:
    """The value is reported with its place; the comment of the same record waits for the next run."""
    assert problems_of("Gr\u200bants\n# see \u202etxt") == [("TXT-001", 7)]


@pytest.mark.parametrize(
    "yaml",
    [
        "منح\u200fللوقاية",
        "می\u200cخواهم",
        "PCB\u200cها",
        "منح PCB\u200e للوقاية",
        "क्\u200dष",
        "A family 👩\u200d👧",
        "Aide au développement – 5 μg, 10 µg, 3 μSv",
        "α-HCH and β-HCH",
        "Гранты для Kenya",
        '"Tab\\tand line\\nend"',
        '"A \\"quoted\\" word"',
    ],
)
def test_text_that_people_need_is_accepted(problems_of: Callable, yaml: str) -> None:
    """Direction marks, joiners, units, isomers, several scripts in several words, tabs and escapes are fine."""
    assert problems_of(yaml) == []


@pytest.mark.parametrize("yaml", ["Gr\u0430nts", r'"Gr\u0430nts"', "\u03bf\u0440en", "\u03bcarket", "\u03bc\u0441g"])
def test_mixed_scripts_are_reported_raw_or_as_an_escape(problems_of: Callable, yaml: str) -> None:
    """A word of two scripts is reported, also when a Greek mu begins it like a unit."""
    assert problems_of(yaml) == [("TXT-002", 7)]


@pytest.mark.parametrize("yaml", ["De\u0301velopper", r'"De\u0301velopper"'])
def test_an_accent_apart_is_reported_raw_or_as_an_escape(problems_of: Callable, yaml: str) -> None:
    """A letter and its accent as two characters are reported."""
    assert problems_of(yaml) == [("TXT-003", 7)]


@pytest.mark.parametrize(
    "address",
    [
        "jane.doe@fund.example",
        "callum@fund.example",
        "p.maillard@fund.example",
        "deskins@fund.example",
        "jane+info@fund.example",
        "josé@fund.example",
        "maria@münchen.example",
        "jane.doe (at) fund.example",
        "jane.doe[AT]fund.example",
        "minister@env.example",
    ],
)
def test_personal_address_is_reported(problems_of: Callable, address: str) -> None:
    """An address of a person is reported, though its name begins like a role, has accents or hides the sign @."""
    assert problems_of(f"'Write to {address} now.'") == [("PRV-001", 7)]


def test_personal_address_is_reported_as_an_escape(problems_of: Callable) -> None:
    """An address is reported although the file has no @ in it."""
    assert problems_of(r'"Write to jane.doe\x40fund.example now."') == [("PRV-001", 7)]


@pytest.mark.parametrize(
    "address",
    [
        "info@fund.example",
        "Info@fund.example",
        "kenya.office@fund.example",
        "STDFSecretariat@wto.org",
        "secretariat-pops@fund.example",
        "grants2026@fund.example",
        "bcrc@centre.example",
        "info+pcb@fund.example",
        "5 pieces @ 20 dollars",
        "https://site.example/@page",
    ],
)
def test_shared_mailbox_is_accepted(problems_of: Callable, address: str) -> None:
    """A role, a role with a place or a year, and an @ that makes no address are fine."""
    assert problems_of(f"'Write to {address} now.'") == []


def test_a_very_long_word_without_an_address_is_no_trap(problems_of: Callable) -> None:
    """A text as long as the schema allows, with an @ at its end and no host, has nothing to report."""
    assert problems_of(f"'{'a' * 780}@'") == []
