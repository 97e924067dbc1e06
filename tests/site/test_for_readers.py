"""What readers see on the built pages: words instead of codes, whole names, and a way on from everywhere."""

from __future__ import annotations

import re
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.wording import labels


def test_every_list_of_codes_has_a_name(catalogue: Catalogue) -> None:
    """Codes of other lists stand under the name of the list, not under its key."""
    used = {
        key
        for vocabulary in catalogue.vocabularies.values()
        for term in vocabulary.terms.values()
        for key in term.codes
    }

    assert used - set(labels.CODE_LISTS) == set()


def test_what_was_not_found_leads_on(site: Path) -> None:
    """The page for an address that is not there says so in words, and leads to the lists."""
    html = (site / "404.html").read_text("utf-8")

    assert "<h1>This page was not found</h1>" in html
    main = html[html.index("<main") :]
    assert [name for name in ("countries/", "sources/", "requests/") if f'{name}">' not in main] == []


def test_sources_is_in_lists_with_their_whole_name(site: Path) -> None:
    """A reader need not know what an abbreviation means: the name comes first, then the abbreviation in brackets."""
    html = (site / "topics" / "pesticide-stockpiles" / "index.html").read_text("utf-8")

    assert "Facility of a Donor for the Environment (ODA Facility)" in html


def test_a_name_in_other_languages_is_another_name(site: Path) -> None:
    """A name that is the same in several languages is not repeated: Kenya is Kenya in French and Spanish."""
    html = (site / "countries" / "KEN" / "file" / "index.html").read_text("utf-8")
    line = re.search(r"<dd class=ch-names>(.*?)</dd>", html, re.S).group(1)

    assert re.findall(r'lang="?(\w+)', line) == ["ar", "ru", "zh"]


def test_what_nobody_read_is_not_called_a_page(site: Path) -> None:
    """Evidence from general knowledge says that no page was read, and nothing of a date on it."""
    html = (site / "organisations" / "example-network" / "index.html").read_text("utf-8")
    evidence = html[html.index("id=evidence") :]

    assert "General knowledge, no page read" in evidence
    assert "Undated" not in evidence
