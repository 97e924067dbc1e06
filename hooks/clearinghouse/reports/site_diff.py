"""What a change does to what readers see: records, pages, verdicts, eligibility, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ParamSpec, TypeVar

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.changes import Change, ChangeKind, find_changes
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.domain.convention_eligibility import Standing, assess_country
from clearinghouse.domain.evidence_age import HalfLifeTable
from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.domain.membership import source_on
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Country, Source
from clearinghouse.reports.page_digests import Digests
from clearinghouse.reports.remarks import remarks

_Record = TypeVar("_Record")
_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class PageDiff:
    """Addresses of pages, relative to the site, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: frozenset[str] = frozenset()  # those that show a record or a hand-written page which the change touches


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A source that now has another verdict for some countries (their codes, sorted)."""

    source: str
    before: Verdict
    after: Verdict
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteDiff:
    """Everything that differs between two states of the site on one date."""

    records: tuple[Change, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    reach: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)  # per added source: countries per verdict
    standings: tuple[tuple[str, Standing, Standing], ...] = ()  # country, before, after
    intakes: tuple[tuple[str, Status, Status], ...] = ()  # source, before, after
    pages: PageDiff | None = PageDiff()  # None: not compared
    remarks: tuple[tuple[Key, str], ...] = ()  # for reviewers
    hosts: Mapping[Key, str] = field(default_factory=dict)  # by record that has no file of its own: the file it is in


def compare_sites(
    before: Catalogue,
    after: Catalogue,
    *,
    as_of: date,
    pages: tuple[Digests, Digests] | None = ({}, {}),
    prose: Set[str] = frozenset(),
) -> SiteDiff:
    """Compare two states on one date.

    `pages` are the digests of their pages, before and after, or None if a state cannot be rendered; `prose` are
    the addresses of hand-written pages whose text was edited.
    """
    records = tuple(find_changes(before, after))
    edited = frozenset("/".join((*change.key, "")) for change in records) | prose
    return SiteDiff(
        records,
        tuple(_verdicts(before, after, as_of)),
        {change.key[1]: _reach(after, change.key[1], as_of) for change in records if _is_new_source(change, after)},
        tuple(_standings(before, after, as_of)),
        tuple(_intakes(before, after, as_of)),
        replace(compare_pages(*pages), edited=edited) if pages else None,
        tuple(remarks(records, before, after)),
        dict(_hosts(records, after)),
    )


def _hosts(changes: Sequence[Change], after: Catalogue) -> Iterator[tuple[Key, str]]:
    """Yield the records that lie within the file of another one, with the path of that file."""
    for key in (change.key for change in changes if change.key in after.documents):
        path = after.documents[key].path
        if path != record_path(*key):
            yield key, path


def compare_pages(before: Digests, after: Digests) -> PageDiff:
    """Return the addresses that are new, show something else, or no longer exist."""
    return PageDiff(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(uri for uri in after.keys() & before.keys() if after[uri] != before[uri])),
        tuple(sorted(before.keys() - after.keys())),
    )


def _verdicts(before: Catalogue, after: Catalogue, as_of: date) -> Iterator[VerdictChange]:
    countries = list(_in_both(before.countries, after.countries))
    for _, old, new in _in_both(before.sources, after.sources):
        yield from _verdict_changes(source_on(old, as_of), source_on(new, as_of), countries)


def _verdict_changes(
    old: Source, new: Source, countries: list[tuple[str, Country, Country]]
) -> Iterator[VerdictChange]:
    groups: dict[tuple[Verdict, Verdict], list[str]] = {}
    for code, country_before, country_after in countries:
        earlier, now = _ask(assess_source, old, country_before), assess_source(new, country_after)
        if earlier and earlier.verdict is not now.verdict:
            groups.setdefault((earlier.verdict, now.verdict), []).append(code)
    for (verdict_before, verdict_after), codes in sorted(groups.items()):
        yield VerdictChange(new.id, verdict_before, verdict_after, tuple(sorted(codes)))


def _in_both(before: Mapping[str, _Record], after: Mapping[str, _Record]) -> Iterator[tuple[str, _Record, _Record]]:
    for key in sorted(before.keys() & after.keys()):
        if not getattr(before[key], "retired", None) and not getattr(after[key], "retired", None):
            yield key, before[key], after[key]


def _is_new_source(change: Change, after: Catalogue) -> bool:
    return change.kind is ChangeKind.ADDED and change.key[0] == "sources" and change.key[1] in after.sources


def _reach(after: Catalogue, identifier: str, as_of: date) -> Mapping[Verdict, int]:
    source = source_on(after.sources[identifier], as_of)
    return Counter(assess_source(source, country).verdict for country in after.countries.values())


def _standings(before: Catalogue, after: Catalogue, as_of: date) -> Iterator[tuple[str, Standing, Standing]]:
    for code, old, new in _in_both(before.countries, after.countries):
        earlier, now = _ask(assess_country, old, as_of=as_of), assess_country(new, as_of=as_of)
        if earlier and earlier.standing is not now.standing:
            yield code, earlier.standing, now.standing


def _intakes(before: Catalogue, after: Catalogue, as_of: date) -> Iterator[tuple[str, Status, Status]]:
    half_lives = HalfLifeTable(after.half_lives.values())
    for identifier, old, new in _in_both(before.sources, after.sources):
        earlier = _ask(assess_intake, old, as_of=as_of, half_lives=half_lives)
        now = assess_intake(new, as_of=as_of, half_lives=half_lives)
        if earlier and earlier.status is not now.status:
            yield identifier, earlier.status, now.status


def _ask(
    function: Callable[_Arguments, _Result], *arguments: _Arguments.args, **options: _Arguments.kwargs
) -> _Result | None:
    """Call a function with a record of the earlier state, which nothing has checked; None if it cannot answer."""
    try:
        return function(*arguments, **options)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
