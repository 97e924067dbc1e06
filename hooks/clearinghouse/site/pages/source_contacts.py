"""Whom to write to about a source: its own contact, or that of its organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearinghouse.records import Source
from clearinghouse.records.common import Contact
from clearinghouse.site.context.context import SiteContext


@dataclass(frozen=True, slots=True)
class SourceContact:
    """A source with whom to write to about it."""

    source: Source
    contact: Contact


def contacts_of(context: SiteContext, sources: Iterable[Source]) -> Iterator[SourceContact]:
    """Yield the sources of which a contact is known, each once, in their order."""
    for source in {source.id: source for source in sources}.values():
        contact = source.contact or context.catalogue.organisations[source.organisation].contact
        if contact:
            yield SourceContact(source, contact)
