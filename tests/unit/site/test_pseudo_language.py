"""Every word that readers see is a message or comes from a record: no page has words of its own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.language.extraction import PATH
from clearinghouse.language.pseudo import PSEUDO, PseudoTranslations, pseudo
from clearinghouse.rules.registry import ALL_CODES, FAMILIES
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import calendars, plan_criteria_json
from clearinghouse.site.pages.directives.contribute import about_of
from clearinghouse.site.pages.directives.expanders import EXPANDERS, choices
from clearinghouse.site.pages.registry import PAGE_KINDS
from clearinghouse.site.templating import environment
from support.paths import AS_OF, ROOT
from support.wide_text import wide_catalogue

_SHOWN = ("title", "aria-label", "placeholder", "alt", "data-label")
_NOT_WORDS = {"code", "pre", "style"}  # what is quoted: addresses, ids, the text of records
_WITHOUT_END = {"input", "br", "link", "img", "hr", "meta", "wbr"}
# What may stand next to messages and data: dates in the language of the pseudo-language, and names that all languages
# share.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_COMMON = re.compile(
    rf"\b(?:{_DAYS}) (?=\d)|(?:\d{{1,2}} )?\b(?:{_MONTHS}) \d{{4}}|\b(?:CSV|JSON|GitHub)\b"
    rf"|^(?:{_SHORT_MONTHS})$|\b(?:{_SHORT_MONTHS})(?= \d+\b)|\bUSD\b|\b\d+\([a-z]\)\([ivx]+\)"  # axes, paragraphs
    r"|\{\w+\}"  # filled by a script
    r"|https?://\S*|\b[\w-]+(?:\.[\w-]+)+\b|/\w+/"  # addresses, hosts, files
    r"|\b(?:Art\. \d+|Annex [A-G])[\w.() ]*|\b[A-Z]{3}\s(?=\d)|\b[A-Z]{3}-\d{3}\b"  # articles, sums, rules
)
_WORD = re.compile(r"[A-Za-z]{2,}")


class _Reader(HTMLParser):
    """Collects the texts and the shown attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _WITHOUT_END:
            self._open.append(tag)
        self.texts += [value for name, value in attrs if name in _SHOWN and value]
        self.texts += [text for name, value in attrs if name == "data-strings" for text in _strings(value or "")]
        self.texts += [value[5:] for name, value in attrs if name == "data-pm" and value.startswith("kind:")]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not _NOT_WORDS & set(self._open):
            self.texts += _strings(data) if self._open[-1:] == ["script"] else [data]


def _strings(data: str) -> list[str]:
    """Return the messages that a script reads: the values of a block of JSON, without those of records and schemas."""
    if not data.strip():
        return []
    block = json.loads(data)
    if isinstance(block, dict) and "@context" in block:  # of another vocabulary: only these are words for readers
        block = {name: block[name] for name in ("name", "description")}
    words = block.get("words", block) if isinstance(block, dict) else {}
    is_data = "schema" in words or "countries" in words
    return [] if is_data else [text for text in words.values() if isinstance(text, str)]


def _leaks(page: str, quoted: frozenset[str]) -> list[str]:
    """Return the texts of a page that have words which are neither messages nor data."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    words = [text for text in reader.texts if _WORD.search(text)]  # most have none: they are messages and made-up data
    return [text.strip() for text in words if _WORD.search(_without(html.unescape(text), quoted))]


def _without(text: str, quoted: frozenset[str]) -> str:
    if text.strip() in quoted or re.fullmatch("[A-Z]{3}", text.strip()):
        return ""
    for sentence in _sentences(quoted):
        if sentence in text:
            text = text.replace(sentence, "")
    return _COMMON.sub("", re.sub("^[A-Z]{3}: ", "", text.strip()))  # the code of a currency comes before its name


@cache
def _sentences(quoted: frozenset[str]) -> list[str]:
    """Return what has more than one word, the longest first: a shorter one may be part of it."""
    return sorted((item for item in quoted if " " in item), key=len, reverse=True)


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Collect the messages that are looked up."""
    return set()


