"""The page of a prepared proposal: to print, or to take along as a file for word processors."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.context.proposals import prepared, text_of
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each prepared proposal."""
    for address in prepared(context):
        yield PageTask(address, page, address)


def page(context: SiteContext, address: str) -> Page:
    """Render the page of one proposal."""
    proposal = prepared(context)[address]
    text = text_of(context, proposal)
    body = context.render("proposal", "../../../", proposal=proposal, text=text)
    title = context.messages.gettext("%(title)s; %(subtitle)s", title=text.title, subtitle=text.subtitle)
    return Page(address, title, text.note, body, context.catalogue.path(("requests", proposal.request.id)))
