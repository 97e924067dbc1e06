"""The tables of unmet demand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records.request import Mass, Publication, WorkPackage
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import unmet_demand_tables
from support.paths import AS_OF


def _rows(context: SiteContext, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dict(unmet_demand_tables.files(context))[name].decode("utf-8-sig"))))


@pytest.fixture
def with_example(catalogue: Catalogue) -> SiteContext:
    """Give the context of the complete catalogue with two more needs that nobody pays for, one invented."""
    pattern = catalogue.requests["ken-pcb-system"]
    lonely = replace(
        pattern,
        id="lonely",
        title="=1+1",
        topics=("research",),
        document=replace(pattern.document or Publication("A plan"), date="2026-01"),
        packages=(WorkPackage("research", quantity=Mass(3, "tonnes"), cost=100, secured=40, currency="EUR"),),
    )
    example = replace(lonely, id="example", origin="illustrative")
    requests = {**catalogue.requests, "example": example, "lonely": lonely}
    return build_context(replace(catalogue, requests=requests), as_of=AS_OF, addresses=Addresses("", ""))


def test_unmet_demand_counts_no_invented_need_and_escapes_formulas(with_example: SiteContext) -> None:
    """A package that nobody pays for is unmet; an invented need is in no row; a formula in a title is text."""
    by_id = {row["request"]: row for row in _rows(with_example, "unmet/packages.csv")}

    assert "example" not in by_id
    assert by_id["lonely"]["title"] == "'=1+1"
    assert by_id["lonely"]["gap"] == "nobody"
    assert (by_id["lonely"]["cost_open"], by_id["lonely"]["currency"]) == ("60", "EUR")


def test_totals_add_up_to_the_rows(with_example: SiteContext) -> None:
    """Each row of the totals counts the packages of its region, by how far money reaches."""
    packages, totals = (_rows(with_example, f"unmet/{name}.csv") for name in ("packages", "totals"))

    assert sum(int(row["packages"]) for row in totals) == len(packages)
    for row in totals:
        own = [
            item for item in packages if (item["work_package"], item["region"]) == (row["work_package"], row["region"])
        ]
        assert int(row["nobody"]) == sum(item["gap"] == "nobody" for item in own)
        assert int(row["grant"]) == sum(item["gap"] == "grant" for item in own)


def test_a_sum_that_no_record_states_is_in_no_row(site_context: SiteContext) -> None:
    """A package without a cost of its own has no cost and no currency in the table."""
    assert _rows(site_context, "unmet/packages.csv")
    stated = {
        (request.id, item.package): item.cost is not None
        for request in site_context.requests
        for item in request.packages
    }

    for row in _rows(site_context, "unmet/packages.csv"):
        is_stated = stated[row["request"], row["work_package"]]
        assert bool(row["cost_open"]) == bool(row["currency"]) == is_stated
