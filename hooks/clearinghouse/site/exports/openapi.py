"""The description of the files under api/v1 as OpenAPI 3.1: what stands where, and in which shape.

There is no server behind it: each path is a file, and only GET makes sense. The shapes of records are the published
schemas, so nothing is described twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.language.messages import N_
from clearinghouse.records import KINDS
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import SCHEMA_VERSION, as_json
from clearinghouse.site.exports.records_json import EXAMPLES
from clearinghouse.site.exports.registry import exporter

KINDS_WITH_FILES = ("sources", "requests", "centres", "organisations", "facilities")  # one file a record
_URI = "api/v1/openapi.json"
_ANY: JsonObject = {}
_PARAMETERS: Mapping[str, JsonObject] = {
    "id": {"description": "Identifier of the record, as in index.json.", "schema": {"type": "string"}},
    "code": {
        "description": "ISO 3166-1 alpha-3 code of the country.",
        "schema": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
    "kind": {"description": "A kind of record that has a form, or acronyms.", "schema": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class _File:
    """One path: `result` is the schema of the member of that name; a file without envelope is `bare`.

    One that is to disappear is `deprecated`; the data page says what to read instead.
    """

    summary: str
    result: JsonObject
    bare: bool = False
    deprecated: bool = False


@exporter(
    title=N_("OpenAPI description"),
    description=N_("What each file under api/v1 contains, for programs that make clients (OpenAPI 3.1)."),
    addresses=(_URI,),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/openapi.json."""
    yield _URI, f"{as_json(description(context))}\n".encode()


def description(context: SiteContext) -> JsonObject:
    """Return the description of all files under api/v1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Capacity Assistance Network clearing-house",
            "version": SCHEMA_VERSION,
            "summary": "Records of help to eliminate persistent organic pollutants, and what is computed from them.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": context.addresses.site or "../../"}],
        "paths": {f"/api/v1/{path}": _path(path, file) for path, file in _files().items()},
        "components": {"schemas": {"Envelope": _envelope()}},
    }


def _files() -> dict[str, _File]:
    rows = {f"{kind}.json": _File(f"All records of the kind {kind}.", _list(_record(kind))) for kind in KINDS}
    single = {
        f"{kind}/{{id}}.json": _File(f"One record of the kind {kind}.", _record(kind)) for kind in KINDS_WITH_FILES
    }
    return {
        "index.json": _File("Every record with the digest of its data and the day of its last change.", _list(_ANY)),
        **rows,
        f"{EXAMPLES}.json": _File(
            "Invented examples of requests; they count in no figure.", _list(_record("requests"))
        ),
        **single,
        "plans/{id}.json": _File("Who pays, lends, delivers and advises for a need.", _list(_ANY)),
        "matches/{id}.json": _File(
            "Where the plan of a need is now. Answer of version 1.", _list(_ANY), deprecated=True
        ),
        "countries/{code}/plan.json": _File("Who helps a country, for each work package.", _list(_ANY)),
        "countries/{code}/sources.json": _File("The sources of each verdict and reason, for a country.", _list(_ANY)),
        "plan-sources.json": _File("What plans and verdicts rest on for each source in use.", _list(_ANY)),
        "plan-criteria.json": _File("What each word of the plans means.", _ANY),
        "ledger.json": _File("Offers made here, and projects that documents name.", _list(_ANY)),
        "freshness.json": _File("How much of the key facts has evidence of the last 12 months.", _ANY),
        "names/{kind}.json": _File("Names of records by identifier; null for one out of use.", _names(), bare=True),
    }


def _record(kind: str) -> JsonObject:
    """Return the schema of a record in the files: that of its kind, with the identifier."""
    own: JsonObject = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    return own | {"description": f"As schemas/{KINDS[kind].schema}.schema.json of this site, with its identifier."}


def _list(item: JsonObject) -> JsonObject:
    return {"type": "array", "items": item}


def _names() -> JsonObject:
    return {"type": "object", "additionalProperties": {"type": ["string", "null"]}}


def _envelope() -> JsonObject:
    """Return the schema of what all files but the lists of names have around their result."""
    return {
        "type": "object",
        "required": ["schema_version", "generated_at", "uri", "result"],
        "properties": {
            "schema_version": {"type": "string", "description": "Semantic version of the shape of the files."},
            "generated_at": {"type": "string", "format": "date", "description": "The day that facts are computed for."},
            "uri": {"type": "string", "description": "The address of the file itself."},
            "total": {"type": "integer", "minimum": 0, "description": "The number of rows of the result."},
            "result": {},
        },
    }


def _path(path: str, file: _File) -> JsonObject:
    content: JsonObject = file.result
    if not file.bare:
        own: JsonObject = {"properties": {"result": file.result}}
        content = {"allOf": [{"$ref": "#/components/schemas/Envelope"}, own]}
    operation: JsonObject = {
        "summary": file.summary,
        "operationId": path.removesuffix(".json").replace("/", "-").replace("{", "").replace("}", ""),
        "responses": {"200": {"description": file.summary, "content": {"application/json": {"schema": content}}}},
    }
    if file.deprecated:
        operation["deprecated"] = True
    parameters: list[JsonValue] = [
        {"name": name, "in": "path", "required": True, **parameter}
        for name, parameter in _PARAMETERS.items()
        if f"{{{name}}}" in path
    ]
    return {"get": operation | ({"parameters": parameters} if parameters else {})}
