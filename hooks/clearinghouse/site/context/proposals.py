"""The prepared proposals of a site, and their text; pages, files and links use the same ones."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.domain.proposals import Proposal, proposals
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.proposal_text import ProposalText, Writer


@lru_cache(maxsize=1)
def prepared(context: SiteContext) -> dict[str, Proposal]:
    """Return the prepared proposals by the addresses of their pages."""
    return {item.address: item for item in proposals(context.facts.needs, context.facts.plans)}


@lru_cache(maxsize=1)
def prepared_for_need(context: SiteContext) -> dict[str, list[Proposal]]:
    """Return the prepared proposals by the identifiers of their needs."""
    found: dict[str, list[Proposal]] = {}
    for item in prepared(context).values():
        found.setdefault(item.request.id, []).append(item)
    return found


@lru_cache(maxsize=1)
def writer(context: SiteContext) -> Writer:
    """Return the writer of all proposals of a site."""
    names = {code: country.name for code, country in context.catalogue.countries.items()}
    return Writer(context.labels, names, context.wording)


def text_of(context: SiteContext, proposal: Proposal) -> ProposalText:
    """Return the text of a proposal in the language of the site."""
    return writer(context).write(proposal, context.facts.intakes[proposal.source.id])
