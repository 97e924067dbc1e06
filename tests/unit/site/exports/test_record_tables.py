"""Sources, needs, centres and countries as tables, and the package that describes all tables."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256

from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import data_package, record_tables
from clearinghouse.site.exports.registry import exporters


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_record_in_use_has_a_row(site_context: SiteContext) -> None:
    """The tables have the records that the pages list, and the counts of a country are those of its page."""
    tables = {name: _rows(content) for name, content in record_tables.files(site_context)}

    assert [row["id"] for row in tables["data/sources.csv"]] == [source.id for source in site_context.sources]
    assert [row["id"] for row in tables["data/needs.csv"]] == [need.id for need in site_context.requests]
    assert [row["code"] for row in tables["data/countries.csv"]] == list(site_context.catalogue.countries)
    for row in tables["data/countries.csv"]:
        counts = site_context.facts.verdict_counts(row["code"])
        assert [row[verdict.value] for verdict in Verdict] == [str(counts[verdict]) for verdict in Verdict]


def test_what_a_source_does_stands_under_its_role(site_context: SiteContext) -> None:
    """The packages of a source stand once each in the column of their role, and are empty where it does nothing."""
    rows = {row["id"]: row for row in _rows(dict(record_tables.files(site_context))["data/sources.csv"])}

    assert rows
    for source in site_context.sources:
        paid = {package for line in source.provides if line.role == "pays" for package in line.packages}
        row = rows[source.id]
        assert {*row["pays"].split("; "), *row["lends"].split("; ")} - {""} == paid


def test_the_package_describes_every_table(site_context: SiteContext) -> None:
    """Columns, size and digest of each resource are those of the file at its path, for every CSV file of the site."""
    ((_, content),) = data_package.files(site_context)
    resources = {item["path"]: item for item in json.loads(content)["resources"]}
    files = (file for item in exporters() for file in item(site_context))
    tables = {path: table for path, table in files if path.endswith(".csv")}

    assert tables.keys() == resources.keys()
    assert len({item["name"] for item in resources.values()}) == len(resources)
    for path, table in tables.items():
        names = [field["name"] for field in resources[path]["schema"]["fields"]]
        assert names == next(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
        assert resources[path]["bytes"] == len(table)
        assert resources[path]["hash"] == f"sha256:{sha256(table).hexdigest()}"
