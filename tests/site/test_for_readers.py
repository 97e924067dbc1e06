"""What readers see on the built pages: words instead of codes, whole names, and a way on from everywhere."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.wording import labels

_TECHNICAL = ("contribute/", "data/", "api/")  # these show how records are written
_NOT_FOR_READERS = {
    "a day that is not written in words": r"\b20\d\d-\d\d-\d\d\b",
    "a value of a program": r"\b(null|undefined|NaN|nan)\b|\[object|\bNone[,;)]",
    "a template": r"\{\{|\{%|ch-slot",
    "a singular with a plural": r"\b1 (sources|needs|countries|centres|records|days|requests|months|years|points)\b",
    "signs that hang loose": r"\w [,;](\s|$)|,\s*\.|;\s*\.|\(\s*\)",
}


def _text(html: str) -> str:
    """Return the text of a page without scripts, code and addresses."""
    body = html[html.index("<body") :]
    body = re.sub(r"<(script|style|template|code|pre)\b.*?</\1>", "…", body, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", "\n", body))


@pytest.mark.parametrize("what", _NOT_FOR_READERS)
def test_pages_are_written_for_readers(site: Path, what: str) -> None:
    """No page for readers shows codes, values of programs, or punctuation around something that is missing."""
    pattern = re.compile(_NOT_FOR_READERS[what])
    found = {
        f"{path.relative_to(site)}: {match.group()}"
        for path in site.rglob("*.html")
        if not path.relative_to(site).as_posix().startswith(_TECHNICAL)
        for match in [pattern.search(_text(path.read_text("utf-8")))]
        if match
    }

    assert found == set()


def test_every_list_of_codes_has_a_name(live: Catalogue) -> None:
    """Codes of other lists stand under the name of the list, not under its key."""
    used = {
        key for vocabulary in live.vocabularies.values() for term in vocabulary.terms.values() for key in term.codes
    }

    assert used - set(labels.CODE_LISTS) == set()


def test_what_was_not_found_leads_on(site: Path) -> None:
    """The page for an address that is not there says so in words, and leads to the lists."""
    html = (site / "404.html").read_text("utf-8")

    assert "<h1>This page was not found</h1>" in html
    main = html[html.index("<main") :]
    assert [name for name in ("countries/", "sources/", "requests/") if f'{name}">' not in main] == []


def test_sources_stand_in_lists_with_their_whole_name(site: Path) -> None:
    """A reader need not know what an abbreviation means: the name comes first, then the abbreviation in brackets."""
    for page in ("topics/pesticide-stockpiles", "countries/KEN"):
        html = (site / page / "index.html").read_text("utf-8")
        assert "French Facility for Global Environment (FFEM)" in html


def test_a_name_in_other_languages_is_another_name(site: Path) -> None:
    """A name that is the same in several languages is not repeated: Kenya is Kenya in French and Spanish."""
    html = (site / "countries" / "KEN" / "index.html").read_text("utf-8")
    line = re.search(r'<p class="ch-names">(.*?)</p>', html, re.S).group(1)

    assert re.findall(r'lang="(\w+)"', line) == ["ar", "ru", "zh"]


def test_what_nobody_read_is_not_called_a_page(site: Path) -> None:
    """Evidence from general knowledge says that no page was read, and nothing of a date on it."""
    html = (site / "organisations" / "unep" / "index.html").read_text("utf-8")
    evidence = html[html.index('id="evidence"') :]

    assert "General knowledge; no page was read" in evidence
    assert "No date was seen" not in evidence
