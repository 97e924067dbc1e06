"""The records: what the data files say, as typed, frozen values. Nothing here is computed.

Each module has the dataclasses of one kind; `part` makes them from data that the schema has accepted, and `kinds` is
the table of all kinds. The modules of kinds do not postpone the evaluation of annotations, since `part` reads them:
700 small compilations would cost every command 20 ms.
"""

from clearinghouse.records.award import Award
from clearinghouse.records.budget import Budget
from clearinghouse.records.centre import Centre
from clearinghouse.records.chemical import Chemical
from clearinghouse.records.corrections import Correction, Corrections
from clearinghouse.records.country import Country
from clearinghouse.records.event import TreatyEvent
from clearinghouse.records.facility import Facility
from clearinghouse.records.funding_needs import FundingNeeds
from clearinghouse.records.half_lives import HalfLife, HalfLives
from clearinghouse.records.kinds import KINDS, MOVED, REMOVED, Kind, is_removed, schema_name
from clearinghouse.records.link_exceptions import LinkExceptions
from clearinghouse.records.membership import Membership
from clearinghouse.records.network import Network
from clearinghouse.records.organisation import Organisation
from clearinghouse.records.part import Record
from clearinghouse.records.pilot import PilotPlan
from clearinghouse.records.request import Request
from clearinghouse.records.search_lexicon import SearchWords
from clearinghouse.records.service_levels import Level, ServiceLevels
from clearinghouse.records.source import Source
from clearinghouse.records.statement import Statement
from clearinghouse.records.vocabulary import Moved, Removed, Term, Vocabulary
from clearinghouse.records.workplan import Workplan

__all__ = [
    "KINDS",
    "MOVED",
    "REMOVED",
    "Award",
    "Budget",
    "Centre",
    "Chemical",
    "Correction",
    "Corrections",
    "Country",
    "Facility",
    "FundingNeeds",
    "HalfLife",
    "HalfLives",
    "Kind",
    "Level",
    "LinkExceptions",
    "Membership",
    "Moved",
    "Network",
    "Organisation",
    "PilotPlan",
    "Record",
    "Removed",
    "Request",
    "SearchWords",
    "ServiceLevels",
    "Source",
    "Statement",
    "Term",
    "TreatyEvent",
    "Vocabulary",
    "Workplan",
    "is_removed",
    "schema_name",
]
