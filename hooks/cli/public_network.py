"""Which network addresses a command may contact: those that are public on the internet.

Records come from strangers. An address in a record, or a redirect, must not make a machine of ours contact hosts
inside its own network.
"""

from __future__ import annotations

import ipaddress
import socket

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_REFUSED = (
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # NAT64 inside a network, RFC 8215
    ipaddress.IPv6Network("2001::/32"),  # Teredo and 6to4 embed an IPv4 address, and are out of use
    ipaddress.IPv6Network("2002::/16"),
)
_LAST_32_BITS = 0xFFFF_FFFF


class NotPublic(Exception):
    """A host name leads to an address that is not public."""


def resolve(host: str, *, allow_private: bool) -> list[str]:
    """Return the IP addresses of a host, in the order to try them.

    Raises NotPublic if any of them is not public, unless `allow_private`; socket.gaierror if there are none;
    UnicodeError if `host` is not a host name.
    """
    # A scope such as "%eth0" follows the address of a link.
    infos = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(info[4][0]).split("%")[0] for info in infos))
    if not allow_private and not all(is_public(ipaddress.ip_address(address)) for address in addresses):
        raise NotPublic(host)
    return addresses


def is_public(address: _Address) -> bool:
    """Return whether an address is public, also the IPv4 address that may be embedded in it."""
    if any(address in network for network in _REFUSED):
        return False
    if isinstance(address, ipaddress.IPv6Address) and (embedded := _embedded(address)):
        return is_public(embedded)
    return address.is_global and not address.is_multicast


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & _LAST_32_BITS)
    return address.ipv4_mapped
