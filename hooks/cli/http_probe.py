"""Asking outside addresses politely: one request for each host at a time, a pause between, few bytes, our name."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from clearinghouse.catalogue.external_links import PERMANENT, REDIRECTS, LinkResult, LinkStatus, classify

_MAX_HOPS = 5
_HOSTS_AT_A_TIME = 12
_HEAD_IS_ENOUGH = range(200, 400)  # many servers refuse or mistreat HEAD: any other answer is asked again with GET
_TEMPORARY = socket.EAI_AGAIN


@dataclass(frozen=True, slots=True)
class ProbeOptions:
    """How to ask: seconds to wait for an answer, seconds between two requests to a host, and who asks."""

    user_agent: str
    timeout: float = 20.0
    pause: float = 1.0
    private: bool = False  # ask hosts inside private networks too; only tests do


@dataclass
class HostLocks:
    """A lock for each host, so that redirects into another host wait their turn as well."""

    locks: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    guard: threading.Lock = field(default_factory=threading.Lock)

    def lock(self, host: str) -> threading.Lock:
        with self.guard:
            return self.locks[host]


class _NotPublic(Exception):
    """The name leads into a private network: a record, or a redirect, must not make us ask there."""


def probe_all(addresses: Iterable[str], manners: ProbeOptions) -> Mapping[str, LinkResult]:
    """Ask every address; return the answers in the order of the addresses."""
    listed = list(addresses)
    by_host: dict[str, list[str]] = {}
    for address in listed:
        by_host.setdefault(_host(address), []).append(address)
    hosts = HostLocks()
    pool = ThreadPoolExecutor(_HOSTS_AT_A_TIME)
    try:
        groups = pool.map(lambda group: [(item, probe(item, manners, hosts)) for item in group], by_host.values())
        answers = dict(pair for group in groups for pair in group)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # who stops it does not wait for hosts that do not answer
    return {address: answers[address] for address in listed}


def probe(address: str, manners: ProbeOptions, hosts: HostLocks | None = None) -> LinkResult:
    """Ask one address, through at most five redirects. Whatever goes wrong is an answer, too."""
    try:
        return _follow(address, manners, hosts or HostLocks())
    except socket.gaierror as error:
        # A name server that does not answer says nothing of the name.
        dead = error.errno != _TEMPORARY
        return (
            LinkResult(LinkStatus.DNS_FAILURE, "the name does not exist")
            if dead
            else _unsure("the name was not found now")
        )
    except (OSError, http.client.HTTPException, ValueError, _NotPublic) as error:
        return _unsure(_reason(error, manners))


def _reason(error: Exception, manners: ProbeOptions) -> str:
    if isinstance(error, _NotPublic):
        return "it leads into a private network, and was not asked"
    if isinstance(error, TimeoutError):
        return f"no answer within {manners.timeout:g} seconds"
    if isinstance(error, ssl.SSLError):
        return f"the secure connection failed: {error.reason or 'no reason given'}"
    return f"no connection: {type(error).__name__}"


def _unsure(detail: str) -> LinkResult:
    return LinkResult(LinkStatus.UNSURE, detail)


def _follow(address: str, manners: ProbeOptions, hosts: HostLocks) -> LinkResult:
    current, permanent = address, True
    for _ in range(_MAX_HOPS + 1):
        status, target = _request(current, manners, hosts)
        if status not in REDIRECTS or not target:
            moved = current if permanent and current != address else ""
            return classify(status, moved_to=moved)
        permanent = permanent and status in PERMANENT
        current = urljoin(current, target)
        if urlsplit(current).scheme not in ("http", "https"):
            return _unsure("it redirects to something that is no web address")
    return _unsure(f"it redirects more than {_MAX_HOPS} times")


def _request(address: str, manners: ProbeOptions, hosts: HostLocks) -> tuple[int, str]:
    """Ask with HEAD, and with GET when that is not answered well; return the status and where it redirects."""
    host = _host(address)
    with hosts.lock(host):
        status, target = _once("HEAD", address, manners)
        if status not in _HEAD_IS_ENOUGH and status != http.client.TOO_MANY_REQUESTS:
            time.sleep(manners.pause)
            status, target = _once("GET", address, manners)
        time.sleep(manners.pause)
    return status, target


def _once(method: str, address: str, manners: ProbeOptions) -> tuple[int, str]:
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    name = (parts.hostname or "").encode("idna").decode()
    _refuse_private(name, port, manners)
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(name, port, timeout=manners.timeout)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": manners.user_agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, _ascii(path), headers=headers)
        answer = connection.getresponse()  # the body is never read
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


def _ascii(path: str) -> str:
    """Return a path with every sign that HTTP does not carry as per cent codes."""
    return "".join(sign if "!" <= sign <= "~" else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in path)


def _refuse_private(name: str, port: int, manners: ProbeOptions) -> None:
    found = {item[4][0] for item in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
    if not manners.private and not all(ipaddress.ip_address(number.split("%")[0]).is_global for number in found):
        raise _NotPublic(name)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # text that only begins like an address; asking it says so
        return ""
