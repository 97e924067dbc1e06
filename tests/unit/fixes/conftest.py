"""The fixer of the complete made-up catalogue."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.fixes.fixer import Fixer


@pytest.fixture(scope="session")
def fixer(catalogue: Catalogue) -> Fixer:
    """Give the fixer of records, with the schemas and the countries of the complete catalogue."""
    return Fixer.for_catalogue(catalogue)
