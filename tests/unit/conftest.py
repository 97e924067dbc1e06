"""Fixtures for what is computed: made-up catalogues and networks. No record of the repository may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import SiteContext, build_context
from support.live_data import no_live_data
from support.paths import AS_OF, CASES


@pytest.fixture
def small(overlaid: Callable) -> Catalogue:
    """Load the made-up catalogue of the cases."""
    return load(overlaid())[0]


@pytest.fixture
def busy(overlaid: Callable) -> SiteContext:
    """Compute the made-up network in which five requests have been submitted."""
    catalogue, problems = load(overlaid(CASES / "network"))
    assert problems == []
    return build_context(
        catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", "https://github.com/o/r/")
    )


@pytest.fixture(autouse=True)
def _no_live_data() -> Iterator[None]:
    with no_live_data():
        yield
