"""The page of a vocabulary: each of its terms with its label and what it means."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each vocabulary."""
    for identifier in context.catalogue.vocabularies:
        yield PageTask(f"data/vocabularies/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one vocabulary."""
    vocabulary = context.catalogue.vocabularies[identifier]
    path = context.catalogue.path(("vocabularies", identifier))
    body = context.render("vocabulary", "../../../", item=vocabulary, path=path)
    _ = context.messages.gettext
    title = _("Vocabulary: %(name)s", name=vocabulary.name)  # topics and kinds of help have pages of that name
    description = _("%(name)s: the terms and what each means.", name=vocabulary.name)
    return Page(f"data/vocabularies/{identifier}/", title, description, body, path)
