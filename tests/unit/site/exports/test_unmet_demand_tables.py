"""The tables of unmet demand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.context import unmet_demand
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import unmet_demand_tables
from support.paths import AS_OF


@pytest.fixture
def with_example(catalogue: Catalogue) -> SiteContext:
    """Give the context of the complete catalogue with two more needs that nobody could serve, one of them invented."""
    example = replace(
        catalogue.requests["ken-pcb-system"],
        id="example",
        origin="illustrative",
        topics=("research",),
        assistance=("equity",),
    )
    lonely = replace(
        catalogue.requests["ken-pcb-system"], id="lonely", topics=("research",), assistance=("equity",), title="=1+1"
    )
    requests = {**catalogue.requests, "example": example, "lonely": lonely}
    return build_context(replace(catalogue, requests=requests), as_of=AS_OF, addresses=Addresses("", ""))


def test_unmet_demand_counts_no_invented_need_and_escapes_formulas(with_example: SiteContext) -> None:
    """A need without a likely source is unmet; an invented one is in no row; a title that is a formula stays text."""
    rows = list(
        csv.DictReader(
            io.StringIO(dict(unmet_demand_tables.files(with_example))["unmet/needs.csv"].decode("utf-8-sig"))
        )
    )
    by_id = {row["request"]: row for row in rows}

    assert "example" not in by_id
    assert by_id["lonely"]["likely_sources"] == "0"
    assert by_id["lonely"]["forms_without_source"] == "equity"
    assert by_id["lonely"]["title"] == "'=1+1"
    unserved = {gap.request.id for gap in unmet_demand.all_gaps(with_example) if gap.is_unserved}
    assert {"lonely", "uga-equity"} <= unserved
    assert {"example", "ken-pcb-system"}.isdisjoint(unserved)
