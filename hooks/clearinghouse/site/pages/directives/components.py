"""The page that shows every component of the design, with made-up values."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pictures import bars

_PARTS = (
    bars.BarPart(41, "open", "c1"),
    bars.BarPart(9, "any time, unconfirmed", "c2"),
    bars.BarPart(21, "between rounds", "c3"),
    bars.BarPart(18, "status unknown", "c4"),
    bars.BarPart(2, "closed", "cl"),
)
_YEARS = (bars.BarRow("Year 1", _PARTS[:2], "50"), bars.BarRow("Year 2", _PARTS[1:3], "30"))


def components(context: SiteContext, root: str) -> str:
    """Return every component once."""
    return context.render(
        "components_page",
        root,
        words=context.wording.status,
        bar=bars.bar_with_key(_PARTS),
        years=bars.rows(_YEARS, name="Two years"),
    )
