"""An HTTP transport that connects to public hosts only."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from functools import partial

import httpx

from cli.public_network import resolve


class PinnedTransport(httpx.AsyncBaseTransport):
    """Connects to the IP address that was checked: a name cannot change its address between check and connection."""

    def __init__(self, inner: httpx.AsyncBaseTransport, resolver: Executor, *, allow_private: bool) -> None:
        """Send requests through `inner`; look up names in the threads of `resolver`."""
        self._inner, self._resolver = inner, resolver
        self._resolve = partial(resolve, allow_private=allow_private)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that accepts a connection. Raises NotPublic, gaierror."""
        host = request.url.raw_host.decode("ascii")
        addresses = await asyncio.get_running_loop().run_in_executor(self._resolver, self._resolve, host)
        for address in addresses[:-1]:
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except httpx.ConnectError:
                continue
        return await self._inner.handle_async_request(_pinned(request, addresses[-1]))


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request for an IP address. The Host header, the name in TLS and in the certificate stay the same."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )
