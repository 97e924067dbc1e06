"""The page of data: what search engines for data sets read of the tables."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import Download
from clearinghouse.site.pages.directives.data import data_files

_SITE = "https://example.org/can/"
_LINES = (
    Download("Sources </script><b>", "", ("data/sources.csv", "data/tables.xlsx", "api/v1/sources.json")),
    Download("Plans", "", ("plans/<need>.csv",)),
)


def _page(context: SiteContext, site: str) -> str:
    addresses = replace(context.addresses, site=site)
    return data_files(replace(context, addresses=addresses, downloads=_LINES), "../")


def test_the_tables_are_one_data_set_with_full_addresses(site_context: SiteContext) -> None:
    """Each table that is one file is there with its media type; nothing in a title ends the block."""
    (block,) = re.findall(r"<script type=application/ld\+json>(.*?)</script>", _page(site_context, _SITE), re.S)
    dataset = json.loads(block)

    assert dataset["@type"] == "Dataset"
    assert dataset["dateModified"] == site_context.as_of.isoformat()
    assert [item["contentUrl"] for item in dataset["distribution"]] == [
        f"{_SITE}data/sources.csv",
        f"{_SITE}data/tables.xlsx",
    ]
    assert dataset["distribution"][0]["encodingFormat"] == "text/csv"
    assert dataset["distribution"][0]["name"] == "Sources </script><b>"
    assert "<b>" not in block


def test_a_site_without_an_address_has_no_block(site_context: SiteContext) -> None:
    """Paths say nothing to a search engine."""
    assert "ld+json" not in _page(site_context, "")
