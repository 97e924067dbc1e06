"""The advice on a value of the wrong type is how to write what was meant, and never another fact."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.document import Document, parse
from clearinghouse.documents.schema_errors import validate
from clearinghouse.problems.problem import Problem


def _problem(catalogue: Catalogue, old: str, new: str) -> Problem:
    text = catalogue.documents["sources", "example-grants"].text
    assert text.count(old) == 1, "the case changes one place"
    document, problems = parse(text.replace(old, new).encode(), "x.yml")
    assert isinstance(document, Document), problems
    [problem] = validate(document, "source", catalogue.schemas)
    return problem


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("short_name: Example Grants", "short_name: 2030", "put it in single quotes: '2030'"),
        ("short_name: Example Grants", "short_name: true", "put it in single quotes: 'true'"),
        ("short_name: Example Grants", "short_name: 1.5", "put it in single quotes: '1.5'"),
        ("    title: Grants\n", "    title: Grants\n    date: 2026\n", "put it in single quotes: '2026'"),
        ("languages: [en]", "languages: en, fr", "in square brackets: [en, fr]"),
        ("languages: [en]", "languages: (en)", "in square brackets: [en]"),
        ("topics: [pcb]", "topics: pcb]", "in square brackets: [pcb]"),
        ("name: Example Grants for Chemicals", "name: # Grants", "begins with # is a comment"),
        ("name: Example Grants for Chemicals", "name: #Grants", "begins with # is a comment"),
    ],
)
def test_the_value_is_shown_as_it_can_be_written(catalogue: Catalogue, old: str, new: str, fix: str) -> None:
    """A year gets quotes and no invented month; a single entry gets brackets."""
    assert fix in _problem(catalogue, old, new).fix


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("    title: Grants\n", "    title: Grants\n    date: 20261231\n", "Write it like this: 2026-05"),
        ("name: Example Grants for Chemicals", "name: null", "Write it like this: "),
        ("topics: [pcb]", "topics: ''", "Choose one that exists"),
        ("languages: [en]", "languages: {en: fr}", "Choose one that exists"),
    ],
)
def test_where_nothing_is_meant_the_field_is_explained(catalogue: Catalogue, old: str, new: str, fix: str) -> None:
    """Quotes around what the field refuses as well would be no help."""
    assert _problem(catalogue, old, new).fix.startswith(fix)


def test_the_entry_that_a_list_has_twice_is_named(catalogue: Catalogue) -> None:
    """In a list of forty countries nobody finds it otherwise."""
    problem = _problem(catalogue, "topics: [pcb]", "topics: [nip, pcb, pcb]")

    assert problem.message == "\"topics\" has one entry twice: 'pcb'"


def test_a_letter_of_another_script_in_a_code_is_named(catalogue: Catalogue) -> None:
    """A Cyrillic letter looks like the plain one, so the code looks right."""
    problem = _problem(catalogue, "countries: [KEN, UGA]", "countries: [KЕN, UGA]")

    assert problem.message.endswith("it contains U+0415 (cyrillic capital letter ie)")


@pytest.mark.parametrize("value", ["data/sources/example-training.yml", "Example Training", "null"])
def test_no_other_record_is_named_where_an_identifier_is_wrong(catalogue: Catalogue, value: str) -> None:
    """The example of the schema would be taken for the record that is meant."""
    document, _ = parse(f"moved_to: {value}\n".encode(), "x.yml")
    assert isinstance(document, Document)
    [problem] = validate(document, "moved", catalogue.schemas)

    assert problem.fix.startswith("Write the identifier in small letters")
    assert "unep" not in problem.fix
