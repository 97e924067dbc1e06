"""Countries, as written. Eligibility is not here: it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.records.common import Evidence, day, evidence, many


@dataclass(frozen=True, slots=True)
class Participation:
    """A country and the Stockholm Convention: `party` is yes, no or unverified."""

    party: str
    confidence: str
    signed: date | None
    instrument: str | None
    deposited: date | None
    in_force: date | None


@dataclass(frozen=True, slots=True)
class Country:
    """A State or regional economic integration organization; `id` is its ISO 3166-1 alpha-3 code."""

    id: str
    iso2: str
    m49: str | None
    names: Mapping[str, str]
    names_source: str
    un_status: str
    un_group: str | None
    region: Mapping[str, str | None]
    ldc: bool
    lldc: bool
    sids: bool
    oda: bool
    income_group: str | None
    transition: tuple[str, ...]
    transition_confidence: str | None
    eu: bool | None
    dac: bool | None
    convention: Participation
    evidence: tuple[Evidence, ...]
    doubts: str | None

    @property
    def name(self) -> str:
        """The English short name."""
        return self.names["en"]


def country(identifier: str, data: Mapping) -> Country:
    """Return the country that `data`, accepted by the schema, describes."""
    get, oda, transition, donor = data.get, data["oda"], data["eit"], data["donor"]
    return Country(
        id=identifier,
        iso2=data["iso2"],
        m49=get("m49"),
        names=data["names"],
        names_source=data["names_source"],
        un_status=data["un_status"],
        un_group=get("un_group"),
        region=get("region") or {},
        ldc=data["ldc"],
        lldc=data["lldc"],
        sids=data["sids"],
        oda=oda["recipient"],
        income_group=oda.get("income_group_2022_23"),
        transition=many(transition, "lists"),
        transition_confidence=transition.get("confidence"),
        eu=donor["eu"],
        dac=donor["dac"],
        convention=_participation(data["convention"]),
        evidence=evidence(data),
        doubts=get("doubts"),
    )


def _participation(data: Mapping) -> Participation:
    return Participation(
        party=data["party"],
        confidence=data["confidence"],
        signed=day(data.get("signed")),
        instrument=data.get("instrument"),
        deposited=day(data.get("deposited")),
        in_force=day(data.get("in_force")),
    )
