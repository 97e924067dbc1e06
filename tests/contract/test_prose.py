"""The prose of the site has the quotation marks and apostrophes of print, as the records have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.paths import ROOT

# Code, HTML, attributes of headings, addresses of links, comments with directives, titles of notes.
_CODE = re.compile(r"```.*?```|`[^`]*`|<[^>]*>|\{[^}]*\}|\]\([^)]*\)|^!!!.*$", re.DOTALL | re.MULTILINE)
_STRAIGHT = re.compile(r"\"|(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
_PAGES = sorted((ROOT / "content").rglob("*.md"))


def _straight(text: str) -> list[str]:
    """Return the lines of prose with a straight quotation mark or apostrophe."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    description = "".join(line.partition(": ")[2].strip("\"'") + "\n" for line in head.splitlines())
    return [line for line in _CODE.sub("", description + body).splitlines() if _STRAIGHT.search(line)]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(ROOT / "content").as_posix())
def test_prose_has_the_quotes_of_print(page: Path) -> None:
    """A quotation mark or an apostrophe outside of code is a curved one."""
    assert _straight(page.read_text("utf-8")) == []


def test_a_straight_quote_is_found() -> None:
    """It is found in prose, also in the description, and not in code, in a tag or in an address."""
    assert _straight('---\ntitle: "A"\ndescription: It\'s one\n---\nSay "no".\n') == ["It's one", 'Say "no".']
    assert _straight('`"a"` <a class="b"> [c](d "e") {f="g"} “h”’s\n```\nx = "y"\n```\n') == []
    assert _straight("") == []
