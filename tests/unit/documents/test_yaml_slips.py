"""A slip in YAML is reported on its own line, with advice that fits it."""

from __future__ import annotations

import re

import pytest
from clearinghouse.documents.document import parse
from clearinghouse.problems.problem import Problem

_RECORD = """\
# A record
name: Example loans
short_name: Loans
organisation: example-fund
assistance: [grant, training]
access:
  intake: on-request
  steps:
    - actor: Applicant
      action: Send the form
    - actor: Fund
      action: Answer
evidence:
  - url: >-
      https://fund.example/a
    title: First page
  - title: Second page
    read: memory
confidence: low
"""


def _problems(old: str, new: str) -> list[Problem]:
    assert _RECORD.count(old) == 1, "the case changes one place"
    return parse(_RECORD.replace(old, new).encode(), "data/sources/x.yml")[1]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("short_name: Loans", "short_name Loans", (3, 1), 'a ":" is missing after "short_name"'),
        ("  intake: on-request", "  intake on-request", (7, 3), 'a ":" is missing after "intake"'),
        ("    - actor: Applicant", "    - actor Applicant", (9, 5), 'a ":" is missing after "actor"'),
        ("  - url: >-", "  - url >-", (14, 3), 'a ":" is missing after "url"'),
        ("access:\n", "access\n", (6, 1), 'a ":" is missing after "access"'),
        ("evidence:\n", "evidence\n", (13, 1), 'a ":" is missing after "evidence"'),
        ("short_name: Loans", "short_name:Loans", (3, 12), 'a space is missing after "short_name:"'),
        ("    - actor: Fund", "    -actor: Fund", (11, 6), 'a space is missing after "-"'),
        ("    - actor: Applicant", "      actor: Applicant", (9, 7), 'a "- " is missing'),
        ("short_name: Loans", "TODO\nshort_name: Loans", (3, 1), '"TODO" is neither'),
        ("confidence: low\n", "confidence: low\nend", (20, 1), '"end" is neither'),
        ("short_name: Loans", "short_name: 'Loans", (3, 13), "a quotation mark is not closed"),
        ("short_name: Loans", 'short_name: "Loans', (3, 13), "a quotation mark is not closed"),
        ("confidence: low", "confidence: 'low", (19, 13), "a quotation mark is not closed"),
        ("short_name: Loans", "short_name: 'Fund's loans'", (3, 19), "after the closing quotation mark"),
        ("short_name: Loans", 'short_name: "The" loans', (3, 19), "after the closing quotation mark"),
        ("short_name: Loans", "short_name: Loans: small", (3, 18), 'a second ": "'),
        ("short_name: Loans", "  short_name: Loans", (3, 3), "indented more than the one above"),
        ("  steps:\n", "   steps:\n", (8, 4), "indent"),
        ("training]", "training", (5, 13), 'a "]" is missing'),
        ("grant, training]", "'grant' 'training']", (5, 22), 'a "," or "]" is missing'),
        ("grant, training]", "grant #1, training]", (5, 20), 'everything after " #"'),
        ("short_name: Loans", "short_name: Loans #2\n  and grants", (3, 19), 'everything after " #"'),
        ("short_name: Loans", "short_name: @loans", (3, 13), 'cannot begin with "@"'),
        ("short_name: Loans", "short_name: * loans", (3, 14), "cannot begin with & or *"),
        ("short_name: Loans", 'short_name: "C:\\loans"', (3, 16), "an escape that does not exist"),
        ("short_name: Loans", "short_name: >loans", (3, 14), 'only "-" may stand'),
        ("short_name: Loans", "short_name: - loans", (3, 13), "a list begins on the line of its key"),
        ("short_name: Loans", "short_name: [Small] loans", (3, 21), 'text after the closing "]"'),
        ("short_name: Loans", "short_name: {{ loans }} of", (3, 14), "where a key should be"),
        ("short_name: Loans", "short_name: {Small} loans", (3, 21), 'text after the closing "}"'),
        ("short_name: Loans", "short_name: ? loans", (3, 13), 'cannot begin with "? "'),
        ("short_name: Loans", f"short_name: {'[' * 2000}", (3, 1012), "too many brackets"),
        ("short_name: Loans", 'short_name: "\\ud800"', (3, 16), "a character that does not exist"),
        ("short_name: Loans", "short_name: Loans\u2028short: x: y", (3, 18), "U+2028 (line separator)"),
        ("short_name: Loans", "short_name: Loans\x85x: y: z", (3, 18), "U+0085 (next line)"),
        ("    - actor: Fund", "\t- actor: Fund", (11, 1), "a tab is used"),
        ("name: Example loans\n", " name: Example loans\n", (2, 2), "indentation"),
    ],
)
def test_a_slip_is_reported_where_it_is(old: str, new: str, place: tuple[int, int], words: str) -> None:
    """The place is that of the slip, not that at which the parser gives up."""
    problem = _problems(old, new)[0]

    assert (problem.rule, (problem.line, problem.column)) == ("DOC-004", place)
    assert words in problem.message
    assert problem.fix


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> branch\n", "||||||| base\n"])
def test_a_merge_conflict_is_named(marker: str) -> None:
    """What git leaves in a file when it cannot merge is called by its name, also when only one line of it is left."""
    problem = _problems("short_name: Loans", f"{marker}short_name: Loans")[0]

    assert (problem.line, problem.column) == (3, 1)
    assert "merge conflict" in problem.message


