"""Checks external addresses politely: one request per host at a time, a pause between them, no body, our own name."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus

import httpx
from clearinghouse.catalogue.external_links import PERMANENT, LinkResult, LinkStatus, classify

from cli.pinned_transport import PinnedTransport
from cli.public_network import NotPublic

_MAX_REDIRECTS = 5
_HOSTS_AT_A_TIME = 12
_MAX_PORT = 65_535
_HEAD_SUFFICES = range(200, 400)  # many servers refuse or mishandle HEAD: after any other status, GET decides
_UNKNOWN_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))  # the second is not on every system
_HostLocks = defaultdict[str, asyncio.Lock]


@dataclass(frozen=True, slots=True)
class ProbeOptions:
    """How to probe. Times are in seconds."""

    user_agent: str
    timeout: float = 20.0  # without a sign of life from the server
    limit: float = 60.0  # on the network for one address, redirects included
    pause: float = 1.0  # between two requests to one host
    allow_private: bool = False  # contact hosts inside private networks too; for tests


def probe(address: str, options: ProbeOptions) -> LinkResult:
    """Probe one address. Whatever goes wrong becomes the result."""
    return probe_all([address], options)[address]


def probe_all(addresses: Iterable[str], options: ProbeOptions) -> Mapping[str, LinkResult]:
    """Probe every address; return the results in the order of the addresses."""
    listed = list(addresses)
    resolver = ThreadPoolExecutor(_HOSTS_AT_A_TIME, thread_name_prefix="resolver")
    try:
        results = asyncio.run(_probe_all(listed, options, resolver))
    finally:
        resolver.shutdown(wait=False, cancel_futures=True)  # a name server that does not answer must not hold us
    return {address: results[address] for address in listed}


async def _probe_all(
    addresses: Sequence[str], options: ProbeOptions, resolver: ThreadPoolExecutor
) -> dict[str, LinkResult]:
    transport = PinnedTransport(
        httpx.AsyncHTTPTransport(verify=_trusted()), resolver, allow_private=options.allow_private
    )
    locks: _HostLocks = defaultdict(asyncio.Lock)
    slots = asyncio.Semaphore(_HOSTS_AT_A_TIME)

    async def probe_host(group: Sequence[str]) -> list[tuple[str, LinkResult]]:
        async with slots:
            return [(address, await _Probe(transport, options, locks).run(address)) for address in group]

    groups = await asyncio.gather(*map(probe_host, _by_host(addresses)))
    return dict(pair for group in groups for pair in group)


@cache  # to read all certificates that the system trusts takes longer than to ask a server
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for address in addresses:
        try:
            host = _host(httpx.URL(address))
        except httpx.InvalidURL:  # text that only begins like an address; the probe reports it
            host = ""
        groups.setdefault(host, []).append(address)
    return list(groups.values())


@dataclass
class _Probe:
    """One address on its way through redirects; `left` is the rest of its time on the network, in seconds."""

    transport: httpx.AsyncBaseTransport
    options: ProbeOptions
    locks: _HostLocks
    left: float = field(init=False)

    def __post_init__(self) -> None:
        """Start with the whole time limit."""
        self.left = self.options.limit

    async def run(self, address: str) -> LinkResult:
        """Probe the address; return every failure as a result."""
        try:
            return await self._follow(httpx.URL(address))
        except socket.gaierror as error:
            # A name server that does not answer says nothing about the name.
            exists = error.errno not in _UNKNOWN_NAME
            return _unsure("the name was not found now") if exists else _no_such_name()
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, NotPublic) as error:
            return _unsure(self._reason(error))

    async def _follow(self, url: httpx.URL) -> LinkResult:
        # No `async with`: closing the client would close the transport, which all probes share.
        client = httpx.AsyncClient(
            transport=self.transport, headers=self._headers(), timeout=self.options.timeout, trust_env=False
        )
        first, permanent = url, True
        for _ in range(_MAX_REDIRECTS + 1):
            if not _is_web_address(url):
                return _unsure("it is not a web address" if url == first else "it redirects to no valid web address")
            response = await self._request(client, url)
            if response.next_request is None:
                moved = str(url) if permanent and url != first else ""
                return classify(response.status_code, moved_to=moved)
            permanent = permanent and response.status_code in PERMANENT
            url = response.next_request.url
        return _unsure(f"it redirects more than {_MAX_REDIRECTS} times")

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self.options.user_agent, "Accept": "*/*", "Connection": "close"}

    async def _request(self, client: httpx.AsyncClient, url: httpx.URL) -> httpx.Response:
        """Request with HEAD, and with GET if that was not answered well."""
        async with self.locks[_host(url)]:
            response = await self._send(client, "HEAD", url)
            if response.status_code not in (*_HEAD_SUFFICES, HTTPStatus.TOO_MANY_REQUESTS):
                await asyncio.sleep(self.options.pause)
                response = await self._send(client, "GET", url)
            await asyncio.sleep(self.options.pause)
        return response

    async def _send(self, client: httpx.AsyncClient, method: str, url: httpx.URL) -> httpx.Response:
        """Send one request; the body of the response is never read."""
        clock = asyncio.get_running_loop().time
        start = clock()
        try:
            async with asyncio.timeout(self.left):
                response = await client.send(client.build_request(method, url), stream=True)
                await response.aclose()
        finally:
            self.left -= clock() - start
        return response

    def _reason(self, error: Exception) -> str:
        if isinstance(error, NotPublic):
            return "it leads into a private network, and was not contacted"
        if isinstance(error, TimeoutError | httpx.TimeoutException):
            return f"no answer within {self.options.timeout if self.left > 0 else self.options.limit:g} seconds"
        root = _root(error)
        if isinstance(root, ssl.SSLError):
            return f"the secure connection failed: {root.reason or 'no reason given'}"
        return f"no connection: {type(root).__name__}"


def _root(error: BaseException) -> BaseException:
    while cause := error.__cause__ or error.__context__:
        error = cause
    return error


def _unsure(detail: str) -> LinkResult:
    return LinkResult(LinkStatus.UNSURE, detail)


def _no_such_name() -> LinkResult:
    return LinkResult(LinkStatus.DNS_FAILURE, "the name does not exist")


def _is_web_address(url: httpx.URL) -> bool:
    return url.scheme in ("http", "https") and bool(url.host) and (url.port or 0) <= _MAX_PORT


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")
