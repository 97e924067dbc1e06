"""A web address is one that a browser can open, and the reason is given when it is none."""

from __future__ import annotations

import pytest
from clearinghouse.documents.value_types import CHECKS, fault_of_address
from support.addresses import ADDRESSES, NO_ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_has_a_named_host(address: str) -> None:
    """The name can be in any script, with a port, a query and a fragment."""
    assert (fault_of_address(address), CHECKS["uri"](address)) == ("", True)


@pytest.mark.parametrize(("address", "reason"), NO_ADDRESSES.items())
def test_what_is_wrong_with_an_address_is_said(address: str, reason: str) -> None:
    """The host, a user name, a space and a character have a reason each."""
    assert reason in fault_of_address(address)
    assert not CHECKS["uri"](address)


def test_what_is_no_text_is_no_matter_of_its_format() -> None:
    """The type is another check."""
    assert CHECKS["uri"](None)
    assert fault_of_address("") != ""
