"""The index of a catalogue: which of its sources and needs take part in matching."""

from __future__ import annotations

from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching.index.index import Index
from clearinghouse.domain.matching.inputs import build_need, build_offer, is_waiting, matching_context


def index_catalogue(catalogue: Catalogue, *, as_of: date) -> Index:
    """Index the sources in use and the needs that still wait on the date `as_of`."""
    offers = [build_offer(source, as_of=as_of) for source in catalogue.sources.values() if not source.retired]
    waiting = [request for request in catalogue.requests.values() if is_waiting(request)]
    needs = [build_need(request, catalogue.countries[request.country or ""]) for request in waiting]
    return Index(matching_context(catalogue, as_of=as_of), offers, needs)
