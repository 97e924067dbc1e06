"""Only hosts that are public on the internet are contacted."""

from __future__ import annotations

import ipaddress

import pytest
from cli.public_network import is_public


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:5db8:d70e"]
)
def test_public_addresses_are_public(address: str) -> None:
    """Ordinary addresses, and public IPv4 addresses embedded in IPv6, may be contacted."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:5db8:d70e::",
        "2001:0:7f00:1::",
        "2001:0:5db8:d70e::",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    """Private, local, shared and multicast addresses are refused, also inside NAT64; 6to4 and Teredo altogether."""
    assert not is_public(ipaddress.ip_address(address))
