"""Every field of a schema is shown on a page, or excused with a reason."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.language.formats import day, partial_day
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages.directives import events, registers, statements
from clearinghouse.site.pages.registry import PAGE_KINDS
from clearinghouse.site.publishing import outputs
from support.full_records import RecordMaker
from support.linked_copies import copy_linked
from support.paths import AS_OF
from support.records_of_a_kind import Leaf, MadeUp, made_up_of_kind

_WITH_PAGES = ("organisations", "centres", "countries", "sources", "requests", "facilities", "memberships")
_LISTS = {
    "chemicals": registers.chemical_list,
    "events": lambda context, root: "".join(events.part(context, root, of) for of in events.PARTS),
    "statements": lambda context, root: "".join(statements.part(context, root, of) for of in statements.PARTS),
}
_KINDS = (*_WITH_PAGES, *_LISTS)
_ORIGINS = ("transcribed", "submitted", "illustrative")
# Terms that a page shows in words of its own, or by silence.
_SILENT = {"confidence": "high", "reading-methods": "memory", "url-bases": "as-found", "event-certainties": "set"}

_FOR_MAINTAINERS = "for the maintainers of the record, who see it in its file and in the weekly report"
_IN_JSON = "the page has no room for it; it is in the JSON file of the record or of its kind"
_BY_EVIDENCE = "the page says instead what the evidence says: what was read, when, how, and how old it is"
_EXCUSED: Mapping[str, Mapping[str, str]] = {  # of every kind, then of one; a name is for all its parts too
    "*": {
        "exceptions": _FOR_MAINTAINERS,
        "verified.by": _FOR_MAINTAINERS,
        "verified.on": _BY_EVIDENCE,
        "verified.how": _BY_EVIDENCE,
        "evidence.*.http_only": _FOR_MAINTAINERS,
        "evidence.*.supports": "matches refer to the number of the evidence instead",
    },
    "sources": {
        "new_organisation": "it is the record of an organisation, which has a page of its own",
        "maintained_by": _FOR_MAINTAINERS,
        "conditions.*.otherwise": "only where the source must then be asked is there something to say",
        "availability.stated": "the status on the page is computed from it, from the rounds and from the date",
    },
    "requests": {
        "submitted.consent": "a request without consent is refused (LIF-003), so no page is made without it",
        "document.http_only": _FOR_MAINTAINERS,
    },
    "countries": {
        **dict.fromkeys(("m49", "names_source", "un_status"), _IN_JSON),
        "region": "the UN regional group is shown; this grouping serves to compute",
        "oda.income_group_2022_23": _IN_JSON,
        "eit.confidence": _IN_JSON,
    },
    "chemicals": {
        "listed.year": "the meeting that listed the chemical is shown",
        "categories": _IN_JSON,
        "amendment_in_force": _IN_JSON,
        "evidence": _IN_JSON,
    },
    "memberships": {"organisation": "the name of the list says whose members they are"},
}


@pytest.fixture(scope="module")
def made_up(base: Path) -> Mapping[str, MadeUp]:
    """Make records with every field for each kind that has pages or a list."""
    catalogue, problems = load(base)
    assert problems == []
    terms = {
        name: tuple(term for term in vocabulary.terms if term != _SILENT.get(name))
        for name, vocabulary in catalogue.vocabularies.items()
    }
    ids = {kind: (*(["made-up-za"] if kind in _KINDS else []), *known) for kind, known in catalogue.known.items()}
    maker = RecordMaker(terms, {**ids, "countries": tuple(catalogue.countries)})
    return {kind: made_up_of_kind(kind, catalogue, maker) for kind in _KINDS}


@pytest.fixture(scope="module")
def context(base: Path, made_up: Mapping[str, MadeUp], tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    """Load the small catalogue with those records, which fit their schemas."""
    root = copy_linked(base, tmp_path_factory.mktemp("full") / "root")
    for kind, item in made_up.items():
        (root / "data" / kind).mkdir(exist_ok=True)
        for identifier, record in item.records.items():
            (root / "data" / kind / f"{identifier}.yml").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    catalogue, problems = load(root)
    assert problems == []
    return build_context(catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", ""))


@pytest.fixture(scope="module")
def pages(context: SiteContext) -> Mapping[str, str]:
    """Render the pages of each record, with their titles, and the lists of kinds that have no page for each."""
    folders = tuple(f"{kind}/" for kind in _WITH_PAGES)
    tasks = [task for task in outputs.tasks(context) if task.uri.startswith(folders)]
    together: dict[str, str] = defaultdict(str)
    for task in tasks:
        page = task.render(context, task.key)
        kind, identifier, *_ = task.uri.split("/")
        together[f"{kind}/{identifier}/"] += f"{page.title} {page.body}"
    return {**together, **{f"{kind}/": render(context, "../") for kind, render in _LISTS.items()}}


def _pages_of(item: MadeUp, identifier: str, pages: Mapping[str, str]) -> str:
    return pages.get(f"{item.kind}/{identifier}/" if item.kind in _WITH_PAGES else f"{item.kind}/", "")


def _forms(leaf: Leaf, context: SiteContext) -> Iterator[str]:
    """Yield the ways in which a page may show a value."""
    value, form = leaf.value, leaf.node.format
    if leaf.node.vocabulary:
        yield context.labels[leaf.node.vocabulary][value]
        yield f" {value} "
    elif leaf.node.record_kind:
        yield f"/{value}/"
        yield f"#{value}"
    elif isinstance(value, int):
        yield f"{value:,}"
        yield f" {value} "
    elif form == "date":
        yield day(date.fromisoformat(value), "en")
    elif form == "partial-date":
        yield partial_day(value, "en")
    else:
        yield str(value)


@cache  # each of some hundred values is looked for in the same texts
def _text(html: str) -> str:
    """Return the text of a page and the addresses of its links, without capital letters, single blanks between."""
    links = " ".join(re.findall(r'href="?([^" >]*)"?', html))
    return " ".join(unescape(f"{re.sub(r'<[^>]+>', ' ', html)} {links}").casefold().split())


@cache
def _without_ids(html: str) -> str:
    return re.sub(r"made-up-[a-z]{2}|Z[XYZ][A-Z]", "", html)


def _is_shown(leaf: Leaf, item: MadeUp, pages: Mapping[str, str], context: SiteContext) -> bool:
    """Whether a page has the value; for a truth value or a term, its page must also differ from that of its twin."""
    if item.kind in _WITH_PAGES and leaf.name in item.twins:
        both = {_without_ids(_pages_of(item, key, pages)) for key in (item.first, item.twins[leaf.name])}
        if len(both) == 1:
            return False
    if leaf.value is True:
        return True
    texts = [_text(_pages_of(item, key, pages)) for key in item.records]
    return any(form.casefold() in text for text in texts for form in _forms(leaf, context))


def _is_excused(kind: str, name: str) -> bool:
    return any(name == part or name.startswith(f"{part}.") for of in ("*", kind) for part in _EXCUSED.get(of, ()))


def test_every_kind_of_record_with_pages_is_looked_at() -> None:
    """A kind of page that shows records and is not looked at here would hide its fields from the test below."""
    assert {kind.name for kind in PAGE_KINDS if kind.is_of_records} <= set(_KINDS)


@pytest.mark.parametrize("kind", _KINDS)
def test_every_field_is_shown_or_excused(
    kind: str, made_up: Mapping[str, MadeUp], pages: Mapping[str, str], context: SiteContext
) -> None:
    """Each value of a record with every field is on its page; those that are not have a reason in the table above."""
    item = made_up[kind]
    hidden = [leaf.name for leaf in item.leaves if not _is_shown(leaf, item, pages, context)]

    assert len(item.leaves) > 8
    assert [name for name in hidden if not _is_excused(kind, name)] == []


def test_what_is_excused_exists_and_is_not_shown(
    made_up: Mapping[str, MadeUp], pages: Mapping[str, str], context: SiteContext
) -> None:
    """An excuse for a field that is gone, or that a page shows by now, is taken out of the table."""
    hidden = [
        (kind, leaf.name)
        for kind, item in made_up.items()
        for leaf in item.leaves
        if not _is_shown(leaf, item, pages, context)
    ]
    excuses = [(of, part) for of, parts in _EXCUSED.items() for part in parts]

    assert [
        (of, part)
        for of, part in excuses
        if not any(of in ("*", kind) and f"{name}.".startswith(f"{part}.") for kind, name in hidden)
    ] == []
