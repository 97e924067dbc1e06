"""The records: what the data files say, as typed, frozen values. Nothing here is computed.

Each module has the dataclasses of one kind and one function, named like the kind, that makes a record
from data which the schema has accepted. `BUILDERS` lists them by kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clearinghouse.records.budget import Budget, budget
from clearinghouse.records.centre import Centre, centre
from clearinghouse.records.chemical import Chemical, chemical
from clearinghouse.records.country import Country, country
from clearinghouse.records.link_exceptions import LinkExceptions, linkexceptions
from clearinghouse.records.matching import Matching, matching
from clearinghouse.records.membership import Membership, membership
from clearinghouse.records.organisation import Organisation, organisation
from clearinghouse.records.request import Request, request
from clearinghouse.records.search_lexicon import SearchWords, search_words
from clearinghouse.records.service_levels import Level, ServiceLevels, service_levels
from clearinghouse.records.source import Source, source
from clearinghouse.records.vocabulary import Moved, Term, Vocabulary, moved, vocabulary
from clearinghouse.records.workplan import Workplan, workplan

Record = (
    Source
    | Organisation
    | Centre
    | Country
    | Request
    | Chemical
    | Vocabulary
    | Budget
    | Workplan
    | LinkExceptions
    | ServiceLevels
    | SearchWords
    | Membership
    | Matching
)

BUILDERS: Mapping[str, Callable[[str, Mapping], Record]] = {
    "sources": source,
    "organisations": organisation,
    "centres": centre,
    "countries": country,
    "requests": request,
    "chemicals": chemical,
    "vocabularies": vocabulary,
    "budget": budget,
    "workplan": workplan,
    "linkexceptions": linkexceptions,
    "service-levels": service_levels,
    "search": search_words,
    "memberships": membership,
    "matching": matching,
}

SCHEMA_OF_KIND: Mapping[str, str] = {
    "sources": "source",
    "organisations": "organisation",
    "centres": "centre",
    "countries": "country",
    "requests": "request",
    "chemicals": "chemical",
    "vocabularies": "vocabulary",
    "budget": "budget",
    "workplan": "workplan",
    "linkexceptions": "link-exceptions",
    "service-levels": "service-levels",
    "search": "search",
    "memberships": "membership",
    "matching": "matching",
}


MOVED = "moved"  # the schema of a record that has only moved


def schema_name(kind: str, data: object) -> str:
    """Return the name of the schema of a record; one that has only moved has a schema of its own."""
    return MOVED if isinstance(data, dict) and "moved_to" in data else SCHEMA_OF_KIND[kind]


__all__ = [
    "BUILDERS",
    "MOVED",
    "SCHEMA_OF_KIND",
    "Budget",
    "Centre",
    "Chemical",
    "Country",
    "Level",
    "LinkExceptions",
    "Matching",
    "Membership",
    "Moved",
    "Organisation",
    "Record",
    "Request",
    "SearchWords",
    "ServiceLevels",
    "Source",
    "Term",
    "Vocabulary",
    "Workplan",
    "moved",
    "schema_name",
]
