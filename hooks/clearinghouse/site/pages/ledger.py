"""The further pages of the list of awards; the first is prose with a directive."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.award_pages import page_address, pages
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the second and later pages."""
    for number in range(2, len(pages(context.facts.awards.all)) + 1):
        yield PageTask(page_address(number), _page, str(number))


def _page(context: SiteContext, key: str) -> Page:
    _ = context.messages.gettext
    shown, number = pages(context.facts.awards.all), int(key)
    title = _("%(list)s, page %(number)s", list=_("Who funded what"), number=key)
    body = context.render(
        "ledger_page", "../../../", title=title, awards=shown[number - 1], number=number, count=len(shown)
    )
    description = _("%(list)s, page %(number)s of %(pages)s.", list=_("Who funded what"), number=key, pages=len(shown))
    return Page(page_address(number), title, description, body)
