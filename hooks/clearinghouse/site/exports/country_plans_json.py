"""The plan of a country for machines: for each work package who pays, lends, delivers and advises.

It is for a government and any topic. It comes with the page of the country.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.json_value import JsonObject
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.plan_answers import plan_of_country
from clearinghouse.site.exports.plan_json import shared_writer


def files(context: SiteContext, code: str) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/countries/<code>/plan.json."""
    uri = f"api/v1/countries/{code}/plan.json"
    counts: JsonObject = {verdict.value: count for verdict, count in context.facts.verdict_counts(code).items()}
    yield uri, shared_writer(context).file(uri, plan_of_country(context, code), country=code, verdicts=counts)
