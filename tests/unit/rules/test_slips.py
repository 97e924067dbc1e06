"""Slips are found however YAML writes them: the rules look closely only at files that can have one."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.document import parse
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext
from support.paths import AS_OF

_KEY = ("sources", "x")


@pytest.fixture
def reported(catalogue: Catalogue) -> Callable[[str, str], list[tuple]]:
    """Give a function that returns the places which a rule reports in a text that is taken for a source."""

    def check(code: str, text: str) -> list[tuple]:
        document, problems = parse(text.encode(), "data/sources/x.yml")
        assert document, problems
        context = RuleContext(replace(catalogue, documents={_KEY: document}), AS_OF)
        return [violation.where for violation in RULES[code].check(context)]

    return check


@pytest.mark.parametrize(
    "blank",
    ['"  "', "'   '", '""', '"\n   "', "|\n  \n", "| # remark\n\n", ">2-\n", "|+\n\n\nnotes: x", ">-\n  \n",
     r'"\u00a0"', r'"\t\u200b"', "\u2060", "'\u2007 \u2007'", "\ufe0f", "\ue000", "\u2800\u3164"],
    ids=["spaces", "spaces in single quotes", "nothing", "a line end", "a block", "a block with a remark",
         "a block with an indentation", "a block of line ends", "a folded block", "an escaped space", "an escaped tab",
         "a word joiner", "figure spaces", "a variation selector", "a private character", "fillers"],
)  # fmt: skip
def test_a_text_that_shows_nothing_is_reported(reported: Callable, blank: str) -> None:
    """In quotes, as a block, as an escape or as it is: a text of what nobody sees is reported."""
    assert reported("TXT-005", f"name: Grants\nsummary: {blank}\n") == [("summary",)]


@pytest.mark.parametrize(
    "seen",
    ["Grants", "'.'", '"it\'s"', "|\n  One\n", "补助", "é", r'"\u00e9"'],
    ids=["a word", "a full stop", "an apostrophe", "a block", "Chinese", "an accent", "an escaped letter"],
)
def test_a_text_that_shows_something_is_not_reported(reported: Callable, seen: str) -> None:
    """One visible character is enough, in any script and any kind of quotes."""
    assert reported("TXT-005", f"name: ''''\nsummary: {seen}\n") == []


@pytest.mark.parametrize(
    "quoted",
    [">-\n  'Grants for all'", "|\n  “Grants”\n", "'\"Grants\"'", "\"'Grants'\"", "'''Grants'''", "« Subventions »",
     r'"\u201cGrants\u201d"', "„Grants“"],
    ids=["folded", "a block", "double in single", "single in double", "doubled", "French", "escaped", "German"],
)  # fmt: skip
def test_quotation_marks_that_readers_see_are_reported(reported: Callable, quoted: str) -> None:
    """A text that stands as a whole in marks is reported, whatever marks they are."""
    assert reported("TXT-006", f"name: Grants\nsummary: {quoted}\n") == [("summary",)]


@pytest.mark.parametrize(
    "text",
    ["'Grants'", '"Grants"', ">-\n  'Grants' and 'loans'", '>-\n  the "Clean" fund', "''''", "'\"'", "l'eau d'ici"],
    ids=["single", "double", "two words in marks", "a word in marks", "one apostrophe", "one mark", "apostrophes"],
)
def test_marks_of_yaml_and_of_words_are_not_reported(reported: Callable, text: str) -> None:
    """The marks of YAML do not belong to the text; a word in marks, or a title, may be a quotation."""
    assert reported("TXT-006", f"summary: {text}\nevidence: [{{title: '\"Grants\"'}}]\n") == []


@pytest.mark.parametrize("year", ["'2206'", '"2206"', "'2206-07'", "2206-07-01", "'0026-07-01'", r'"\x32206-07-01"'])
@pytest.mark.parametrize("text", ["retired: {{on: {}}}", "evidence: [{{date: {}}}]"])
def test_a_year_far_from_today_is_reported(reported: Callable, text: str, year: str) -> None:
    """With or without a month and a day, in any quotes, at the top or in a list: the date is reported."""
    expected = [("retired", "on")] if text.startswith("retired") else [("evidence", 0, "date")]

    assert reported("DAY-001", text.format(year) + "\n") == expected


@pytest.mark.parametrize("year", ["'1970'", "2036-12-31", "'1999-07'"])
def test_a_year_near_today_is_not_reported(reported: Callable, year: str) -> None:
    """From 1970 to ten years ahead is near; an amount or a number in a text is no year."""
    assert reported("DAY-001", f"retired: {{on: {year}}}\namount: {{max: 5000}}\nsummary: up to 9000-12\n") == []


@pytest.mark.parametrize(
    "number",
    ["+254 20 762 3000", "(+254) 207623000", "00254 20 762 3000", "'Tel.: 762 30 00'", "TÉL 76 23 00 00",
     "Тел. 7623000", "WhatsApp 0700 123456"],
)  # fmt: skip
def test_a_telephone_number_is_reported(reported: Callable, number: str) -> None:
    """With a sign, with two zeros, or after a word in any case: a number that can be dialled is reported."""
    assert reported("PRV-002", f"summary: {number}\n") == [("summary",)]


@pytest.mark.parametrize("text", ["hotels with 1000 beds", "1000000 USD", "telling 12345678 people", "C++ 2026"])
def test_what_cannot_be_dialled_is_no_telephone_number(reported: Callable, text: str) -> None:
    """Numbers of other things, and words that only contain such a word, are not reported."""
    assert reported("PRV-002", f"summary: {text}\n") == []


def test_no_letter_of_another_script_is_passed_over(reported: Callable) -> None:
    """Every Greek and Cyrillic letter that Unicode knows is reported inside a Latin word."""
    letters = [
        letter
        for letter in map(chr, range(128, sys.maxunicode + 1))
        if unicodedata.name(letter, "").startswith(("GREEK", "CYRILLIC")) and letter.isalpha()
    ]
    assert len(letters) > 500

    assert [letter for letter in letters if not reported("TXT-002", f"summary: gr{letter}nt\n")] == []


def test_a_cut_text_is_reported_after_a_space_and_after_a_tab(reported: Callable) -> None:
    """YAML begins a comment after a space or a tab alike."""
    assert reported("TXT-004", "name: Loans #2\nsummary: Grants\t#3\n") == [("name",), ("summary",)]


@pytest.mark.parametrize(
    ("line", "is_reported"),
    [
        ("name: 'Loans' #2", True),
        ("name: 'Loans'   #2", True),
        ("name: 'Loans' # a remark", False),
        ("name: 'Loans' #", False),
        ("name: #2", True),
        ("name: # a remark", False),
        ("name: | # a remark\n  Loans", False),
        ("name: | #2\n  Loans", False),
        ("country: KEN # Kenya", False),
        ("verified: {on: 2026-11-01} # by the centre", False),
    ],
)
def test_a_remark_is_not_taken_for_a_cut_text(reported: Callable, line: str, is_reported: bool) -> None:
    """After quotes, or where no text is left, only a word that begins at the "#" is a text that was cut."""
    assert bool(reported("TXT-004", f"{line}\n")) is is_reported
