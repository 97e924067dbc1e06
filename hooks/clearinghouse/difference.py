"""What a change does to what readers see: records, pages, verdicts, eligibility, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clearinghouse.changes import Change, Happening, changes
from clearinghouse.derive.eligibility import Standing
from clearinghouse.derive.intake import Status
from clearinghouse.derive.service import Verdict, serves
from clearinghouse.pages.view import View
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


def difference(before: View, after: View, pages_before: Digests, pages_after: Digests) -> Difference:
    """Compare two views of one day, and the digests of their pages (see `page_digests`)."""
    records = tuple(changes(before.catalogue, after.catalogue))
    return Difference(
        records,
        tuple(_verdicts(before, after)),
        {change.key[1]: _reach(after, change.key[1]) for change in records if _is_new_source(change, after)},
        tuple(_standings(before, after)),
        tuple(_intakes(before, after)),
        page_difference(pages_before, pages_after),
    )


def page_difference(before: Digests, after: Digests) -> PageDifference:
    """Return which addresses are new, show something else, or answer no more."""
    return PageDifference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(uri for uri in after.keys() & before.keys() if after[uri] != before[uri])),
        tuple(sorted(before.keys() - after.keys())),
    )


def _verdicts(before: View, after: View) -> Iterator[VerdictChange]:
    countries = list(_both(before.catalogue.countries, after.catalogue.countries))
    for _, old, new in _both(before.catalogue.sources, after.catalogue.sources):
        yield from _of_source(old, new, countries)


def _of_source(old: Source, new: Source, countries: list[tuple[str, Country, Country]]) -> Iterator[VerdictChange]:
    groups: dict[tuple[Verdict, Verdict], list[str]] = {}
    for code, country_before, country_after in countries:
        pair = serves(old, country_before).verdict, serves(new, country_after).verdict
        if pair[0] is not pair[1]:
            groups.setdefault(pair, []).append(code)
    for pair, codes in sorted(groups.items()):
        yield VerdictChange(new.id, *pair, tuple(sorted(codes)))


def _both(before: Mapping, after: Mapping) -> Iterator[tuple]:
    for key in sorted(before.keys() & after.keys()):
        if not getattr(before[key], "retired", None) and not getattr(after[key], "retired", None):
            yield key, before[key], after[key]


def _is_new_source(change: Change, after: View) -> bool:
    return change.happening is Happening.ADDED and change.key[0] == "sources" and change.key[1] in after.intakes


def _reach(after: View, identifier: str) -> Mapping[Verdict, int]:
    source = after.catalogue.sources[identifier]
    return Counter(serves(source, country).verdict for country in after.catalogue.countries.values())


def _standings(before: View, after: View) -> Iterator[tuple[str, Standing, Standing]]:
    for code, old, new in _both(before.assessments, after.assessments):
        if old.standing is not new.standing:
            yield code, old.standing, new.standing


def _intakes(before: View, after: View) -> Iterator[tuple[str, Status, Status]]:
    for identifier, old, new in _both(before.intakes, after.intakes):
        if old.status is not new.status:
            yield identifier, old.status, new.status
