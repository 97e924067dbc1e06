"""External addresses are probed politely and safely. A server on this machine plays the outside."""

from __future__ import annotations

import http.server
import socket
import time

import pytest
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus
from cli.http_probe import ProbeOptions, probe, probe_all
from support.http_server import running
from support.outside import Outside

_OPTIONS = ProbeOptions("test/1.0 (+https://site.example/)", timeout=2.0, pause=0.0, allow_private=True)


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/200", LinkStatus.ANSWERED),
        ("/lent/200", LinkStatus.ANSWERED),
        ("/moved/200", LinkStatus.MOVED),
        ("/moved/moved/200", LinkStatus.MOVED),
        ("/moved/lent/200", LinkStatus.ANSWERED),
        ("/moved/404", LinkStatus.BROKEN),
        ("/head-404", LinkStatus.ANSWERED),
        ("/401", LinkStatus.ANSWERED),
        ("/403", LinkStatus.ANSWERED),
        ("/405", LinkStatus.ANSWERED),
        ("/429", LinkStatus.ANSWERED),
        ("/404", LinkStatus.BROKEN),
        ("/410", LinkStatus.BROKEN),
        ("/500", LinkStatus.UNSURE),
        ("/503", LinkStatus.UNSURE),
        ("/loop", LinkStatus.UNSURE),
        ("/elsewhere", LinkStatus.UNSURE),
    ],
)
def test_answer_is_judged(outside: tuple, path: str, outcome: LinkStatus) -> None:
    """What a server says is judged: only 404 and 410 mean that a page is gone."""
    assert probe(f"{outside[0]}{path}", _OPTIONS).status is outcome


def test_a_new_address_is_named(outside: tuple) -> None:
    """An address that moved permanently is reported with the new one."""
    assert probe(f"{outside[0]}/moved/200", _OPTIONS).to == f"{outside[0]}/200"


def test_silence_is_no_proof(outside: tuple) -> None:
    """A server that does not answer in time is not called gone."""
    answer = probe(f"{outside[0]}/silent", ProbeOptions("test", timeout=0.3, pause=0.0, allow_private=True))

    assert answer == LinkResult(LinkStatus.UNSURE, "no answer within 0.3 seconds")


def test_a_refused_connection_is_no_proof() -> None:
    """A host on which nothing listens is not called gone."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    assert probe(f"http://127.0.0.1:{port}/", _OPTIONS) == LinkResult(
        LinkStatus.UNSURE, "no connection: ConnectionRefusedError"
    )


def test_a_server_that_speaks_no_tls_is_no_proof(outside: tuple) -> None:
    """A failed secure connection is not called gone; the reason is given."""
    result = probe(outside[0].replace("http:", "https:") + "/200", _OPTIONS)

    assert result.status is LinkStatus.UNSURE
    assert result.detail.startswith("the secure connection failed: ")


@pytest.mark.parametrize(
    ("number", "outcome"), [(socket.EAI_NONAME, LinkStatus.DNS_FAILURE), (socket.EAI_AGAIN, LinkStatus.UNSURE)]
)
def test_a_dead_name_is_reported_apart_from_a_dead_name_server(
    monkeypatch: pytest.MonkeyPatch, number: int, outcome: LinkStatus
) -> None:
    """A name that does not exist is gone; a name server that does not answer proves nothing."""

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "made for the test")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert probe("https://nothing.example/", _OPTIONS).status is outcome


def test_a_slow_server_does_not_hold_the_check(outside: tuple) -> None:
    """A server that sends a character now and then is given up when the time for one address is over."""
    start = time.monotonic()

    result = probe(f"{outside[0]}/slow", ProbeOptions("test", timeout=5.0, limit=0.4, pause=0.0, allow_private=True))

    assert result == LinkResult(LinkStatus.UNSURE, "no answer within 0.4 seconds")
    assert time.monotonic() - start < 9


def test_the_time_limit_covers_all_redirects(outside: tuple) -> None:
    """The limit is for one address: redirects do not start it again."""
    options = ProbeOptions("test", timeout=5.0, limit=0.4, pause=0.0, allow_private=True)

    result = probe(f"{outside[0]}/moved/lent/slow", options)

    assert result == LinkResult(LinkStatus.UNSURE, "no answer within 0.4 seconds")


@pytest.mark.parametrize("address", ["http://[::1", "http://127.0.0.1:99999/", "http:///x", "http://a..b/"])
def test_nonsense_is_an_answer_too(address: str) -> None:
    """An address that is none does not stop the others."""
    assert probe(address, _OPTIONS).status in (LinkStatus.UNSURE, LinkStatus.DNS_FAILURE)


def test_one_request_for_each_host_at_a_time(outside: tuple) -> None:
    """Many addresses of one host, redirects among them, are asked one after the other, in order, with our name."""
    listed = [f"{outside[0]}/{'moved/' * (number % 2)}200?{number}" for number in range(12)]

    answers = probe_all(listed, _OPTIONS)

    assert list(answers) == listed
    assert outside[1].most_at_work == 1
    assert {agent for _, _, agent in outside[1].asked} == {_OPTIONS.user_agent}


def test_head_is_enough_when_it_is_answered(outside: tuple) -> None:
    """No more than the head is asked for when that says enough; 429 is respected, and not asked again."""
    probe_all([f"{outside[0]}/200", f"{outside[0]}/429"], _OPTIONS)

    assert [method for method, _, _ in outside[1].asked] == ["HEAD", "HEAD"]


def test_characters_outside_ascii_are_sent_as_codes(outside: tuple) -> None:
    """A path with accents or spaces in another script is sent as per cent codes."""
    probe(f"{outside[0]}/200?é", _OPTIONS)

    assert outside[1].asked[0][1] == "/200?%C3%A9"


def test_a_name_in_another_alphabet_is_looked_up_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """An international host name is looked up, and checked in certificates, in its ASCII form."""
    names = []

    def getaddrinfo(host: str, *_: object, **__: object) -> list[tuple]:
        names.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "made for the test")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    probe("https://министерство.example/", _OPTIONS)

    assert names == ["xn--b1afiashkohcid.example"]


def test_the_body_is_not_read(outside: tuple) -> None:
    """However large a page is, only its head is received."""
    sent = []

    class Endless(Outside):
        def do_HEAD(self) -> None:  # noqa: N802 - the library calls it so
            self.send_error(405)

        def do_GET(self) -> None:  # noqa: N802 - the library calls it so
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(10_000):
                    self.wfile.write(b"x" * 65_536)
                    sent.append(65_536)
            except OSError:
                pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endless)
    with running(server):
        result = probe(f"http://127.0.0.1:{server.server_port}/", _OPTIONS)

    assert result.status is LinkStatus.ANSWERED
    assert sum(sent) < 50_000_000
