"""Words that people type into the search, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_GROUPS = {"topics": "term", "assistance": "term", "countries": "country", "kinds": "kind", "english": "english"}


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words passed over, and words by what they mean: group -> identifier -> words of all languages.

    In the group `english` the identifier is what the pages say in English.
    """

    id: str
    stop_words: tuple[str, ...]
    meanings: Mapping[str, Mapping[str, tuple[str, ...]]]
    notes: str | None = None


def search_words(identifier: str, data: Mapping) -> SearchWords:
    """Return the search words that `data`, accepted by the schema, describes."""
    meanings = {group: _by_meaning(data.get(group) or (), key) for group, key in _GROUPS.items()}
    return SearchWords(identifier, _all(data["stop_words"]), meanings, data.get("notes"))


def _by_meaning(items: list[Mapping], key: str) -> dict[str, tuple[str, ...]]:
    return {item[key]: _all(item["words"]) for item in items}


def _all(by_language: Mapping[str, list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in by_language.values() for word in words))
