"""The front matter of hand-written pages: what no generator can use is reported with its line."""

from __future__ import annotations

import pytest
from clearinghouse.site.publishing.front_matter import front_matter_problems, split


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# About\n",
        "---\ntitle: About\ndescription: What this is\nhide: [navigation, toc]\ntemplate: home.html\n---\n# x\n",
        "---\ntitle: 'No'\ndescription: >-\n  Two\n  lines\nhide:\n  - toc\n---\n",
        "Text with: a colon\n",
        "Above\n\n---\n\ntitle: [\n\n---\n",
    ],
)
def test_good_front_matter_and_none_have_no_problem(text: str) -> None:
    """Each known key with its type, and pages without front matter."""
    assert list(front_matter_problems(text, "content/x.md")) == []


@pytest.mark.parametrize("key", ["title", "description", "template", "hide"])
@pytest.mark.parametrize(
    "value", ["5", "1.5", "true", "No", "2026-11-28", "", "~", "{a: b}", "[5]", "[[a]]", "[a, null]", "{}"]
)
def test_a_value_of_another_type_is_reported_with_its_line(key: str, value: str) -> None:
    """Numbers, dates, words for true and false, nothing, and groups: generators end with an error or show them."""
    text = f"---\n# a comment\n{key}: {value}\n---\n# x\n"

    (reported,) = front_matter_problems(text, "content/x.md")

    assert (reported.rule, reported.path, reported.line) == ("SCH-003", "content/x.md", 3)
    assert key in reported.message


@pytest.mark.parametrize("key", ["titel", "icon", "5", "tags", "'title '"])
def test_an_unknown_key_is_reported(key: str) -> None:
    """A key that nothing uses is a slip; the known ones are named."""
    (reported,) = front_matter_problems(f"---\ntitle: x\n{key}: y\n---\n", "content/x.md")

    assert (reported.rule, reported.line) == ("SCH-002", 3)
    assert "title, description, template, hide" in reported.expected


@pytest.mark.parametrize(
    "front",
    ["title: [", "- a", "text", "title: a\ntitle: b", "a: &x b", "title: 2026-13-45", "{" * 200, "title: !!python/x y"],
)
def test_what_is_not_yaml_is_reported(front: str) -> None:
    """Also what only some programs read, and a date that there is not."""
    (reported,) = front_matter_problems(f"---\n{front}\n---\n# x\n", "content/x.md")

    assert (reported.rule, reported.line) == ("DOC-004", 2)


@pytest.mark.parametrize("line", ["template: 5", "Note: text", "https://e.example", "  title: x"])
def test_a_first_line_that_is_read_as_front_matter_is_reported(line: str) -> None:
    """MkDocs takes such a line for a fact and does not show it."""
    (reported,) = front_matter_problems(f"{line}\n\n# x\n", "content/x.md")

    assert (reported.rule, reported.line) == ("DOC-004", 1)


def test_the_facts_and_the_rest() -> None:
    """Both forms of the closing line end the front matter."""
    assert split("---\ntitle: a\n---\nb\n") == ({"title": "a"}, "b\n")
    assert split("---\ntitle: a\n...\nb\n") == ({"title": "a"}, "b\n")
    assert split("b\n") == ({}, "b\n")
