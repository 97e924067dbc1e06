"""How fresh the facts are: what its directive shows, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from clearinghouse.catalogue.external_links import LinkStatus
from clearinghouse.language.messages import N_
from clearinghouse.records.corrections import Correction
from clearinghouse.records.requirements import SECRETARIAT
from clearinghouse.site.context.context import SiteContext

MOST = 25  # of the oldest facts; the files have the others
NEWEST = 10  # corrections on the page of freshness; they have a page of their own
_CORRECTED = {
    "sources": N_("Sources"),
    "requests": N_("Needs"),
    "centres": N_("Regional centres"),
    "awards": N_("Awards"),
    "facilities": N_("Laboratories and plants"),
    "countries": N_("Countries"),
}  # in the order of the page; other kinds of record come last, together


def part(context: SiteContext, root: str, of: str) -> str:
    """Render one part of the page: `shares`, `oldest`, `half-lives`, `links`, `corrections` or `newest-corrections`."""
    return PARTS[of](context, root)


def maintainer_name(context: SiteContext, maintainer: str) -> str:
    """Return the name of who keeps a record."""
    centre = context.catalogue.centres.get(maintainer)
    return centre.name if centre else context.messages.gettext("Secretariat")


def _shares(context: SiteContext, root: str) -> str:
    freshness = context.facts.freshness
    by_maintainer = freshness.by_maintainer()
    return context.render(
        "freshness_shares",
        root,
        counts=freshness.counts,
        by_kind=freshness.by_kind(),
        by_maintainer={maintainer_name(context, key): counts for key, counts in by_maintainer.items()},
        is_alone=set(by_maintainer) <= {SECRETARIAT},
    )


def _oldest(context: SiteContext, root: str) -> str:
    return context.render(
        "freshness_oldest",
        root,
        shown=context.facts.freshness.oldest[:MOST],
        counts=context.facts.freshness.counts,
        names=lambda row: record_name(context, row.kind, row.identifier),
    )


def record_name(context: SiteContext, kind: str, identifier: str) -> str:
    """Return the name or the title of a record, or its identifier."""
    record = context.catalogue.records(kind).get(identifier)
    name: str = getattr(record, "name", None) or getattr(record, "title", None) or identifier
    return name


def _half_lives(context: SiteContext, root: str) -> str:
    return context.render("freshness_half_lives", root, tables=tuple(context.catalogue.half_lives.values()))


def _links(context: SiteContext, root: str) -> str:
    results = context.link_results
    counts = Counter(result.status for result in (results or {}).values())
    return context.render("freshness_links", root, results=results, counts=counts, statuses=LinkStatus)


def _newest_corrections(context: SiteContext, root: str) -> str:
    items = _log(context)
    return _corrections(context, root, shown=items[:NEWEST], total=len(items))


def _all_corrections(context: SiteContext, root: str) -> str:
    """Show every correction by day, the last one first, and by kind of record."""
    days: dict[date, dict[str, list[Correction]]] = {}
    for item in _log(context):
        kind = item.kind if item.kind in _CORRECTED else ""
        days.setdefault(item.on, {key: [] for key in (*_CORRECTED, "")})[kind].append(item)
    names = {**context.messages.table(_CORRECTED), "": context.messages.gettext("Other records")}
    return _corrections(context, root, days=days, kinds=names)


def _corrections(context: SiteContext, root: str, **shown: object) -> str:
    logs = context.catalogue.corrections.values()
    return context.render(
        "freshness_corrections",
        root,
        introductions=[log.introduction for log in logs if log.introduction],
        names=lambda item: record_name(context, item.kind, item.identifier),
        **{"days": {}, "shown": (), "total": 0, **shown},
    )


def _log(context: SiteContext) -> list[Correction]:
    """Return all corrections, the last one first."""
    items = [item for log in context.catalogue.corrections.values() for item in log.corrections]
    return sorted(items, key=lambda item: (item.on, item.record), reverse=True)


PARTS: Mapping[str, Callable[[SiteContext, str], str]] = {
    "shares": _shares,
    "oldest": _oldest,
    "half-lives": _half_lives,
    "links": _links,
    "corrections": _all_corrections,
    "newest-corrections": _newest_corrections,
}
