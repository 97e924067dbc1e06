"""Requests go to the addresses that were checked."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from cli.pinned_transport import PinnedTransport


def test_the_next_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first address of a host accepts no connection, the second one answers."""
    addresses = [(0, 0, 0, "", (address, 0)) for address in ("2606:2800::1", "93.184.215.14")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
    requests = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append((request.url.host, request.headers["Host"], request.extensions["sni_hostname"]))
        if ":" in request.url.host:
            raise httpx.ConnectError("no route")
        return httpx.Response(200)

    with ThreadPoolExecutor(1) as resolver:
        transport = PinnedTransport(httpx.MockTransport(answer), resolver, allow_private=False)
        response = asyncio.run(transport.handle_async_request(httpx.Request("HEAD", "https://two.example/")))

    assert response.status_code == 200
    assert requests == [(host, "two.example", "two.example") for host in ("2606:2800::1", "93.184.215.14")]