@pytest.fixture(scope="module")
def pseudo_context(catalogue: Catalogue, complete: Path, asked: set[str]) -> Iterator[SiteContext]:
    """Compute a site in the pseudo-language, from a catalogue in full-width letters; note what is looked up."""

    def record(_self: PseudoTranslations, message: str) -> str:
        asked.add(message)
        return pseudo(message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PseudoTranslations, "gettext", record)
        environment.reread_templates()
        environment.load_templates(PSEUDO)
        addresses = Addresses("https://site.example/", "https://github.com/o/r/")
        wide = wide_catalogue(catalogue, complete)
        yield build_context(wide, as_of=AS_OF, addresses=addresses, language=PSEUDO)
        environment.reread_templates()


@pytest.fixture(scope="module")
def quoted(pseudo_context: SiteContext) -> frozenset[str]:
    """Return what is shown as it is written: identifiers of data, and the texts of rules, which are in English."""
    catalogue = pseudo_context.catalogue
    ids = {identifier for kind in catalogue.known.values() for identifier in kind} | catalogue.known.keys()
    rules = [
        text
        for code in ALL_CODES.values()
        for text in (f"{code.id}: {code.title}", code.title, code.autofix, code.what, code.why, code.fix)
    ]
    # Closed lists of a schema have no labels of their own: the forms show their words as they are written.
    lists = {"good", "poor", "not eligible", "ask", "LDC", "Other LIC", "LMIC", "UMIC"}
    about = [about_of(family) for family in FAMILIES]
    return frozenset({*ids, *rules, *about, *lists} - {""})


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
def test_pages_have_no_words_of_their_own(kind: object, pseudo_context: SiteContext, quoted: frozenset[str]) -> None:
    """Texts, titles, labels and descriptions of every kind of page are messages and data."""
    untranslated = {}
    for task in kind.tasks(pseudo_context):
        page = task.render(pseudo_context, task.key)
        for text in (page.body, html.escape(page.title), html.escape(page.description)):
            untranslated.update(dict.fromkeys(_leaks(text, quoted), task.uri))

    assert untranslated == {}


@pytest.mark.parametrize("name", sorted(EXPANDERS.keys() - {"components"}))  # samples for those who build pages
def test_parts_of_prose_have_no_words_of_their_own(
    name: str, pseudo_context: SiteContext, quoted: frozenset[str]
) -> None:
    """What directives insert into prose is messages and data too."""
    values = choices(pseudo_context.catalogue).get(name, {}).get("of", [""])
    pages = [EXPANDERS[name](pseudo_context, "../", {"of": value}) for value in values]

    assert [leak for page in pages for leak in _leaks(page, quoted)] == []


def test_calendars_have_no_words_of_their_own(pseudo_context: SiteContext, quoted: frozenset[str]) -> None:
    """The names, summaries and descriptions that calendar programs show are messages and data."""
    calendar = dict(calendars.files(pseudo_context))["deadlines.ics"].decode().replace("\r\n ", "")
    lines = re.findall(r"^(?:SUMMARY|DESCRIPTION|NAME|X-WR-CALNAME)[^:]*:(.*?)\r$", calendar, re.M)
    texts = [text for line in lines for text in line.split("\\n")]

    assert len(texts) > 3
    assert [leak for text in texts for leak in _leaks(html.escape(text), quoted)] == []


def test_the_reasons_of_plans_have_no_words_of_their_own(pseudo_context: SiteContext, quoted: frozenset[str]) -> None:
    """The legend of the criteria, which other programs show, is in the language of the site."""
    legend = json.loads(dict(plan_criteria_json.files(pseudo_context))["api/v1/plan-criteria.json"])
    texts = [text for item in legend["result"] for text in (item["name"], *item["reasons"].values())]
    bare = [re.sub(r"\{\w+\}", "", text) for text in texts]

    assert len(texts) > 30
    assert [leak for text in bare for leak in _leaks(html.escape(text), quoted)] == []


def test_the_reader_of_pages_finds_words() -> None:
    """A word in a text, in a label or in what a script says is found, and a message or a record's text is not."""
    page = f'<p aria-label="Leak">{pseudo("Open")}: ｇｒａｎｔ <b>left</b><script>{{"a": "said"}}</script></p>'

    assert _leaks(page, frozenset()) == ["Leak", "left", "said"]


def test_every_message_that_is_looked_up_can_be_extracted(pseudo_context: SiteContext, asked: set[str]) -> None:
    """What templates and code ask for is in the file for translators, letter for letter."""
    with (ROOT / PATH).open("rb") as stream:
        known = {text for item in read_po(stream) for text in (item.id if isinstance(item.id, tuple) else [item.id])}

    assert len(asked) > 500
    assert asked - known == set()
