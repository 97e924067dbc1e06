"""datapackage.json: the tables of the site described as the Data Package standard wants it (version 1, tabular)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from hashlib import sha256

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import LICENCE_PAGE
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import TABLE, ExportedFile, exporter, tables

_LICENCE = {
    "name": "CC-BY-4.0",
    "path": LICENCE_PAGE,
    "title": "Creative Commons Attribution 4.0",
}


@exporter(
    title=N_("Data package"),
    description=N_("A description of all tables, with their columns, for programs."),
    addresses=("datapackage.json",),
    reads_tables=True,
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield datapackage.json: each CSV file of the site with its columns, size and digest."""
    named = sorted(file for _, files in tables(context) for file in only_tables(files))
    package = {
        "profile": "tabular-data-package",
        "name": "capacity-assistance-network",
        "title": context.messages.gettext("Capacity Assistance Network: records as tables"),
        "created": f"{context.as_of.isoformat()}T00:00:00Z",
        "licenses": [_LICENCE],
        "resources": [_resource(*table) for table in named],
    }
    if context.addresses.site:
        package["homepage"] = context.addresses.site
    yield "datapackage.json", f"{as_json(package)}\n".encode()


def only_tables(files: Iterable[ExportedFile]) -> Iterator[ExportedFile]:
    """Yield the tables among the files of a line of the data page."""
    return (file for file in files if file[0].endswith(TABLE))


def _resource(path: str, content: bytes) -> dict[str, object]:
    """Return the description of a table. Its cells are read as text: lists and numbers with units share columns."""
    columns = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(TABLE).replace("/", "-"),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {"fields": [{"name": column, "type": "string"} for column in columns], "missingValues": [""]},
    }
