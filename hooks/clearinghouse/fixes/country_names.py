"""Which country a name means: official and other names, in any language, and codes of two letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
        return next(iter(codes)) if len(codes) == 1 else None

    def is_ambiguous(self, name: str) -> bool:
        """Whether a name is that of several countries."""
        return len(self.codes.get(_fold(name), ())) > 1

    def possible(self, name: str) -> list[str]:
        """Return the codes of the countries that a name probably means; empty when it could be any."""
        folded = _fold(name)
        if codes := self.codes.get(folded):
            return sorted(codes)
        if _CODE.match(name.strip()):  # one wrong letter makes the code of another country; only swapped ones are clear
            swapped = {code for codes in self.codes.values() for code in codes if sorted(code) == sorted(name.upper())}
            return sorted(swapped) if len(swapped) == 1 else []
        return self._similar(folded)

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


def _fold(name: str) -> str:
    return fold_name(_ARTICLE.sub("", name) if _ARTICLE.match(name) else name)


def _is_shared(word: str, pair: frozenset[str], codes: Mapping[str, set[str]]) -> bool:
    """Whether a word that names one country of a pair is in the names of both."""
    return codes[word] <= pair and all(any(word in name and code in codes[name] for name in codes) for code in pair)
