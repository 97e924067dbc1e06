"""What to prepare once: the papers and conditions of all sources that a country can use, without duplicates.

The centres help to submit proposals, and countries are told the requirements of sources (proposal, paragraphs 10b and
2c). Two papers are the same only when name, signatory, language and address are: an application form that the ministry
of health signs is not the form that no one is known to sign. Case, accents, spaces and final punctuation do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.records.source import Paper, Source
from clearinghouse.text import fold_sentence

_PaperKey = tuple[str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper as the first source writes it, and every source that requires it."""

    paper: Paper
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SharedCondition:
    """A condition as the first source writes it, and every source that makes it."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ApplicationChecklist:
    """What to prepare; `silent` are the sources that state neither a paper nor a condition."""

    papers: tuple[RequiredPaper, ...]
    shared: tuple[SharedCondition, ...]  # conditions that more than one source makes
    own: tuple[tuple[Source, tuple[str, ...]], ...]  # the conditions that only one source makes, by source
    silent: tuple[Source, ...]


def build_checklist(sources: Iterable[Source]) -> ApplicationChecklist:
    """Return the union of the papers and conditions of `sources`, those that most sources require first."""
    used = tuple(sources)
    conditions = _conditions(used)
    single = {fold_sentence(item.text) for item in conditions if len(item.sources) == 1}
    return ApplicationChecklist(
        papers=_papers(used),
        shared=tuple(item for item in conditions if len(item.sources) > 1),
        own=tuple((source, texts) for source in used if (texts := _requirements(source, single))),
        silent=tuple(source for source in used if not source.access.documents and not source.access.requirements),
    )


def _papers(sources: tuple[Source, ...]) -> tuple[RequiredPaper, ...]:
    first: dict[_PaperKey, Paper] = {}
    requiring: dict[_PaperKey, dict[str, Source]] = {}
    for source in sources:
        for paper in source.access.documents:
            key = _paper_key(paper)
            first.setdefault(key, paper)
            requiring.setdefault(key, {})[source.id] = source
    papers = [RequiredPaper(first[key], tuple(owners.values())) for key, owners in requiring.items()]
    return tuple(sorted(papers, key=_paper_order))


def _paper_key(paper: Paper) -> _PaperKey:
    return (
        fold_sentence(paper.name),
        fold_sentence(paper.signed_by or ""),
        fold_sentence(paper.language or ""),
        paper.url,
    )


def _paper_order(item: RequiredPaper) -> tuple[int, bool]:
    # A signature takes time, so it comes first among papers that equally many sources require. Sorting is stable.
    return -len(item.sources), item.paper.signed_by is None


def _conditions(sources: tuple[Source, ...]) -> tuple[SharedCondition, ...]:
    first: dict[str, str] = {}
    requiring: dict[str, dict[str, Source]] = {}
    for source in sources:
        for text in source.access.requirements:
            key = fold_sentence(text)
            first.setdefault(key, text)
            requiring.setdefault(key, {})[source.id] = source
    conditions = [SharedCondition(first[key], tuple(owners.values())) for key, owners in requiring.items()]
    return tuple(sorted(conditions, key=lambda item: -len(item.sources)))


def _requirements(source: Source, keys: set[str]) -> tuple[str, ...]:
    """Return the requirements of a source with one of these folded texts, each once."""
    by_key: Mapping[str, str] = {fold_sentence(text): text for text in source.access.requirements}
    return tuple(text for key, text in by_key.items() if key in keys)
