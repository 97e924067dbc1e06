"""Figures of the network: counts, medians, what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.network_statistics import Duration, NetworkStatistics, compute_statistics
from clearinghouse.domain.service_clock import request_stages
from clearinghouse.records import Level, Request
from clearinghouse.records.request import Event
from clearinghouse.site.context.context import SiteContext
from support.factories import made_up_request
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


def _request(identifier: str, *steps_taken: tuple[str, str], **fields: object) -> Request:
    history = [{"on": on, "status": status} for on, status in steps_taken]
    return made_up_request(identifier, origin="submitted", history=history, **fields)


def _statistics(*requests: Request) -> NetworkStatistics:
    stages = {item.id: request_stages(item, _LEVELS, as_of=date(2026, 3, 20)) for item in requests}
    return compute_statistics(requests, stages)


def test_figures_of_made_up_requests() -> None:
    """States of today, medians of the stages that ended, what is overdue, and the results of ended requests."""
    statistics = _statistics(
        _request("late", ("2026-03-02", "received")),
        _request("later", ("2026-03-01", "received")),
        _request("also-late", ("2026-03-02", "received")),
        _request("in-time", ("2026-03-15", "received")),
        _request("acknowledged", ("2026-03-02", "received"), ("2026-03-04", "acknowledged")),
        _request("slow", ("2026-03-02", "received"), ("2026-03-17", "acknowledged")),
        _request("ended", ("2026-03-02", "received"), ("2026-03-03", "withdrawn"), outcome={"status": "not-met"}),
        _request("goes-on", ("2026-03-19", "received"), outcome={"status": "partly-met"}),
        _request("not-yet", ("2026-03-21", "received")),
        _request("retired", ("2026-01-01", "received"), retired={"on": "2026-02-01", "reason": "Twice."}),
    )

    assert statistics.total == 9
    assert dict(statistics.now) == {"received": 5, "acknowledged": 2, "withdrawn": 1}
    assert dict(statistics.durations) == {"received": Duration(2, 3)}
    assert [(request.id, stage.late) for request, stage in statistics.overdue] == [
        ("later", 12),
        ("also-late", 11),
        ("late", 11),
    ]
    assert dict(statistics.results) == {"not-met": 1}


def test_a_median_between_two_stages_may_end_in_a_half() -> None:
    """Stages of two and of fifteen days have a median of eight and a half; a whole median stays whole."""
    two = _request("two", ("2026-03-01", "received"), ("2026-03-03", "acknowledged"))
    fifteen = _request("fifteen", ("2026-03-01", "received"), ("2026-03-16", "acknowledged"))
    four = _request("four", ("2026-03-01", "received"), ("2026-03-05", "acknowledged"))

    assert _statistics(two, fifteen).durations == {"received": Duration(8.5, 2)}
    assert repr(_statistics(two, four).durations["received"].days) == "3"


def test_a_network_without_requests_has_empty_figures() -> None:
    """No request gives no figure, and nothing fails."""
    assert compute_statistics([], {}) == NetworkStatistics(0, {}, {}, (), {})
