"""The kinds of record: one row for each, and everything else about a kind is asked of its row.

A new kind needs a module next to this one, a schema, a row here, and a field of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.records.award import Award
from clearinghouse.records.budget import Budget
from clearinghouse.records.centre import Centre
from clearinghouse.records.chemical import Chemical
from clearinghouse.records.corrections import Corrections
from clearinghouse.records.country import Country
from clearinghouse.records.event import TreatyEvent
from clearinghouse.records.facility import Facility
from clearinghouse.records.funding_needs import FundingNeeds
from clearinghouse.records.half_lives import HalfLives
from clearinghouse.records.link_exceptions import LinkExceptions
from clearinghouse.records.membership import Membership
from clearinghouse.records.network import Network
from clearinghouse.records.organisation import Organisation
from clearinghouse.records.part import Record
from clearinghouse.records.pilot import PilotPlan
from clearinghouse.records.request import Request
from clearinghouse.records.search_lexicon import SearchWords
from clearinghouse.records.service_levels import ServiceLevels
from clearinghouse.records.source import Source
from clearinghouse.records.statement import Statement
from clearinghouse.records.vocabulary import Vocabulary
from clearinghouse.records.workplan import Workplan


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `name` is the folder under data/, and the kind's name in addresses and files of the site. `schema` is the name of
    its schema, and the word for one record. `file` is the only file of a kind that has one record.
    """

    name: str
    schema: str
    record: type[Record]
    file: str = ""
    identifier: str = "id"  # the common part of the schemas that says what an identifier looks like
    has_form: bool = False  # a form and `make new` make such records
    has_unique_name: bool = False  # two records with the same name describe the same thing

    @property
    def attribute(self) -> str:
        """The name of the kind as a field of the catalogue."""
        return self.name.replace("-", "_")

    @property
    def is_evidenced(self) -> bool:
        """Whether records say where their facts were read."""
        return self._has("evidence")

    @property
    def is_retirable(self) -> bool:
        """Whether a record can be marked as out of use."""
        return self._has("retired")

    def _has(self, name: str) -> bool:
        return any(item.name == name for item in fields(self.record))

    def path(self, identifier: str) -> str:
        """Return where a record is, or would be, relative to the root."""
        return f"data/{self.file or f'{self.name}/{identifier}.yml'}"


_ROWS = (
    Kind("sources", "source", Source, has_form=True, has_unique_name=True),
    Kind("organisations", "organisation", Organisation, has_form=True, has_unique_name=True),
    Kind("centres", "centre", Centre, has_form=True, has_unique_name=True),
    Kind("countries", "country", Country, identifier="country"),
    Kind("requests", "request", Request, has_form=True),
    Kind("chemicals", "chemical", Chemical, has_unique_name=True),
    Kind("vocabularies", "vocabulary", Vocabulary),
    Kind("budget", "budget", Budget),
    Kind("workplan", "workplan", Workplan, file="workplan.yml"),
    Kind("network", "network", Network, file="network.yml"),
    Kind("funding-needs", "funding-needs", FundingNeeds, file="funding-needs.yml"),
    Kind("pilot", "pilot", PilotPlan, file="pilot.yml"),
    Kind("linkexceptions", "link-exceptions", LinkExceptions, file="link-exceptions.yml"),
    Kind("service-levels", "service-levels", ServiceLevels, file="service-levels.yml"),
    Kind("corrections", "corrections", Corrections),
    Kind("half-lives", "half-lives", HalfLives, file="half-lives.yml"),
    Kind("search", "search", SearchWords, file="search.yml"),
    Kind("memberships", "membership", Membership),
    Kind("awards", "award", Award),
    Kind("events", "event", TreatyEvent),
    Kind("facilities", "facility", Facility, has_unique_name=True),
    Kind("statements", "statement", Statement),
)
KINDS: Mapping[str, Kind] = {row.name: row for row in _ROWS}  # by name
FOLDERS = tuple(row.name for row in _ROWS if not row.file)  # the kinds of which there are many records
FILES: Mapping[str, Kind] = {row.file: row for row in _ROWS if row.file}  # by the only file of the kind
MOVED = "moved"  # the schema of a record that has only moved
REMOVED = "removed"  # the schema of a record whose text had to be removed, and its one key


def schema_name(kind: str, data: JsonValue) -> str:
    """Return the name of the schema of a record; one that has moved or was removed has a schema of its own."""
    if isinstance(data, dict) and "moved_to" in data:
        return MOVED
    return REMOVED if isinstance(data, dict) and is_removed(kind, data) else KINDS[kind].schema


def is_removed(kind: str, data: JsonObject) -> bool:
    """Return whether a file says only that the text of its record was removed."""
    return REMOVED in data and KINDS[kind].is_retirable


def kind_of_schema(schema: str) -> Kind | None:
    """Return the kind that a schema is for; None for those of moved and removed records."""
    return next((row for row in _ROWS if row.schema == schema), None)


def kind_of_record(record: Record) -> Kind:
    """Return the kind of a record."""
    return next(row for row in _ROWS if row.record is type(record))
