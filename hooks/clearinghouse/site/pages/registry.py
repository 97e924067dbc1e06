"""The kinds of page: one row for each. A new kind is a module, a template and a row (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import (
    budget,
    centre,
    contributor_guide,
    corrections,
    country,
    country_file,
    facility,
    form,
    ledger,
    lists,
    membership,
    moved,
    named_projects,
    network,
    organisation,
    proposal,
    removed,
    request,
    source,
    term,
    vocabulary,
)


@dataclass(frozen=True, slots=True)
class SearchKind:
    """How the search treats the pages of one kind; `content/assets/search/ranking.js` explains the weights.

    The template of the page names it in `data-pagefind-filter="kind:<id>"`.
    """

    id: str
    label: str  # in the filter of the search page
    prior: float  # added to the score of every page of this kind
    weights: Mapping[str, float] = field(default_factory=dict)  # by meaning: "topic", "assistance", "country"
    meaning: str = ""  # the meaning that these pages explain themselves


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page. `name` is the folder of the addresses, and the kind of record when the pages show records."""

    name: str
    tasks: Callable[[SiteContext], Iterable[PageTask]]
    search: SearchKind | None = None
    is_of_records: bool = False  # a record that moves leaves a page behind; the field reference links to the list
    has_json: bool = False  # api/v1/<name>/<id>.json comes with the page of each record


def _no_tasks(_context: SiteContext) -> Iterable[PageTask]:
    return ()


def _field_tasks(context: SiteContext) -> Iterator[PageTask]:
    return contributor_guide.field_tasks(context, _KINDS_OF_RECORD)


def _moved_tasks(context: SiteContext) -> Iterator[PageTask]:
    return moved.tasks(context, _KINDS_OF_RECORD)


def _removed_tasks(context: SiteContext) -> Iterator[PageTask]:
    return removed.tasks(context, _KINDS_OF_RECORD)


# The filter of the search page lists the kinds in this order.
PAGE_KINDS: tuple[PageKind, ...] = (
    PageKind(
        "sources",
        source.tasks,
        SearchKind("source", N_("Sources of assistance"), 0.3, {"topic": 0.9, "assistance": 1, "country": 0.7}),
        is_of_records=True,
        has_json=True,
    ),
    PageKind(
        "requests",
        request.tasks,
        SearchKind("request", N_("Documented needs"), 0.15, {"topic": 0.7, "assistance": 0.3, "country": 1.3}),
        is_of_records=True,
        has_json=True,
    ),
    PageKind(
        "countries",
        country.tasks,
        SearchKind("country", N_("Countries"), 0.3, {"country": 3.2}, meaning="country"),
        is_of_records=True,
    ),
    PageKind(
        "country files",
        country_file.tasks,
        # Below its country, and with few others unless the query names a country and what is in the file.
        SearchKind("country-file", N_("Country files"), -0.6, {"topic": 1, "country": 1.2}),
    ),
    PageKind(
        "centres",
        centre.tasks,
        SearchKind("centre", N_("Regional centres"), 0.2, {"topic": 0.7, "assistance": 0.3, "country": 0.9}),
        is_of_records=True,
        has_json=True,
    ),
    PageKind(
        "topics",
        partial(term.tasks, "topics"),
        SearchKind("topic", N_("Topics"), 0.25, {"topic": 2.1}, meaning="topic"),
    ),
    PageKind(
        "assistance",
        partial(term.tasks, "assistance"),
        SearchKind("assistance-type", N_("Kinds of help"), 0.05, {"assistance": 1.6}, meaning="assistance"),
    ),
    PageKind(
        "organisations",
        organisation.tasks,
        SearchKind("organisation", N_("Organisations"), 0.05, {"country": 0.1}),
        is_of_records=True,
        has_json=True,
    ),
    PageKind(
        "facilities",
        facility.tasks,
        SearchKind("facility", N_("Laboratories and plants"), 0.1, {"topic": 0.6, "country": 0.8}),
        is_of_records=True,
        has_json=True,
    ),
    PageKind("memberships", membership.tasks, is_of_records=True),
    PageKind("events", _no_tasks, is_of_records=True),  # one list, too
    PageKind("statements", _no_tasks, is_of_records=True),  # one list, too
    PageKind("chemicals", _no_tasks, is_of_records=True),  # one list, hand-written around a directive
    PageKind("budget", budget.tasks),
    PageKind("network", network.tasks),
    PageKind("ledger", ledger.tasks),
    PageKind("ledger/projects", named_projects.tasks),
    PageKind("freshness/corrections", corrections.tasks),
    PageKind("proposals", proposal.tasks),
    PageKind("lists", lists.tasks),
    PageKind("data/vocabularies", vocabulary.tasks),
    PageKind("contribute/fields", _field_tasks),
    PageKind("contribute/templates", contributor_guide.template_tasks),
    PageKind("contribute/rules", contributor_guide.rule_tasks),
    PageKind("contribute/form", form.tasks),
    PageKind("moved", _moved_tasks),
    PageKind("removed", _removed_tasks),
)
_KINDS_OF_RECORD = frozenset(kind.name for kind in PAGE_KINDS if kind.is_of_records)
_PROSE = SearchKind("page", N_("Other pages"), -0.1, {"page": 3}, meaning="page")
SEARCH_KINDS: tuple[SearchKind, ...] = (*(kind.search for kind in PAGE_KINDS if kind.search), _PROSE)


def ranking() -> dict[str, dict[str, object]]:
    """Return the weights of all kinds by their id, as the script of the search page reads them."""
    return {kind.id: {"prior": kind.prior, "meaning": kind.meaning, **kind.weights} for kind in SEARCH_KINDS}
