"""How fresh the facts are: what its directive shows, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from clearinghouse.catalogue.external_links import LinkStatus
from clearinghouse.records.requirements import SECRETARIAT
from clearinghouse.site.context.context import SiteContext

MOST = 25  # of the oldest facts; the files have the others


def part(context: SiteContext, root: str, of: str) -> str:
    """Render one part of the page: `shares`, `oldest`, `half-lives`, `links` or `corrections`."""
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


def _corrections(context: SiteContext, root: str) -> str:
    logs = tuple(context.catalogue.corrections.values())
    items = sorted((item for log in logs for item in log.corrections), key=lambda item: (item.on, item.record))
    return context.render(
        "freshness_corrections",
        root,
        introductions=[log.introduction for log in logs if log.introduction],
        items=items[::-1],
        names=lambda item: record_name(context, item.kind, item.identifier),
    )


PARTS: Mapping[str, Callable[[SiteContext, str], str]] = {
    "shares": _shares,
    "oldest": _oldest,
    "half-lives": _half_lives,
    "links": _links,
    "corrections": _corrections,
}
