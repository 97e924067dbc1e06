"""dcat.jsonld: the tables and the files for machines as a catalogue of data (DCAT 3 of the W3C, written as JSON-LD).

Portals of open data read it. Its context is in the file, so that nobody must fetch one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import LICENCE_PAGE, Download
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.data_package import only_tables
from clearinghouse.site.exports.registry import ExportedFile, exporter, tables

_URI = "dcat.jsonld"  # at the top of the site: where the site does not know its address, paths begin there
_CONTEXT: JsonObject = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


@exporter(
    title=N_("Catalogue of the data (DCAT)"),
    description=N_("The tables and the files for machines, described for portals of open data (JSON-LD)."),
    addresses=(_URI,),
    reads_tables=True,
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield dcat.jsonld."""
    yield _URI, f"{as_json(_catalogue(context))}\n".encode()


def _catalogue(context: SiteContext) -> JsonObject:
    title = context.messages.gettext("Capacity Assistance Network: a clearing-house")
    return {
        "@context": _CONTEXT,
        "@id": _address(context, _URI),
        "@type": "dcat:Catalog",
        "dct:title": title,
        "dct:description": context.messages.gettext(
            "Sources of help outside the GEF to eliminate persistent organic pollutants, and needs of countries."
        ),
        **_shared(context),
        "foaf:homepage": {"@id": _address(context, "")},
        "dcat:dataset": [_dataset(context, line, only_tables(files)) for line, files in tables(context)],
        "dcat:service": [_service(context, title)],
    }


def _shared(context: SiteContext) -> JsonObject:
    """Return what holds for the catalogue and for each part of it."""
    return {
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": context.messages.gettext("Contributors to the site")},
        "dct:license": {"@id": LICENCE_PAGE},
        "dct:language": {"@id": f"{_LANGUAGES}{context.language.partition('-')[0]}"},
        "dct:modified": {"@type": "xsd:date", "@value": context.as_of.isoformat()},
    }


def _dataset(context: SiteContext, line: Download, files: Iterable[ExportedFile]) -> JsonObject:
    """Return one line of the data page with each of its tables as a distribution."""
    distributions: list[JsonValue] = [_distribution(context, *file) for file in files]
    return {
        "@id": _address(context, f"{_URI}#{line.addresses[0].removesuffix('.csv').replace('/', '-')}"),
        "@type": "dcat:Dataset",
        "dct:title": line.title,
        "dct:description": line.description or line.title,
        **_shared(context),
        "dcat:landingPage": {"@id": _address(context, "data/")},
        "dcat:distribution": distributions,
    }


def _distribution(context: SiteContext, path: str, content: bytes) -> JsonObject:
    address: JsonObject = {"@id": _address(context, path)}
    return {
        "@id": f"{address['@id']}#file",
        "@type": "dcat:Distribution",
        "dct:title": path,
        "dct:license": {"@id": LICENCE_PAGE},
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{Download.media_type(path)}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": sha256(content).hexdigest()},
        },
    }


def _service(context: SiteContext, title: str) -> JsonObject:
    return {
        "@id": _address(context, "api/v1/"),
        "@type": "dcat:DataService",
        "dct:title": title,
        **_shared(context),
        "dcat:endpointURL": {"@id": _address(context, "api/v1/")},
        "dcat:endpointDescription": {"@id": _address(context, "api/v1/openapi.json")},
    }


def _address(context: SiteContext, uri: str) -> str:
    """Return the full address of a file, or its path where the site does not know its own; "./" is the top."""
    return context.addresses.page(uri) or "./"
