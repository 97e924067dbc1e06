"""The index of a catalogue: which of its sources and needs take part in matching."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import Intake
from clearinghouse.domain.matching.index.index import Index
from clearinghouse.domain.matching.inputs import Offer, build_need, is_waiting, matching_context


def index_catalogue(catalogue: Catalogue, intakes: Mapping[str, Intake], *, as_of: date) -> Index:
    """Index the sources in use and the needs that still wait on the date `as_of`; `intakes` by source, on that date."""
    offers = [Offer(source, intakes[source.id]) for source in catalogue.sources.values() if not source.retired]
    waiting = [request for request in catalogue.requests.values() if is_waiting(request)]
    needs = [build_need(request, catalogue.countries[request.country or ""]) for request in waiting]
    return Index(matching_context(catalogue, as_of=as_of), offers, needs)
