"""The catalogue of the data for portals: every table, its licence and its digest, at full addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.exports import dcat
from clearinghouse.site.exports.registry import exporters

_SITE = "https://example.org/can/"


def _at(context: SiteContext, site: str = _SITE) -> SiteContext:
    addresses = replace(context.addresses, site=site)
    return build_context(context.catalogue, as_of=context.as_of, addresses=addresses)


def _catalogue(context: SiteContext) -> dict:
    ((name, content),) = dcat.files(context)
    assert name == "dcat.jsonld"
    return json.loads(content)


def _nodes(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(part)


def test_every_table_is_a_distribution_with_size_and_digest(site_context: SiteContext) -> None:
    """What a portal downloads is what the catalogue says, for each CSV file of the site."""
    context = _at(site_context)
    found = {
        item["dcat:downloadURL"]["@id"].removeprefix(_SITE): item
        for dataset in _catalogue(context)["dcat:dataset"]
        for item in dataset["dcat:distribution"]
    }
    written = {path: content for item in exporters() for path, content in item(context) if path.endswith(".csv")}

    assert found.keys() == written.keys()
    for path, content in written.items():
        assert found[path]["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(content).hexdigest()
        assert found[path]["dcat:byteSize"]["@value"] == str(len(content))
        assert found[path]["dcat:mediaType"]["@id"].endswith("/text/csv")


@pytest.mark.parametrize("part", ["dcat:dataset", "dcat:service"])
def test_each_part_says_what_a_portal_asks(site_context: SiteContext, part: str) -> None:
    """Title, publisher, licence, language and day are there, and every part has an identifier of its own."""
    parts = _catalogue(_at(site_context))[part]

    assert len({item["@id"] for item in parts}) == len(parts) > 0
    for item in parts:
        assert item["dct:title"]
        assert item["dct:publisher"]["foaf:name"]
        assert item["dct:license"]["@id"].startswith("https://creativecommons.org/")
        assert item["dct:language"]["@id"].endswith("/en")
        assert item["dct:modified"]["@value"] == site_context.as_of.isoformat()


def test_every_prefix_is_in_the_context(site_context: SiteContext) -> None:
    """No term needs a context that must be fetched, and no node has the identifier of another."""
    catalogue = _catalogue(_at(site_context))
    nodes = list(_nodes({key: value for key, value in catalogue.items() if key != "@context"}))
    terms = {key for node in nodes for key in node if not key.startswith("@")}
    typed = [node["@id"] for node in nodes if "@type" in node and "@id" in node]

    assert {term.partition(":")[0] for term in terms} <= catalogue["@context"].keys()
    assert len(typed) == len(set(typed))


def test_without_an_address_paths_begin_at_the_file(site_context: SiteContext) -> None:
    """A site that does not know its address names paths, which a program resolves at that of the file."""
    catalogue = _catalogue(_at(site_context, site=""))

    assert catalogue["@id"] == "dcat.jsonld"
    assert catalogue["foaf:homepage"]["@id"] == "./"
    assert all(not node["@id"].startswith("/") for node in _nodes(catalogue) if "@id" in node)
