"""What has to be looked at again, by who keeps it: old checks, rounds that passed, overdue steps, dead links.

The rules of severity notice find what time has made old; asking outside addresses finds what the network says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses
from clearinghouse.domain.routing import centres_by_country, responsible_centres
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.records import Centre, Request
from clearinghouse.rules import engine as rules
from clearinghouse.rules.registry import REGISTRY

SECRETARIAT = "secretariat"
_NETWORK_DOWN = 0.5  # share of addresses that no server answered, above which the fault is ours
_NOBODY_THERE = (LinkStatus.UNSURE, LinkStatus.DNS_FAILURE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: the file of a record (or an address), and what is to be done."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one keeper has to look at, by heading."""

    keeper: str
    name: str
    tasks: Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Freshness:
    """The report of one day. `unsure` gave no answer this time; `asked` counts addresses, None: nobody asked."""

    as_of: date
    groups: tuple[Group, ...]
    unsure: tuple[Item, ...] = ()
    asked: int | None = None
    network_down: bool = False

    @property
    def due(self) -> int:
        """The number of things to look at."""
        return sum(len(items) for group in self.groups for items in group.tasks.values())


_HEADINGS = {"FRE-002": "Rounds that have passed", "LIF-014": "Requests that have waited too long"}
Task = tuple[str, str, Item]  # keeper, heading, what


def freshness(
    catalogue: Catalogue,
    *,
    as_of: date,
    answers: Mapping[str, LinkResult] | None = None,
    behind: Iterable[str] = (),
) -> Freshness:
    """Return what is due on the day `as_of`; `answers` are those of `addresses`, None when nobody asked.

    `behind` are the files for editors that records of today have overtaken.
    """
    keeper = _keepers(catalogue)
    tasks = [*_of_time(catalogue, as_of, keeper), *_of_editors(behind)]
    given = answers or {}
    unsure = [address for address, answer in given.items() if answer.status is LinkStatus.UNSURE]
    silent = sum(answer.status in _NOBODY_THERE for answer in given.values())
    down = silent > _NETWORK_DOWN * len(given)
    if not down:
        tasks += [*_of_links(catalogue, given, keeper), *_of_exceptions(catalogue, given)]
    return Freshness(
        as_of,
        tuple(_groups(catalogue, tasks)),
        tuple(Item(address, given[address].detail) for address in unsure),
        None if answers is None else len(given),
        down,
    )


def _keepers(catalogue: Catalogue) -> Callable[[Key], str]:
    """Return the function that names who keeps a record: a centre, otherwise the secretariat (proposal, 10b)."""
    served = centres_by_country(catalogue.centres)

    def keeper(key: Key) -> str:
        record = catalogue.records(key[0]).get(key[1])
        if isinstance(record, Centre):
            return record.id
        if isinstance(record, Request):
            ways = responsible_centres(record, served)
            return ways[0] if len(ways) == 1 and ways[0] in catalogue.centres else SECRETARIAT
        named = getattr(record, "maintained_by", SECRETARIAT)
        return named if named in catalogue.centres else SECRETARIAT

    return keeper


def _of_time(catalogue: Catalogue, as_of: date, keeper: Callable[[Key], str]) -> Iterator[Task]:
    keys = {document.path: key for key, document in catalogue.documents.items()}
    for problem in rules.check(catalogue, as_of=as_of):
        if problem.severity is Severity.NOTICE and problem.path in keys:
            yield keeper(keys[problem.path]), _heading(problem), Item(problem.path, problem.message)


def _heading(problem: Problem) -> str:
    """Return the heading: the rule's message where it is the same for many records, otherwise its title."""
    if problem.rule == "FRE-001":
        return f"{problem.message[0].upper()}{problem.message[1:]}"
    return _HEADINGS.get(problem.rule, REGISTRY[problem.rule].title)


def _of_links(catalogue: Catalogue, answers: Mapping[str, LinkResult], keeper: Callable[[Key], str]) -> Iterator[Task]:
    passed_over = {item.url for record in catalogue.linkexceptions.values() for item in record.exceptions}
    gone, moved = "Links that are gone", "Links with a new address"
    headings = {LinkStatus.BROKEN: gone, LinkStatus.DNS_FAILURE: gone, LinkStatus.MOVED: moved}
    for address, keys in addresses(catalogue).items():
        answer = answers.get(address)
        if answer and answer.status in headings and address not in passed_over:
            new = f"; now {answer.to}" if answer.to else ""
            for key in keys:
                item = Item(catalogue.path(key), f"{address} ({answer.detail}{new})")
                yield keeper(key), headings[answer.status], item


def _of_exceptions(catalogue: Catalogue, answers: Mapping[str, LinkResult]) -> Iterator[Task]:
    """Tell exceptions for addresses that answered: they are not needed any more."""
    for identifier, record in catalogue.linkexceptions.items():
        for item in record.exceptions:
            answer = answers.get(item.url)
            if answer and answer.status in (LinkStatus.ANSWERED, LinkStatus.MOVED):
                path = catalogue.path(("linkexceptions", identifier))
                words = f"{item.url} answers ({answer.detail}); passed over since {item.on}: {item.reason}"
                yield SECRETARIAT, "Exceptions for links that are no longer needed", Item(path, words)


def _of_editors(behind: Iterable[str]) -> Iterator[Task]:
    for path in behind:
        words = "It lacks what was added to the records or the vocabularies. Run: make editor-schemas"
        yield SECRETARIAT, "Lists that editors complete from", Item(path, words)


def _groups(catalogue: Catalogue, tasks: Iterable[Task]) -> Iterator[Group]:
    by_keeper: dict[str, dict[str, set[Item]]] = {}
    for keeper, heading, item in tasks:
        by_keeper.setdefault(keeper, {}).setdefault(heading, set()).add(item)
    for keeper in sorted(by_keeper, key=lambda name: (name != SECRETARIAT, name)):
        name = "Secretariat" if keeper == SECRETARIAT else catalogue.centres[keeper].name
        found = by_keeper[keeper]
        ordered = {heading: tuple(sorted(found[heading], key=_order)) for heading in sorted(found)}
        yield Group(keeper, name, ordered)


def _order(item: Item) -> tuple[str, str]:
    return item.place, item.words
