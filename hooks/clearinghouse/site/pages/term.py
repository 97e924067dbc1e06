"""The pages of topics and of assistance types: their definition, sources and needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import drawings
from clearinghouse.site.pages.source import page_description
from clearinghouse.site.templating.shell import Page

MOST = 25  # sources or needs shown; the lists have the others
TITLES = {"topics": N_("%(term)s (topic)"), "assistance": N_("%(term)s (kind of help)")}
FOLDERS = {"topics": "topic", "assistance": "assistance"}
VOCABULARIES = {"topics": "topics", "assistance": "assistance-types"}


def tasks(folder: str, context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each topic or each assistance type; `folder` says which, as in their addresses."""
    vocabulary = context.catalogue.vocabularies.get(VOCABULARIES[folder])
    for identifier in vocabulary.terms if vocabulary else ():
        yield PageTask(f"{folder}/{identifier}/", partial(_page, folder), identifier)


def _page(folder: str, context: SiteContext, identifier: str) -> Page:
    vocabulary = VOCABULARIES[folder]
    term = context.catalogue.vocabularies[vocabulary].terms[identifier]
    group = FOLDERS[folder], identifier
    sources, requests = context.sources_of.get(group, ()), context.requests_of.get(group, ())
    path = context.catalogue.path(("vocabularies", vocabulary))
    label = term.label_in(context.language)
    body = context.render(
        "term",
        "../../",
        folder=folder,
        term=term,
        label=label,
        code_lists=context.wording.code_lists,
        path=path,
        bar=drawings.status_bar(context, sources, "../../", f"&{FOLDERS[folder]}={identifier}"),
        sources=sources[:MOST],
        source_total=len(sources),
        requests=requests[:MOST],
        request_total=len(requests),
        facility_total=sum(identifier in item.topics for item in context.facts.facilities.all),
    )
    title = context.messages.gettext(TITLES[folder], term=label)
    return Page(f"{folder}/{identifier}/", title, page_description(term.definition), body, path)
