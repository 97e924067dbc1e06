"""Vocabularies, and links to the files for machines."""

from __future__ import annotations

from clearinghouse.json_value import JsonObject
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import LICENCE_PAGE, Download

_OF_TABLES = (".csv", ".xlsx")
_FIRST = ("data/tables.xlsx", "data/sources.csv", "feed.xml")  # what most readers want


def vocabularies(context: SiteContext, root: str) -> str:
    """Return links to the pages of all vocabularies."""
    return context.render("vocabularies", root, vocabularies=context.catalogue.vocabularies.values())


def data_files(context: SiteContext, root: str) -> str:
    """Return links to the files for machines, and what search engines for data sets read of them."""
    first = [line for address in _FIRST for line in context.downloads if address in line.addresses]
    others = [line for line in context.downloads if line not in first]
    return context.render("data_files", root, first=first, others=others, dataset=_dataset(context))


def _dataset(context: SiteContext) -> JsonObject:
    """Return the tables as a Dataset of schema.org; empty where the site does not know its address."""
    if not context.addresses.site:
        return {}
    _ = context.messages.gettext
    addresses = [(line.title, address) for line in context.downloads for address in line.addresses]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": _("Capacity Assistance Network: records as tables"),
        "description": _(
            "Sources of help outside the GEF to eliminate persistent organic pollutants, and needs of countries."
        ),
        "url": context.addresses.page("data/"),
        "license": LICENCE_PAGE,
        "isAccessibleForFree": True,
        "inLanguage": context.language,
        "dateModified": context.as_of.isoformat(),
        "creator": {"@type": "Organization", "name": _("Contributors to the site")},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": title,
                "encodingFormat": Download.media_type(address),
                "contentUrl": context.addresses.page(address),
            }
            for title, address in addresses
            if address.endswith(_OF_TABLES) and not Download.is_pattern(address)
        ],
    }