@pytest.mark.parametrize(
    ("space", "name"),
    [
        ("\u00a0", "no-break space"),
        ("\u202f", "narrow no-break space"),
        ("\u2007", "figure space"),
        ("\u3000", "ideographic space"),
        ("\u200b", "zero width space"),
    ],
)
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("short_name: Loans", "short_name:{}Loans", (3, 12)),
        ("    - actor: Fund", "    -{}actor: Fund", (11, 6)),
        ("    - actor: Fund", "{0}{0}{0}{0}- actor: Fund", (11, 1)),
        ("    - actor: Fund", "  {0}{0}- actor: Fund", (11, 3)),
    ],
)
def test_a_space_that_is_none_is_named(old: str, new: str, place: tuple[int, int], space: str, name: str) -> None:
    """A space that YAML does not take for one is reported where it is, with its name."""
    problem = _problems(old, new.format(space))[0]

    assert (problem.rule, (problem.line, problem.column)) == ("DOC-004", place)
    assert re.search(rf"U\+{ord(space):04X} \({name}\)", problem.message)


def test_an_unseen_character_before_a_line_is_reported_alone() -> None:
    """A space in its place would indent the line, so there is no advice to press the space bar."""
    [problem] = _problems("short_name: Loans", "\ufeffshort_name: Loans")

    assert ((problem.line, problem.column), problem.fix) == ((3, 1), "Delete it.")


def test_a_merge_key_is_refused() -> None:
    """Other readers of YAML would take its value for keys of the group around it; in quotes it is a key like others."""
    [problem] = _problems("short_name: Loans", "<<: {short_name: Loans}")

    assert (problem.rule, problem.line, problem.message) == ("DOC-008", 3, 'the merge key "<<" is used')
    assert parse(b"'<<': {short_name: Loans}\n", "x")[0].data == {"<<": {"short_name": "Loans"}}


def test_odd_spaces_do_not_hide_what_else_is_wrong() -> None:
    """After the odd spaces, the next slip of the same file is reported too."""
    text = _RECORD.replace("short_name: Loans", "short_name:\u00a0Loans").replace("evidence:\n", "evidence\n")

    assert [(item.line, item.rule) for item in parse(text.encode(), "x")[1]] == [(3, "DOC-004"), (13, "DOC-004")]


def test_a_record_without_a_slip_is_read() -> None:
    """The record of these cases is valid, and spaces inside a text are no slip."""
    text = _RECORD.replace("Example loans", "Example\u00a0loans")

    assert parse(text.encode(), "x")[1] == []
