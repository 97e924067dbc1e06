"""How fresh the facts are: what its directive shows, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby

from clearinghouse.catalogue.external_links import LinkStatus
from clearinghouse.records.requirements import SECRETARIAT
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.correction_log import KINDS, corrections, log_parts
from clearinghouse.site.pages.corrections import by_record, field_title, record_name

MOST = 25  # of the oldest facts; the files have the others
_LATEST = 20  # on their own page, before the links to all


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


def _half_lives(context: SiteContext, root: str) -> str:
    return context.render("freshness_half_lives", root, tables=tuple(context.catalogue.half_lives.values()))


def _links(context: SiteContext, root: str) -> str:
    results = context.link_results
    counts = Counter(result.status for result in (results or {}).values())
    return context.render("freshness_links", root, results=results, counts=counts, statuses=LinkStatus)


def _corrections(context: SiteContext, root: str) -> str:
    """Show the newest corrections, and how many there are of each month and kind of record, with links."""
    logs = context.catalogue.corrections.values()
    items = corrections(context.catalogue)
    return context.render(
        "freshness_corrections",
        root,
        introductions=[log.introduction for log in logs if log.introduction],
        records=by_record(items[:_LATEST]),
        total=len(items),
        months=[(month, list(parts)) for month, parts in groupby(log_parts(items), key=lambda part: part.month)],
        kinds=context.messages.table(KINDS),
        names=partial(record_name, context),
        fields=partial(field_title, context),
    )


PARTS: Mapping[str, Callable[[SiteContext, str], str]] = {
    "shares": _shares,
    "oldest": _oldest,
    "half-lives": _half_lives,
    "links": _links,
    "corrections": _corrections,
}
