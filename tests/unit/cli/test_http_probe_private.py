"""No address of a private network is ever contacted, whatever a record, a redirect or a name server says."""

from __future__ import annotations

import socket

import httpx
import pytest
from cli.http_probe import ProbeOptions, probe


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/", "http://10.0.0.1/"])
def test_private_networks_are_never_contacted(connections: list[str], address: str) -> None:
    """An address inside a private network is not contacted: records come from strangers."""
    assert probe(address, ProbeOptions("test")).detail == "it leads into a private network, and was not contacted"
    assert connections == []


def test_a_redirect_into_a_private_network_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, connections: list[str]
) -> None:
    """A public host cannot send the check to a private one."""
    _resolve_names(monkeypatch, {"public.example": ["93.184.215.14"], "inside.example": ["10.0.0.1"]})

    result = probe("http://public.example/", ProbeOptions("test", pause=0.0))

    assert result.detail == "it leads into a private network, and was not contacted"
    assert connections == ["93.184.215.14"]


def test_a_name_cannot_change_its_address_after_the_check(
    monkeypatch: pytest.MonkeyPatch, connections: list[str]
) -> None:
    """The connection goes to the address that was checked; another answer of the name server changes nothing."""
    lookups = iter([["93.184.215.14"], ["127.0.0.1"]])

    def rebind(*_: object, **__: object) -> list[tuple]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in next(lookups)]

    monkeypatch.setattr(socket, "getaddrinfo", rebind)

    probe("http://public.example/", ProbeOptions("test", pause=0.0))

    assert connections == ["93.184.215.14"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch, connections: list[str]
) -> None:
    """A name with a public and a private address is refused as a whole."""
    _resolve_names(monkeypatch, {"mixed.example": ["93.184.215.14", "192.168.0.1"]})

    assert "private network" in probe("http://mixed.example/", ProbeOptions("test")).detail
    assert connections == []


def _resolve_names(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> None:
    def getaddrinfo(host: str, *_: object, **__: object) -> list[tuple]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in names[host]]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the network by one on which each host redirects to http://inside.example/; list what was contacted."""
    contacted: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        contacted.append(request.url.host)
        return httpx.Response(302, headers={"Location": "http://inside.example/"})

    monkeypatch.setattr(httpx, "AsyncHTTPTransport", lambda **_: httpx.MockTransport(answer))
    return contacted
