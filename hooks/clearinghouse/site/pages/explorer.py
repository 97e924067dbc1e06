"""What an explorer page has besides its rows: the form, and the facts that its script needs.

The rows are complete without the script. With it, the page filters the rows it has and fetches nothing except the
other pages of a long list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypedDict, TypeVar

from clearinghouse.domain.evidence_age import newest_evidence
from clearinghouse.domain.source_verdict import SourceVerdict
from clearinghouse.language.messages import N_
from clearinghouse.records import Record, Request, Source
from clearinghouse.records.common import Evidence
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import facets
from clearinghouse.site.pages.facets import Facet, FacetChoice, Index
from clearinghouse.text import sort_key

MESSAGES = {
    "shown": N_("{shown} of {all} shown"),
    "ignored": N_("Not understood, ignored:"),
    "remove": N_("Remove"),
    "exclude": N_("Exclude"),
    "include": N_("Include only"),
    "not": N_("not"),
    "keep": N_("Save"),
    "unkeep": N_("Remove"),
    "everything": N_("Everything, no filter"),
    "none": N_("No results. Remove a filter"),
    "unstated": N_("{count} without such an amount are not shown"),
    "unstatedIn": N_("{count} without such an amount in {currency} are not shown"),
    "loading": N_("Loading the other pages of the list …"),
    "unloaded": N_("Part of the list did not load, so your choice has not been applied. Check the connection."),
    "again": N_("Try again"),
    "unavailable": N_("This did not load. Check the connection. A site opened from disk needs a web server."),
    "disk": N_("You opened this site from disk. To filter long lists it needs a web server."),
    "columnName": N_("Name"),
    "columnAbout": N_("About"),
    "columnAnswer": N_("Answer for your country"),
    "columnLeast": N_("Least"),
    "columnMost": N_("Most"),
    "columnCurrency": N_("Currency"),
    "columnDate": N_("Date"),
    "columnId": N_("Identifier"),
    "columnAddress": N_("Address"),
    "sheet": N_("List"),
    "copied": N_("Link copied."),
    "uncopied": N_("We could not copy the link. Copy it from the address bar of your browser."),
}
COMPARE_MESSAGES = {
    "caption": N_("Sources side by side"),
    "none": N_("The shortlist is empty. Save sources in the list of sources."),
    "loading": N_("Loading …"),
    "failed": N_("These did not load, or do not exist:"),
    "row": N_("What"),
    "answer": N_("Answer for the country"),
    "status": N_("Status"),
    "unanswered": N_("The results for your country did not load. Reload the page."),
    "remove": N_("Remove"),
}
_FIRST_CODE = ord("0")  # of the characters that stand for verdicts; all are printable
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class EntryData:
    """What the script must know of one entry: its keys, its sum, its dates, and its line of verdicts.

    `newest` is the day that counts for its newest page, or empty.
    """

    keys: str
    money: str
    due: str
    eligibility_class: int | None = None
    newest: str = ""


class VerdictTable(TypedDict):
    """The verdicts of some sources as the script reads them: for each eligibility class a character per country.

    `reasons` has for each character, in order from "0", its verdict and its reason in words.
    """

    countries: str
    answers: Mapping[int, str]
    reasons: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ExplorerForm:
    """What the form of an explorer shows: facets with counts, countries, currencies, and ways to sort."""

    choices: tuple[FacetChoice, ...]
    countries: Sequence[tuple[str, str]]
    currencies: Sequence[str]
    sorts: Mapping[str, str]
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Explorer(Generic[R]):
    """One explorer: the folder of its addresses, its facets, its records, and what is read from a record."""

    folder: str
    facets: Sequence[Facet[R]]
    entries: Callable[[SiteContext], Sequence[R]]  # in the order in which they are shown
    money: Callable[[R], str]  # "lowest highest currency", or empty
    due: Callable[[R, SiteContext], str]  # the date to sort by, or empty
    countries: Callable[[Sequence[R], SiteContext], Iterable[str]]  # those that can be chosen
    own_keys: Callable[[R], tuple[str, ...]] = lambda _: ()  # "param=value" besides the facets
    eligibility_class: Callable[[R, SiteContext], int | None] = lambda *_: None

    def index(self, context: SiteContext) -> Index[R]:
        """Return the records by the values of the facets; several pages of one build need it."""
        return indexed(self, context)

    def choices(self, context: SiteContext) -> tuple[FacetChoice, ...]:
        """Return the facets with the values that occur."""
        return facets.choices(self.index(context), self.facets, context)

    def data(self, record: R, context: SiteContext) -> EntryData:
        """Return the facts of one entry."""
        keys = (*facets.keys(record, self.facets, context), *self.own_keys(record))
        evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
        newest = newest_evidence(evidence, as_of=context.as_of)
        return EntryData(
            " ".join(keys),
            self.money(record),
            self.due(record, context),
            self.eligibility_class(record, context),
            newest.on.isoformat() if newest else "",
        )

    def form(self, context: SiteContext) -> ExplorerForm:
        """Return what the form shows."""
        records = self.entries(context)
        names = ((code, context.catalogue.countries[code].name) for code in self.countries(records, context))
        sums = [self.money(record).split() for record in records]
        return ExplorerForm(
            choices=self.choices(context),
            countries=sorted(names, key=lambda item: sort_key(item[1])),
            currencies=sorted({sum_[2] for sum_ in sums if sum_}),
            sorts=context.wording.sort[self.folder],
            total=len(records),
        )

    def parameters(self, context: SiteContext) -> list[tuple[str, str, str | Mapping[str, str]]]:
        """Return each parameter of the address: its name, its meaning, and its values in words or as terms."""
        _ = context.messages.gettext
        own = [row for row in _PARAMETERS if self is SOURCES or row[0] != "list"]
        return [
            *((name, _(meaning), _(values)) for name, meaning, values in own),
            ("sort", _("Order"), context.wording.sort[self.folder]),
            *((facet.param, context.wording.facets[facet.name], dict(facet.labels(context))) for facet in self.facets),
        ]


@lru_cache(maxsize=4)
def indexed(explorer: Explorer[Any], context: SiteContext) -> Index[Any]:
    """Return the records of an explorer by the values of its facets; computed once for a build."""
    return facets.index(explorer.entries(context), explorer.facets, context)


def _money_of_source(source: Source) -> str:
    amount = source.amount
    stated = [value for value in (amount.min, amount.typical, amount.max) if value is not None]
    return f"{min(stated)} {max(stated)} {amount.currency}" if stated and amount.currency else ""


def _money_of_request(request: Request) -> str:
    sums = request.budget
    sought = sums.sought if sums.sought is not None else sums.total
    return f"{sought} {sought} {sums.currency}" if sought is not None and sums.currency else ""


def _due(source: Source, context: SiteContext) -> str:
    intake = context.facts.intakes[source.id]
    if intake.round is None or intake.days is None:
        return ""
    return str(intake.round.closes or intake.round.opens or "")


def _dated(request: Request, _context: SiteContext) -> str:
    if request.submitted:
        return request.submitted.on.isoformat()
    return (request.document and request.document.date) or ""


def _countries_of_requests(requests: Iterable[Request], _context: SiteContext) -> Iterable[str]:
    return {request.country for request in requests if request.country}


def with_verdicts(messages: Mapping[str, str], context: SiteContext) -> dict[str, str]:
    """Return messages for a script together with the names of the verdicts."""
    verdicts = {verdict.value: name for verdict, name in context.wording.verdict.items()}
    return {**context.messages.table(messages), **verdicts}


def verdict_table(sources: Iterable[Source], context: SiteContext) -> VerdictTable:
    """Return the verdicts of `sources` for all countries, one line for each eligibility class."""
    classes = dict.fromkeys(context.facts.eligibility_classes[source.id] for source in sources)
    verdicts = {number: tuple(context.facts.verdicts[number].values()) for number in classes}
    codes = _codes(verdicts.values())
    return {
        "countries": " ".join(context.catalogue.countries),
        "answers": {number: "".join([codes[verdict] for verdict in line]) for number, line in verdicts.items()},
        "reasons": [(verdict.verdict, context.wording.reason[verdict.reason]) for verdict in codes],
    }


def _codes(lines: Iterable[Sequence[SourceVerdict]]) -> dict[SourceVerdict, str]:
    distinct = dict.fromkeys(verdict for line in lines for verdict in line)
    return {verdict: chr(_FIRST_CODE + place) for place, verdict in enumerate(distinct)}


_PARAMETERS = (
    ("country", N_("Country"), N_("An ISO 3166-1 alpha-3 code, such as KEN.")),
    ("q", N_("Keywords"), N_("Any words. Results contain all of them. Accents and capital letters do not matter.")),
    (
        "currency",
        N_("Currency of amounts"),
        N_("An ISO 4217 code, such as USD. Entries without an amount in it are not shown."),
    ),
    ("min", N_("Least amount"), N_("A number. Give the currency too.")),
    ("max", N_("Largest amount"), N_("A number. Give the currency too.")),
    ("all", N_("Filters for which every ticked value must match"), N_("Names of parameters, such as topic.")),
    ("list", N_("Shortlist"), N_("Identifiers of sources.")),
)

SOURCES: Explorer[Source] = Explorer(
    "sources",
    facets.SOURCES,
    entries=lambda context: context.sources,
    money=_money_of_source,
    due=_due,
    countries=lambda _, context: context.catalogue.countries,
    eligibility_class=lambda source, context: context.facts.eligibility_classes[source.id],
)
REQUESTS: Explorer[Request] = Explorer(
    "requests",
    facets.REQUESTS,
    entries=lambda context: context.requests,
    money=_money_of_request,
    due=_dated,
    countries=_countries_of_requests,
    own_keys=lambda request: (f"country={request.country}",),
)
