"""Words that people type into the search, as written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clearinghouse.records.part import Record, at

_Words = tuple[str, ...]


def _distinct(by_language: Mapping[str, Iterable[str]]) -> _Words:
    return tuple(dict.fromkeys(word for words in by_language.values() for word in words))


def _by(key: str) -> Callable[[Iterable[Mapping[str, Any]]], dict[str, _Words]]:
    return lambda items: {item[key]: _distinct(item["words"]) for item in items}


@dataclass(frozen=True, slots=True)
class SearchWords(Record):
    """Words to ignore, and by what they mean the words of all languages."""

    stop_words: _Words = field(metadata=at("stop_words", _distinct))
    topics: Mapping[str, _Words] = field(metadata=at("topics", _by("term")))
    assistance: Mapping[str, _Words] = field(metadata=at("assistance", _by("term")))
    countries: Mapping[str, _Words] = field(metadata=at("countries", _by("country")))
    kinds: Mapping[str, _Words] = field(metadata=at("kinds", _by("kind")))
    english: Mapping[str, _Words] = field(metadata=at("english", _by("english")))  # by what the pages say
    pages: Mapping[str, _Words] = field(metadata=at("pages", _by("page")))  # by the address of a hand-written page
    notes: str | None = None

    @property
    def meanings(self) -> Mapping[str, Mapping[str, _Words]]:
        """Group -> identifier -> words of all languages."""
        return {
            "topics": self.topics,
            "assistance": self.assistance,
            "countries": self.countries,
            "kinds": self.kinds,
            "english": self.english,
            "pages": self.pages,
        }
