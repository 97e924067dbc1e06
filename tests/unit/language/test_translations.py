"""Translations are read as they are written, and refused when they would spoil a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.language.messages import ENGLISH, MessagesError
from clearinghouse.language.pseudo import PSEUDO, pseudo
from clearinghouse.language.translations import LOCALE, languages, load_messages
from markupsafe import Markup

_HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n%10==1 ? 0 : n%10<5 ? 1 : 2);\\n"\n\n'
)


def _write(folder: Path, entries: str, language: str = "ru") -> Path:
    path = folder / language / "LC_MESSAGES" / "clearinghouse.po"
    path.parent.mkdir(parents=True)
    path.write_text(_HEADER + entries, "utf-8")
    return folder


def test_a_translation_has_its_own_order_and_plural_forms(tmp_path: Path) -> None:
    """Values stand where the translation puts them; a number selects one of the forms of the language."""
    entries = (
        'msgid "at most %(sum)s per %(unit)s"\nmsgstr "na %(unit)s max. %(sum)s"\n\n'
        'msgid "%(count)s day"\nmsgid_plural "%(count)s days"\n'
        'msgstr[0] "%(count)s den"\nmsgstr[1] "%(count)s dnya"\nmsgstr[2] "%(count)s dney"\n\n'
        'msgctxt "verb"\nmsgid "open"\nmsgstr "otkryt"\n'
    )

    messages = load_messages("ru", _write(tmp_path, entries))

    assert messages.gettext("at most %(sum)s per %(unit)s", sum="<5>", unit="x") == "na x max. <5>"
    assert [messages.ngettext("%(count)s day", "%(count)s days", n, count=n) for n in (1, 3, 7)] == [
        "1 den",
        "3 dnya",
        "7 dney",
    ]
    assert messages.pgettext("verb", "open") == "otkryt"
    assert messages.gettext("not yet translated") == "not yet translated"
    assert messages.gettext("") == ""


def test_a_language_without_a_translation_is_refused(tmp_path: Path) -> None:
    """The error names the language, and those that there are."""
    _write(tmp_path, "", "pt_BR")

    with pytest.raises(MessagesError, match=r'"xx".*en, pt-BR'):
        load_messages("xx", tmp_path)


@pytest.mark.parametrize(
    ("original", "translation", "fault"),
    [
        ("%(count)s days", "tage", "placeholders"),
        ("%(count)s days", "%(number)s tage", "placeholders"),
        ("{n} results.", "{m} ergebnisse", "placeholders"),
        ("5 %%", "5 %", "percent"),
        ('<a href=\\"%(url)s\\">x</a>', '<a href=\\"%(url)s\\" onclick=\\"x()\\">x</a>', "tags"),
        ("plain", "<script>alert(1)</script>", "tags"),
        ("plain", "<img src=x onerror=alert(1)>", "tags"),
    ],
)
def test_a_translation_that_would_spoil_a_page_is_refused(
    original: str, translation: str, fault: str, tmp_path: Path
) -> None:
    """A lost value, a stray percent sign and HTML that the message does not have name the file and the line."""
    folder = _write(tmp_path, f'msgid "{original}"\nmsgstr "{translation}"\n')

    with pytest.raises(MessagesError, match=rf"clearinghouse\.po:\d+: .*{fault}"):
        load_messages("ru", folder)


@pytest.mark.parametrize("entries", ["\x00", "msgstr[\n", "no catalogue\n"])
def test_a_file_that_is_not_a_catalogue_is_refused(entries: str, tmp_path: Path) -> None:
    """A file that cannot be read names itself and gives no trace of the program."""
    with pytest.raises(MessagesError, match="not a valid catalogue"):
        load_messages("ru", _write(tmp_path, entries))


def test_fuzzy_and_empty_translations_count_as_missing(tmp_path: Path) -> None:
    """What a translator has not finished is shown in English, whatever it says."""
    entries = '#, fuzzy\nmsgid "%(n)s days"\nmsgstr "wrong"\n\nmsgid "open"\nmsgstr ""\n'

    messages = load_messages("ru", _write(tmp_path, entries))

    assert (messages.gettext("%(n)s days", n=2), messages.gettext("open")) == ("2 days", "open")


@pytest.mark.parametrize("language", languages(LOCALE) or ["en"])
def test_the_translations_of_the_site_can_be_read(language: str) -> None:
    """Each translation in the repository is accepted."""
    assert load_messages(language).language == language


def test_values_that_are_html_stay_html_and_all_else_is_escaped() -> None:
    """A message with a link is HTML in which the words and the other values are escaped."""
    text = ENGLISH.gettext("a & %(link)s, %(name)s", link=Markup("<a>b</a>"), name="<c>")

    assert text == "a &amp; <a>b</a>, &lt;c&gt;"
    assert isinstance(text, Markup)
    assert not isinstance(ENGLISH.gettext("a & %(name)s", name="<c>"), Markup)


def test_the_pseudo_language_marks_words_and_keeps_the_rest() -> None:
    """Placeholders, tags and entities stay; letters get accents; plural forms are those of English."""
    messages = load_messages(PSEUDO)

    assert pseudo("Sources") == "⟦Šöûŕçéš⟧"
    assert messages.gettext('a <b title="x">%(n)s</b> &lt; {n} 5 %%', n=2) == '⟦å <b title="x">2</b> &lt; {n} 5 %⟧'
    assert [messages.ngettext("%(n)s day", "%(n)s days", n, n=n) for n in (1, 2)] == ["⟦1 ðåý⟧", "⟦2 ðåýš⟧"]
    assert messages.pgettext("verb", "open") == "⟦öþéñ⟧"
