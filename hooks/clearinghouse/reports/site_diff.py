"""What a change does to what readers see: records, pages, verdicts, eligibility, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.changes import Change, ChangeKind, find_changes
from clearinghouse.domain.convention_eligibility import Standing, assess_country
from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.domain.source_eligibility import Verdict, assess_source
from clearinghouse.records import Country, Source

Digests = Mapping[str, str]  # address of a page -> digest of what it shows


@dataclass(frozen=True, slots=True)
class PageDifference:
    """Addresses of pages, each from the top of the site, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A source that now has another verdict for some countries (their codes, sorted)."""

    source: str
    before: Verdict
    after: Verdict
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The whole difference between two states of the site on one day."""

    records: tuple[Change, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    reach: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)  # by added source: countries by verdict
    standings: tuple[tuple[str, Standing, Standing], ...] = ()  # country, before, after
    intakes: tuple[tuple[str, Status, Status], ...] = ()  # source, before, after
    pages: PageDifference = PageDifference()


def difference(
    before: Catalogue, after: Catalogue, *, as_of: date, pages: tuple[Digests, Digests] = ({}, {})
) -> Difference:
    """Compare two states on one day; `pages` are the digests of their pages, before and after (see `page_digests`)."""
    records = tuple(find_changes(before, after))
    return Difference(
        records,
        tuple(_verdicts(before, after)),
        {change.key[1]: _reach(after, change.key[1]) for change in records if _is_new_source(change, after)},
        tuple(_standings(before, after, as_of)),
        tuple(_intakes(before, after, as_of)),
        page_difference(*pages),
    )


def page_difference(before: Digests, after: Digests) -> PageDifference:
    """Return which addresses are new, show something else, or answer no more."""
    return PageDifference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(uri for uri in after.keys() & before.keys() if after[uri] != before[uri])),
        tuple(sorted(before.keys() - after.keys())),
    )


def _verdicts(before: Catalogue, after: Catalogue) -> Iterator[VerdictChange]:
    countries = list(_both(before.countries, after.countries))
    for _, old, new in _both(before.sources, after.sources):
        yield from _of_source(old, new, countries)


def _of_source(old: Source, new: Source, countries: list[tuple[str, Country, Country]]) -> Iterator[VerdictChange]:
    groups: dict[tuple[Verdict, Verdict], list[str]] = {}
    for code, country_before, country_after in countries:
        pair = _asked(assess_source, old, country_before), assess_source(new, country_after)
        if pair[0] and pair[0].verdict is not pair[1].verdict:
            groups.setdefault((pair[0].verdict, pair[1].verdict), []).append(code)
    for pair, codes in sorted(groups.items()):
        yield VerdictChange(new.id, *pair, tuple(sorted(codes)))


def _both(before: Mapping, after: Mapping) -> Iterator[tuple]:
    for key in sorted(before.keys() & after.keys()):
        if not getattr(before[key], "retired", None) and not getattr(after[key], "retired", None):
            yield key, before[key], after[key]


def _is_new_source(change: Change, after: Catalogue) -> bool:
    return change.kind is ChangeKind.ADDED and change.key[0] == "sources" and change.key[1] in after.sources


def _reach(after: Catalogue, identifier: str) -> Mapping[Verdict, int]:
    source = after.sources[identifier]
    return Counter(assess_source(source, country).verdict for country in after.countries.values())


def _standings(before: Catalogue, after: Catalogue, as_of: date) -> Iterator[tuple[str, Standing, Standing]]:
    for code, old, new in _both(before.countries, after.countries):
        told, now = _asked(assess_country, old, as_of=as_of), assess_country(new, as_of=as_of)
        if told and told.standing is not now.standing:
            yield code, told.standing, now.standing


def _intakes(before: Catalogue, after: Catalogue, as_of: date) -> Iterator[tuple[str, Status, Status]]:
    for identifier, old, new in _both(before.sources, after.sources):
        told, now = _asked(assess_intake, old, as_of=as_of), assess_intake(new, as_of=as_of)
        if told and told.status is not now.status:
            yield identifier, told.status, now.status


def _asked(function: Callable, *arguments: object, **options: object) -> Any:
    """Ask about a record of the earlier state, which nobody has checked: None when there is no answer to it today."""
    try:
        return function(*arguments, **options)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
