"""Addresses are asked politely. A server of this machine plays the outside."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus
from cli import http_probe
from cli.http_probe import ProbeOptions, probe, probe_all

_OPTIONS = ProbeOptions("test/1.0 (+https://site.example/)", timeout=2.0, pause=0.0, private=True)


class _Outside(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /404 with 404, /moved/x with 301 to /x, /loop with itself, /head-404 as some servers do."""

    asked: list[tuple[str, str, str]]
    at_work = 0
    most_at_work = 0

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        kind = type(self)
        kind.asked.append((self.command, self.path, self.headers["User-Agent"]))
        kind.at_work += 1
        kind.most_at_work = max(kind.most_at_work, kind.at_work)
        time.sleep(0.01)
        kind.at_work -= 1
        if self.path == "/silent":
            time.sleep(4)
            return
        status, target = self._said()
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _said(self) -> tuple[int, str]:
        word, _, rest = self.path.strip("/").partition("/")
        if word in ("moved", "lent"):
            return (301 if word == "moved" else 302), f"/{rest}"
        if word == "elsewhere":
            return 302, "ftp://files.example/x"
        if word == "loop":
            return 301, "/loop"
        if word == "head-404":
            return (404 if self.command == "HEAD" else 200), ""
        return int(word), ""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[tuple[str, type[_Outside]]]:
    """Serve the outside on this machine; give its address and the record of what was asked."""
    kind = type("Outside", (_Outside,), {"asked": [], "at_work": 0, "most_at_work": 0})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.handle_error = lambda *_: None  # a client that does not wait is what one test is about
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", kind
    server.shutdown()
    server.server_close()
    thread.join()


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
    """An address that moved for good is told with the new one."""
    assert probe(f"{outside[0]}/moved/200", _OPTIONS).to == f"{outside[0]}/200"


def test_silence_is_no_proof(outside: tuple) -> None:
    """A server that does not answer in time is not called gone."""
    answer = probe(f"{outside[0]}/silent", ProbeOptions("test", timeout=0.3, pause=0.0, private=True))

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
    """A failed secure connection is not called gone."""
    assert probe(outside[0].replace("http:", "https:") + "/200", _OPTIONS).status is LinkStatus.UNSURE


@pytest.mark.parametrize(
    ("number", "outcome"), [(socket.EAI_NONAME, LinkStatus.DNS_FAILURE), (socket.EAI_AGAIN, LinkStatus.UNSURE)]
)
def test_a_dead_name_is_told_apart_from_a_dead_name_server(
    monkeypatch: pytest.MonkeyPatch, number: int, outcome: LinkStatus
) -> None:
    """A name that does not exist is gone; a name server that does not answer proves nothing."""

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "made for the test")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert probe("https://nothing.example/", _OPTIONS).status is outcome


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/", "http://10.0.0.1/"])
def test_private_networks_are_never_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """An address, or a redirect, into a private network is not asked: records come from strangers."""
    monkeypatch.setattr(http_probe.http.client, "HTTPConnection", lambda *_, **__: pytest.fail("it was asked"))

    assert probe(address, ProbeOptions("test")).detail == "it leads into a private network, and was not asked"


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


def test_signs_outside_ascii_are_sent_as_codes(outside: tuple) -> None:
    """A path with accents or spaces in another script is sent as per cent codes."""
    probe(f"{outside[0]}/200?é", _OPTIONS)

    assert outside[1].asked[0][1] == "/200?%C3%A9"
