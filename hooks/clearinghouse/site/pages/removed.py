"""The page at the address of a record whose text had to be removed; it says when and why, and nothing of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page

_REASONS: Mapping[str, str] = {
    "consent-withdrawn": N_("The sender no longer agrees to its publication."),
    "personal-information": N_("It contained personal information."),
    "rights-of-others": N_("Someone else has rights in the text."),
    "legal-duty": N_("The law required it."),
}


def tasks(context: SiteContext, kinds: Collection[str]) -> Iterator[PageTask]:
    """Yield one page for each removed record of `kinds`: those whose records have pages."""
    for kind, identifier in context.catalogue.removed:
        if kind in kinds:
            yield PageTask(f"{kind}/{identifier}/", partial(_page, kind), identifier)


def _page(kind: str, context: SiteContext, identifier: str) -> Page:
    removed = context.catalogue.removed[kind, identifier]
    _ = context.messages.gettext
    body = context.render("removed", "../../", kind=kind, removed=removed, reason=_(_REASONS[removed.reason]))
    return Page(
        f"{kind}/{identifier}/",
        _("%(record)s was removed", record=identifier),
        _("The text of the record %(record)s was removed.", record=identifier),
        body,
    )
