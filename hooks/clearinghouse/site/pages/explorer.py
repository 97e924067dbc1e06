"""What an explorer page has besides its rows: the form, and the facts that its script needs.

The rows are complete without the script. With it, the page filters the rows it has; nothing else is asked for, except
the further pages of a long list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearinghouse.language.messages import N_
from clearinghouse.records import Record, Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import facets
from clearinghouse.wording import labels

MESSAGES = {
    "shown": N_("{shown} of {all} shown"),
    "ignored": N_("Not understood in the address, and ignored:"),
    "remove": N_("Remove"),
    "exclude": N_("Turn into “not”"),
    "include": N_("Turn into “only”"),
    "not": N_("not"),
    "keep": N_("Put on the shortlist"),
    "unkeep": N_("Take off the shortlist"),
    "everything": N_("Everything, no filter"),
    "none": N_("Nothing fits. Remove a filter"),
    "unstated": N_("{count} that state no such amount in {currency} are not shown"),
    "copied": N_("The address is copied."),
    "uncopied": N_("The address could not be copied. Copy it from the address line of the browser."),
}
COMPARE_MESSAGES = {
    "caption": N_("Sources side by side"),
    "none": N_("The shortlist is empty. Put sources on it in the list of sources."),
    "loading": N_("Loading …"),
    "failed": N_("These could not be loaded, or do not exist:"),
    "row": N_("What"),
    "answer": N_("Answer for the country"),
    "remove": N_("Remove"),
}
_FIRST_SIGN = 48  # "0": the first sign of the codes below; all are printable


@dataclass(frozen=True, slots=True)
class EntryData:
    """What the script must know of one entry: its keys, its sum, its days, and its line of answers."""

    keys: str
    money: str
    due: str
    signature: int | None


def definitions(folder: str) -> Sequence[facets.Facet]:
    """Return the facets of a list."""
    return facets.SOURCES if folder == "sources" else facets.REQUESTS


@lru_cache(maxsize=4)
def index(folder: str, context: SiteContext) -> facets.Index:
    """Return the entries of a list by the values of its facets; several pages of one build ask for it."""
    return facets.index(entries(folder, context), definitions(folder), context)


def entries(folder: str, context: SiteContext) -> Sequence[Record]:
    """Return the records of a list in the order in which they are shown."""
    return context.sources if folder == "sources" else context.requests


def choices(folder: str, context: SiteContext) -> tuple[facets.FacetChoice, ...]:
    """Return the facets of a list with the values that occur."""
    return facets.choices(index(folder, context), definitions(folder), context)


def row(record: Record, folder: str, context: SiteContext) -> EntryData:
    """Return the facts of one entry."""
    keys = facets.keys(record, definitions(folder), context)
    if folder == "sources":
        return EntryData(
            " ".join(keys),
            _money_of_source(record),
            _due(record, context),
            context.facts.eligibility_classes[record.id],
        )
    return EntryData(" ".join((*keys, f"country={record.country}")), _money_of_request(record), _dated(record), None)


def _money_of_source(source: Source) -> str:
    amount = source.amount
    stated = [value for value in (amount.min, amount.typical, amount.max) if value is not None]
    return f"{min(stated)} {max(stated)} {amount.currency}" if stated and amount.currency else ""


def _money_of_request(request: Request) -> str:
    sums = request.budget
    sought = sums.sought if sums.sought is not None else sums.total
    return f"{sought} {sought} {sums.currency}" if sought is not None and sums.currency else ""


def _due(source: Source, context: SiteContext) -> str:
    state = context.facts.intakes[source.id]
    if state.round and state.days is not None:
        return (state.round.closes or state.round.opens).isoformat()
    return ""


def _dated(request: Request) -> str:
    if request.submitted:
        return request.submitted.on.isoformat()
    return (request.document and request.document.date) or ""


def answers(records: Sequence[Source], context: SiteContext) -> dict:
    """Return the answers of the rules for countries of `records`: for each rule a line of signs, one for a country.

    `reasons` says what each sign means: its verdict, and why in words.
    """
    numbers = dict.fromkeys(context.facts.eligibility_classes[record.id] for record in records)
    known = {answer: place for place, answer in enumerate(_distinct(numbers, context))}
    lines = {
        number: "".join([chr(_FIRST_SIGN + known[answer]) for answer in context.facts.verdicts[number].values()])
        for number in numbers
    }
    told = [(answer.verdict, context.wording.reason[answer.reason]) for answer in known]
    return {"countries": " ".join(context.catalogue.countries), "answers": lines, "reasons": told}


def _distinct(numbers: Mapping[int, int], context: SiteContext) -> list:
    return list(dict.fromkeys(answer for number in numbers for answer in context.facts.verdicts[number].values()))


def parameters(folder: str, context: SiteContext) -> list[tuple[str, str, object]]:
    """Return each parameter of an explorer's address: its name, its meaning, and its values in words or as terms."""
    _ = context.messages.gettext
    told = [
        (name, _(meaning), _(values)) for name, meaning, values in _PARAMETERS if folder == "sources" or name != "list"
    ]
    named = [
        (facet.param, context.wording.facets[facet.name], dict(facet.labels(context))) for facet in definitions(folder)
    ]
    return [*told, ("sort", _("Order"), context.wording.sort[folder]), *named]


_PARAMETERS = (
    ("country", N_("Country"), N_("An ISO 3166-1 alpha-3 code, such as KEN.")),
    ("q", N_("Words"), N_("Any words. All must occur; accents and capital letters do not matter.")),
    (
        "currency",
        N_("Currency of amounts"),
        N_("An ISO 4217 code, such as USD. Entries without an amount in it are not shown."),
    ),
    ("min", N_("Least amount"), N_("A number. Give the currency too.")),
    ("max", N_("Largest amount"), N_("A number. Give the currency too.")),
    ("all", N_("Facets of which all ticked values are needed"), N_("Names of parameters, such as topic.")),
    ("list", N_("Shortlist"), N_("Identifiers of sources.")),
)


def form(folder: str, context: SiteContext) -> dict:
    """Return what the form of an explorer shows: facets with counts, countries, currencies, ways to sort."""
    records = entries(folder, context)
    return {
        "choices": choices(folder, context),
        "countries": _countries(folder, records, context),
        "currencies": sorted({money[2] for record in records if len(money := _money(folder, record).split()) > 1}),
        "sorts": context.wording.sort[folder],
        "total": len(records),
    }


def _money(folder: str, record: Record) -> str:
    return _money_of_source(record) if folder == "sources" else _money_of_request(record)


def _countries(folder: str, records: Sequence[Record], context: SiteContext) -> list[tuple[str, str]]:
    codes = context.catalogue.countries if folder == "sources" else {record.country for record in records}
    return sorted(
        ((code, context.catalogue.countries[code].name) for code in codes), key=lambda item: labels.sort_key(item[1])
    )
