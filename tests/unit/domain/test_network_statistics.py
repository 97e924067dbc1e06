"""Figures of the network: counts, medians, what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.network_statistics import Duration, compute_statistics
from clearinghouse.domain.service_clock import request_stages
from clearinghouse.records import Level, Request
from clearinghouse.records.request import Event
from clearinghouse.site.context.context import SiteContext
from support.paths import AS_OF

_LEVELS = {
    "received": Level("acknowledge", "Acknowledge receipt", ("received",), 7, "global"),
    "completed": Level("follow-up", "Ask whether the need was met", ("completed",), 365, "global"),
}


def submitted(catalogue: Catalogue, *steps_taken: tuple[date, str]) -> Request:
    """Return the submitted request of the small catalogue with another history."""
    history = tuple(Event(on, status, None, None) for on, status in steps_taken)
    return replace(catalogue.requests["uga-example-request"], history=history)


@pytest.mark.parametrize("origin", ["transcribed", "illustrative"])
def test_only_submitted_requests_have_a_clock(small: Catalogue, origin: str) -> None:
    """A documented need and an invented example have no clock and count in no figure, whatever they hold."""
    request = replace(submitted(small, (date(2020, 3, 2), "received")), origin=origin)

    state = compute_statistics([request], {})

    assert request_stages(request, _LEVELS, as_of=AS_OF) == ()
    assert (state.total, dict(state.now), dict(state.durations), state.overdue) == (0, {}, {}, ())


def test_network_figures_of_a_made_up_network(busy: SiteContext) -> None:
    """Of five requests one is retired; the others give the counts, the medians and the one overdue."""
    state = compute_statistics(busy.catalogue.requests.values(), busy.facts.stages)

    assert state.total == 4
    assert dict(state.now) == {"acknowledged": 1, "received": 1, "followed-up": 1, "matched": 1}
    assert state.durations["received"] == Duration(2, 3)
    assert [(request.id, stage.status, stage.late) for request, stage in state.overdue] == [
        ("ken-overdue-request", "received", 47)
    ]
    assert dict(state.results) == {"met": 1}
