"""Made-up records for tests of what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.domain.evidence_age import HalfLifeTable
from clearinghouse.records import Centre, Country, HalfLives, Membership, Request, Source


def made_up(
    identifier: str,
    *,
    documents: Iterable[Mapping] = (),
    requirements: Iterable[str] = (),
    rounds: Iterable[Mapping] = (),
    intake: str = "rounds",
    stated: str = "periodic",
    **fields: object,
) -> Source:
    """Return a source with the fields that a test is about; the others are the least that the schema asks for."""
    return Source.from_data(
        {
            "name": f"Source {identifier}",
            "organisation": "example-fund",
            "family": "igo-bank",
            "kind": "un-fund",
            "summary": "Grants.",
            "assistance": ["grant"],
            "topics": ["pcb"],
            "relevance": "direct",
            "gef_link": "unknown",
            "eligibility": {"basis": "any"},
            "access": {"intake": intake, "documents": list(documents), "requirements": list(requirements)},
            "rounds": list(rounds),
            "availability": {"stated": stated},
            "maintained_by": "secretariat",
            "verified": {"on": "2026-11-01", "by": "research", "how": "stored-copy"},
            "confidence": "low",
            **fields,
        },
        id=identifier,
    )


_CHECKED = {
    "verified": {"on": "2026-11-01", "by": "research", "how": "stored-copy"},
    "evidence": [],
    "confidence": "high",
}


def made_up_country(
    code: str = "AAA",
    *,
    oda: bool = False,
    transition: Iterable[str] = (),
    party: str = "yes",
    confidence: str = "high",
    signed: str | None = None,
    in_force: str | None = None,
    **fields: object,
) -> Country:
    """Return a country; without arguments a Party on no list and in no group."""
    convention = {"party": party, "confidence": confidence, "signed": signed, "in_force": in_force}
    return Country.from_data(
        {
            "iso2": code[:2],
            "names": {"en": f"Country {code}"},
            "names_source": "un",
            "un_status": "member",
            "ldc": False,
            "lldc": False,
            "sids": False,
            "oda": {"recipient": oda},
            "eit": {"lists": list(transition)},
            "donor": {"eu": False, "dac": False},
            "convention": convention,
            "evidence": [],
            **fields,
        },
        id=code,
    )


def made_up_membership(
    identifier: str,
    countries: Iterable[str],
    *,
    complete: bool = True,
    confidence: str = "high",
    changes: Iterable[Mapping[str, object]] = (),
) -> Membership:
    """Return a list of members; `changes` as they are written in a record."""
    data = {"name": identifier, "countries": list(countries), "complete": complete, "confidence": confidence}
    return Membership.from_data({**data, "changes": list(changes), "evidence": []}, id=identifier)


def made_up_centre(identifier: str, country: str = "AAA", serves: Iterable[str] = (), **fields: object) -> Centre:
    """Return a regional centre with its seat in a country."""
    data = {"name": identifier, "country": country, "level": "regional", "serves": {"countries": list(serves)}}
    return Centre.from_data({**data, **_CHECKED, **fields}, id=identifier)


def made_up_request(identifier: str = "need", country: str | None = "AAA", **fields: object) -> Request:
    """Return a documented need; `fields` as they are written in a record."""
    data = {
        "country": country,
        "title": f"Need {identifier}",
        "origin": "transcribed",
        "problem": "Transformers leak.",
        "topics": ["pcb"],
        "assistance": ["grant"],
    }
    return Request.from_data({**data, **_CHECKED, **fields}, id=identifier)


def made_up_half_lives(fields: Mapping[str, Iterable[str]] | None = None, **months: int) -> HalfLifeTable:
    """Return half-lives in months by identifier; `fields` has the key facts that each is for."""
    entries = [
        {"id": key, "title": key, "months": value, "fields": list((fields or {}).get(key, ())), "reason": "A test."}
        for key, value in months.items()
    ]
    return HalfLifeTable([HalfLives.from_data({"title": "Half-lives", "half_lives": entries}, id="half-lives")])
