"""Which country a name means: official and other names, in any language, and codes of two letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from rapidfuzz import fuzz

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import Country
from clearinghouse.text import fold_name

# People call both countries of a pair by the word that their names share, so that word alone is never certain.
_NAMESAKES = (frozenset({"COD", "COG"}), frozenset({"KOR", "PRK"}))
_IN_BRACKETS = re.compile(r"\s*[(（].*")
_ARTICLE = re.compile(r"\s*the\s+", re.I)
_CODE = re.compile(r"[A-Za-z]{3}\Z")
_LATIN_CODE = re.compile(r"[A-Za-z]{2,3}\Z")
_WRITTEN_CODE = re.compile(r"[A-Za-z]{2,3}|(?:[A-Z]\.? ?){2,3}")  # KE, U.K., not n/a or e.g.
_NOT_STATED = "na"  # the code of Namibia, and the usual word for "not applicable"
# Words of sentences that are codes too, when they are written small.
_WORDS = frozenset(
    "am and as at be by can de en es et in is it la ma me my na no per si so to us".split()  # noqa: SIM905
)
_FORMAL = re.compile(
    r"(?:the )?(?:[\w'’]+ )*?(?:republic|kingdom|state|commonwealth|principality|sultanate) of (?:the )?"
    r"|r[ée]p(?:u|ú)bli(?:que|ca)(?: [\w'’]+)*? (?:du |de la |del? |des |de l['’]|d['’])",
    re.I,
)
_NOT_THE_SHORT_NAME = "republicofchina"  # without its first words it would name another country
_TERRITORY_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "pt", "de")
_SIMILAR = 84  # per cent of equal letters; below it, guesses name other countries
_MARGIN = 9  # per cent; a name that is that much less similar than the best is not meant


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The codes that each folded name can mean. A name with one code is certain."""

    codes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, catalogue: Catalogue) -> CountryNames:
        """Return the names that the countries of a catalogue have in their records and in the words of the search."""
        words = catalogue.search.get("search")
        other = words.countries if words else {}
        return cls.from_names(
            (code, [code, item.iso2, *_official(item), *other.get(code, ())])
            for code, item in catalogue.countries.items()
        )

    @classmethod
    def from_names(cls, names: Iterable[tuple[str, Iterable[str]]]) -> CountryNames:
        """Return the table of (code, names) pairs."""
        codes: dict[str, set[str]] = {}
        words: set[str] = set()
        for code, name in ((code, name) for code, several in names for name in several):
            folded = _fold(name)
            codes.setdefault(folded, set()).add(code)
            if " " not in name and not _LATIN_CODE.match(name):
                words.add(folded)
        shared = {word: pair for pair in _NAMESAKES for word in words if _is_shared(word, pair, codes)}
        return cls({name: shared.get(name, frozenset(found)) for name, found in codes.items() if name})

    def certain(self, name: str) -> str | None:
        """Return the code of the one country that a name can mean, or None."""
        codes = self.codes.get(_fold(name), frozenset())
        return next(iter(codes)) if len(codes) == 1 and not _is_word(name) else None

    def is_ambiguous(self, name: str) -> bool:
        """Whether a name is that of several countries."""
        return len(self.codes.get(_fold(name), ())) > 1

    def possible(self, name: str) -> list[str]:
        """Return the codes of the countries that a name probably means; empty when it could be any."""
        if _is_word(name) and _visible(name) != _NOT_STATED.upper():
            return []
        for form in _forms(name):
            if codes := self.codes.get(_fold(form)):
                return sorted(codes)
        if _CODE.match(_visible(name)):  # a wrong letter makes the code of another country
            swapped = {code for form in _swapped(_fold(name)) for code in self.codes.get(form, ())}
            return sorted(swapped) if len(swapped) == 1 else []
        if territories := _territories().get(_fold(name)):
            return sorted({code for territory in territories for code in self.codes.get(territory, ())})
        return self._similar(_fold(_forms(name)[-1]))

    def _similar(self, folded: str) -> list[str]:
        scores: dict[str, float] = {}
        for known, codes in self.codes.items():
            if score := fuzz.ratio(folded, known, score_cutoff=_SIMILAR):  # 0 below the cutoff
                scores |= {code: max(score, scores.get(code, 0)) for code in codes}
        best = max(scores.values(), default=0)
        return sorted(code for code, score in scores.items() if score >= best - _MARGIN)


def _official(country: Country) -> Iterator[str]:
    for name in country.names.values():
        yield name
        yield _IN_BRACKETS.sub("", name)


def _visible(name: str) -> str:
    """Return a name without characters that are not seen, and with plain letters for full-width ones."""
    plain = unicodedata.normalize("NFKC", name)
    return "".join(char for char in plain if unicodedata.category(char) != "Cf").strip()


def _is_word(name: str) -> bool:
    """Whether a short text is not a code, although its letters are one: "n/a", "e.g.", "no"."""
    plain, folded = _visible(name), _fold(name)
    if not _LATIN_CODE.match(folded):
        return False
    return folded == _NOT_STATED or plain in _WORDS or not _WRITTEN_CODE.fullmatch(plain)


def _forms(name: str) -> list[str]:
    """Return a name as it is written, with what follows its comma in front, and without "Republic of"."""
    plain = _visible(name)
    first, comma, rest = plain.partition(",")
    turned = f"{rest.strip()} {first.strip()}" if comma else plain
    is_short = _fold(turned) != _NOT_THE_SHORT_NAME
    return list(dict.fromkeys((plain, turned, _FORMAL.sub("", turned, count=1) if is_short else turned)))


def _swapped(code: str) -> Iterator[str]:
    """Yield the codes that differ by two letters next to each other."""
    for place in range(len(code) - 1):
        yield f"{code[:place]}{code[place + 1]}{code[place]}{code[place + 2 :]}"


@cache
def _territories() -> Mapping[str, frozenset[str]]:
    """Map the folded names of all countries and territories of the world to their folded codes of two letters.

    What has no record has a name too: "Saint Martin" is not a slip for San Marino.
    """
    codes: dict[str, set[str]] = {}
    for language in _TERRITORY_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _LATIN_CODE.match(code):
                codes.setdefault(_fold(_IN_BRACKETS.sub("", name)), set()).add(code.lower())
    return {name: frozenset(found) for name, found in codes.items()}


def _fold(name: str) -> str:
    return fold_name(_ARTICLE.sub("", name) if _ARTICLE.match(name) else name)


def _is_shared(word: str, pair: frozenset[str], codes: Mapping[str, set[str]]) -> bool:
    """Whether a word that names one country of a pair is in the names of both."""
    return codes[word] <= pair and all(any(word in name and code in codes[name] for name in codes) for code in pair)
