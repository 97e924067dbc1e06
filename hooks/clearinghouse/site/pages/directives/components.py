"""The page that shows every component of the design, with made-up values."""

from __future__ import annotations

from markupsafe import Markup

from clearinghouse.site.context.context import SiteContext

_BAR = Markup(
    '<div class="bar"><svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" '
    'aria-label="41 open, 21 between rounds, 18 status unknown, 2 closed"><rect class="c1" width="497" height="24"/>'
    '<rect class="c3" x="500" width="253" height="24"/><rect class="c4" x="756" width="217" height="24"/>'
    '<rect class="cl" x="976" width="24" height="24"/></svg></div>'
)


def components(context: SiteContext, root: str) -> str:
    """Return every component once."""
    return context.render("components_page", root, words=context.wording.status, bar=_BAR)
