"""What must be checked again, by maintainer: old checks, rounds that have closed, overdue steps, dead links.

Rules of severity notice find what time has made old. The link check, which runs elsewhere, finds what the network says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses
from clearinghouse.domain.freshness import FactCounts, assess_freshness
from clearinghouse.domain.routing import centres_by_country, responsible_centres
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.records import Centre, Request
from clearinghouse.records.requirements import SECRETARIAT
from clearinghouse.rules import engine
from clearinghouse.rules.registry import ALL_CODES
from clearinghouse.text import capitalized

_NETWORK_DOWN = 0.5  # share of addresses without any response above which our own network is at fault
_NO_RESPONSE = (LinkStatus.UNSURE, LinkStatus.DNS_FAILURE)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to look at: the file of a record (or an address), and what to do."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class MaintainerTasks:
    """What one maintainer has to look at, by heading. `maintainer` is the id of a centre or `SECRETARIAT`."""

    maintainer: str
    name: str
    tasks: Mapping[str, tuple[Task, ...]]


@dataclass(frozen=True, slots=True)
class FreshnessReport:
    """The report for one date.

    `unsure` lists the addresses that gave no answer this time. `links_checked` counts addresses; None: no link check.
    `facts` counts the key facts by the age of their evidence, as the page on freshness does.
    """

    as_of: date
    maintainers: tuple[MaintainerTasks, ...]
    unsure: tuple[Task, ...] = ()
    links_checked: int | None = None
    network_down: bool = False
    facts: FactCounts | None = None

    @property
    def due(self) -> int:
        """The number of things to look at."""
        return sum(len(tasks) for maintainer in self.maintainers for tasks in maintainer.tasks.values())


_HEADINGS = {
    "FRE-002": "Rounds that have closed",
    "LIF-014": "Requests that have waited too long",
    "LIF-015": "Questions due a year after a match",
}
_Assignment = tuple[str, str, Task]  # maintainer, heading, task


def report_freshness(
    catalogue: Catalogue,
    *,
    as_of: date,
    links: Mapping[str, LinkResult] | None = None,
    outdated: Iterable[str] = (),
) -> FreshnessReport:
    """Return what is due on the date `as_of`.

    `links` has the result of the link check for each address, None if there was no check. `outdated` are the editor
    schemas that lack something that the records of today have.
    """
    maintainer_of = _maintainer_lookup(catalogue)
    assignments = [*_from_rules(catalogue, as_of, maintainer_of), *_from_editor_schemas(outdated)]
    results = links or {}
    network_down = _is_network_down(results)
    if not network_down:
        assignments += [*_from_links(catalogue, results, maintainer_of), *_from_exceptions(catalogue, results)]
    unsure = (Task(address, result.detail) for address, result in results.items() if result.status is LinkStatus.UNSURE)
    return FreshnessReport(
        as_of,
        tuple(_by_maintainer(catalogue, assignments)),
        tuple(unsure),
        None if links is None else len(results),
        network_down,
        assess_freshness(catalogue, as_of=as_of).counts,
    )


def _is_network_down(results: Mapping[str, LinkResult]) -> bool:
    silent = sum(result.status in _NO_RESPONSE for result in results.values())
    return silent > _NETWORK_DOWN * len(results)


def _maintainer_lookup(catalogue: Catalogue) -> Callable[[Key], str]:
    """Return a function from a record to its maintainer: a centre, otherwise the secretariat (proposal, ¶ 10b)."""
    served = centres_by_country(catalogue.centres)

    def maintainer_of(key: Key) -> str:
        record = catalogue.records(key[0]).get(key[1])
        if isinstance(record, Centre):
            return record.id
        if isinstance(record, Request):
            ways = responsible_centres(record, served)
            return ways[0] if len(ways) == 1 and ways[0] in catalogue.centres else SECRETARIAT
        maintainer: str = getattr(record, "maintained_by", SECRETARIAT)
        return maintainer if maintainer in catalogue.centres else SECRETARIAT

    return maintainer_of


def _from_rules(catalogue: Catalogue, as_of: date, maintainer_of: Callable[[Key], str]) -> Iterator[_Assignment]:
    keys = {document.path: key for key, document in catalogue.files.items()}
    for problem in engine.check(catalogue, as_of=as_of):
        if problem.severity is Severity.NOTICE and problem.path in keys:
            task = Task(problem.path, problem.message)
            yield maintainer_of(keys[problem.path]), _heading(problem), task


def _heading(problem: Problem) -> str:
    """Return the message of the rule if many records share it, otherwise its title."""
    if problem.rule == "FRE-001":
        return capitalized(problem.message)
    return _HEADINGS.get(problem.rule, ALL_CODES[problem.rule].title)


def _from_links(
    catalogue: Catalogue, results: Mapping[str, LinkResult], maintainer_of: Callable[[Key], str]
) -> Iterator[_Assignment]:
    excepted = {item.url for record in catalogue.linkexceptions.values() for item in record.exceptions}
    gone, moved = "Links that are gone", "Links with a new address"
    headings = {LinkStatus.BROKEN: gone, LinkStatus.DNS_FAILURE: gone, LinkStatus.MOVED: moved}
    for address, keys in addresses(catalogue).items():
        result = results.get(address)
        if result and result.status in headings and address not in excepted:
            new = f"; now {result.to}" if result.to else ""
            for maintainer, paths in _by_role(catalogue, keys, maintainer_of).items():
                also = f". Also in {', '.join(paths[1:])}" if len(paths) > 1 else ""
                yield maintainer, headings[result.status], Task(paths[0], f"{address} ({result.detail}{new}){also}")


def _by_role(
    catalogue: Catalogue, keys: Iterable[Key], maintainer_of: Callable[[Key], str]
) -> Mapping[str, Sequence[str]]:
    """Return the files of records by their maintainer, so that an address which many share is one task for each."""
    files: dict[str, list[str]] = {}
    for key in keys:
        files.setdefault(maintainer_of(key), []).append(catalogue.path(key))
    return {maintainer: sorted(set(paths)) for maintainer, paths in files.items()}


def _from_exceptions(catalogue: Catalogue, results: Mapping[str, LinkResult]) -> Iterator[_Assignment]:
    """Yield the exceptions for addresses that respond again: they are no longer needed."""
    for identifier, record in catalogue.linkexceptions.items():
        for item in record.exceptions:
            result = results.get(item.url)
            if result and result.status in (LinkStatus.ANSWERED, LinkStatus.MOVED):
                path = catalogue.path(("linkexceptions", identifier))
                text = f"{item.url} responds ({result.detail}); an exception since {item.on}: {item.reason}"
                yield SECRETARIAT, "Exceptions for links that are no longer needed", Task(path, text)


def _from_editor_schemas(outdated: Iterable[str]) -> Iterator[_Assignment]:
    text = "It lacks what was added to the records or the vocabularies. Run: make editor-schemas"
    for path in outdated:
        yield SECRETARIAT, "Lists from which editors complete", Task(path, text)


def _by_maintainer(catalogue: Catalogue, assignments: Iterable[_Assignment]) -> Iterator[MaintainerTasks]:
    groups: dict[str, dict[str, set[Task]]] = {}
    for maintainer, heading, task in assignments:
        groups.setdefault(maintainer, {}).setdefault(heading, set()).add(task)
    for maintainer in sorted(groups, key=lambda name: (name != SECRETARIAT, name)):
        name = "Secretariat" if maintainer == SECRETARIAT else catalogue.centres[maintainer].name
        tasks = groups[maintainer]
        ordered = {heading: tuple(sorted(tasks[heading], key=_order)) for heading in sorted(tasks)}
        yield MaintainerTasks(maintainer, name, ordered)


def _order(task: Task) -> tuple[str, str]:
    return task.place, task.text
