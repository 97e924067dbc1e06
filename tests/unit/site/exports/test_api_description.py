"""The index of all records, the computed facts next to them, and the OpenAPI description of the files."""

from __future__ import annotations

import json
import re
from hashlib import sha256

from clearinghouse.records import KINDS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import api_index, openapi, record_json, records_json, registry
from clearinghouse.site.exports.computed_facts import computed_facts
from clearinghouse.site.pages.registry import PAGE_KINDS


def test_the_index_has_every_record_with_the_digest_of_its_file(site_context: SiteContext) -> None:
    """A digest is that of the record in its own file, so a program sees what changed without reading all of them."""
    index = json.loads(dict(api_index.files(site_context))["api/v1/index.json"])
    rows = {(row["kind"], row["id"]): row for row in index["result"]}

    assert index["total"] == len(rows) == sum(len(site_context.catalogue.records(kind)) for kind in KINDS)
    for identifier in site_context.catalogue.sources:
        ((_, content),) = record_json.files("sources", site_context, identifier)
        text = content.decode().partition('"result":')[2].strip()[:-1]
        assert rows["sources", identifier]["digest"] == sha256(text.encode()).hexdigest()[:32]


def test_computed_facts_stand_apart_from_the_record(site_context: SiteContext) -> None:
    """The list has `computed` by identifier, the file of a record its own; no record has it among its fields."""
    listed = json.loads(dict(records_json.files(site_context))["api/v1/sources.json"])
    identifier = site_context.sources[0].id
    ((_, content),) = record_json.files("sources", site_context, identifier)
    single = json.loads(content)

    computed = listed["computed"][identifier]
    assert computed == single["computed"] == computed_facts(site_context, "sources", identifier)
    assert computed["status"] == site_context.facts.intakes[identifier].status.value
    assert sum(computed["verdicts"].values()) == len(site_context.catalogue.countries)
    assert [row["id"] for row in (*listed["result"], single["result"]) if "computed" in row] == []
    assert computed_facts(site_context, "chemicals", "anything") == {}


def test_every_file_of_the_site_has_one_path(site_context: SiteContext) -> None:
    """Each address of an exporter under api/v1 fits one path of the description, and each path has an exporter."""
    paths = set(openapi.description(site_context)["paths"])
    lines = [line for item in registry.exporters() if item.title for line in item.download(site_context).addresses]
    own = (line.replace("<", "{").replace(">", "}") for line in lines if line.startswith("api/v1/"))
    announced = {f"/{line}" for line in own}
    announced.discard("/api/v1/openapi.json")

    single = {f"/api/v1/{kind}/{{id}}.json" for kind in openapi.KINDS_WITH_FILES}
    with_pages = {f"/api/v1/{name}" for name in ("plans/{id}.json", "matches/{id}.json", "countries/{code}/plan.json")}
    assert paths == announced | single | with_pages
    assert {kind.name for kind in PAGE_KINDS if kind.has_json} == set(openapi.KINDS_WITH_FILES)


def test_every_parameter_of_a_path_is_described(site_context: SiteContext) -> None:
    """OpenAPI wants each placeholder of a path among its parameters, and each operation by a name of its own."""
    paths = openapi.description(site_context)["paths"]

    names = [operation["get"]["operationId"] for operation in paths.values()]
    assert len(set(names)) == len(names)
    for path, operation in paths.items():
        described = {item["name"] for item in operation["get"].get("parameters", [])}
        assert described == set(re.findall("{([a-z]+)}", path))


def test_what_is_to_disappear_is_deprecated(site_context: SiteContext) -> None:
    """The description marks the answers of version 1, and nothing else."""
    paths = openapi.description(site_context)["paths"]

    deprecated = [path for path, operation in paths.items() if operation["get"].get("deprecated")]
    assert deprecated == ["/api/v1/matches/{id}.json"]
