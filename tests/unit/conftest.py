"""Fixtures for what is computed: made-up catalogues and networks, and the real weights of matching."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.matching import MatchingContext, matching_context
from clearinghouse.site.context.context import Addresses, SiteContext, build_context
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


@pytest.fixture(scope="module")
def rules(real: Catalogue) -> MatchingContext:
    """Give the real weights on the day of the tests."""
    return matching_context(real, as_of=AS_OF)
