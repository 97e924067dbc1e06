"""The dossier to prepare once: the papers and conditions of all sources that a country can use, without doubles.

Two papers are one only when name, signature, language and address are the same: an application form that the
ministry of health signs is another paper than one that nobody is known to sign. Case, accents, spaces and a last
full stop make no difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from clearinghouse.records.source import Paper, Source


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper as the first source writes it, and every source that asks for it."""

    paper: Paper
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as the first source writes it, and every source that makes it."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ApplicationChecklist:
    """What to prepare; `silent` are the sources that state neither a paper nor a condition."""

    papers: tuple[RequiredPaper, ...]
    shared: tuple[Condition, ...]  # conditions that more than one source makes
    own: tuple[tuple[Source, tuple[str, ...]], ...]  # the conditions that only one source makes, by source
    silent: tuple[Source, ...]


def build_checklist(sources: Iterable[Source]) -> ApplicationChecklist:
    """Return the union of papers and conditions of `sources`; what several ask for comes first."""
    used = tuple(sources)
    conditions = _conditions(used)
    alone = {folded(item.text) for item in conditions if len(item.sources) == 1}
    return ApplicationChecklist(
        papers=_papers(used),
        shared=tuple(item for item in conditions if len(item.sources) > 1),
        own=tuple((source, texts) for source in used if (texts := _texts(source, alone))),
        silent=tuple(source for source in used if not source.access.documents and not source.access.requirements),
    )


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return a text without case, accents, doubled spaces and a last stop, to tell whether two are the same."""
    plain = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    spaced = " ".join(bare.split())
    return spaced.rstrip(" .;,") or spaced


def _papers(sources: tuple[Source, ...]) -> tuple[RequiredPaper, ...]:
    first: dict[tuple, Paper] = {}
    asking: dict[tuple, dict[str, Source]] = {}
    for source in sources:
        for paper in source.access.documents:
            key = _paper_key(paper)
            first.setdefault(key, paper)
            asking.setdefault(key, {})[source.id] = source
    found = [RequiredPaper(first[key], tuple(by.values())) for key, by in asking.items()]
    return tuple(sorted(found, key=_paper_order))


def _paper_key(paper: Paper) -> tuple:
    return folded(paper.name), folded(paper.signed_by or ""), folded(paper.language or ""), paper.url


def _paper_order(item: RequiredPaper) -> tuple:
    # A signature takes time, so it comes before other papers of the same demand. Else the order of the sources stays.
    return -len(item.sources), item.paper.signed_by is None


def _conditions(sources: tuple[Source, ...]) -> tuple[Condition, ...]:
    first: dict[str, str] = {}
    asking: dict[str, dict[str, Source]] = {}
    for source in sources:
        for text in source.access.requirements:
            key = folded(text)
            first.setdefault(key, text)
            asking.setdefault(key, {})[source.id] = source
    found = [Condition(first[key], tuple(by.values())) for key, by in asking.items()]
    return tuple(sorted(found, key=lambda item: -len(item.sources)))


def _texts(source: Source, keys: set[str]) -> tuple[str, ...]:
    found = {folded(text): text for text in source.access.requirements}
    return tuple(text for key, text in found.items() if key in keys)
