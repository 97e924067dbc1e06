"""The verdict of a source for a country: likely, more information needed, or not eligible, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The answer for a country and a source, from the best to the worst."""

    LIKELY = "likely-eligible"
    MORE_INFORMATION = "needs-more-information"
    NOT_ELIGIBLE = "not-eligible"


class Reason(StrEnum):
    """What a verdict rests on."""

    NAMED = "named"
    NOT_NAMED = "not-named"
    EXCLUDED = "excluded"
    ANY = "any"
    ODA = "oda"
    NOT_ODA = "not-oda"
    DEVELOPING = "developing"
    TRANSITION = "transition"
    NEITHER = "neither"
    LIST_NOT_KNOWN = "list-not-known"
    DONOR_CHOOSES = "donor-chooses"
    REGION = "region"
    IN_REGION = "in-region"
    OTHER_REGION = "other-region"
    BASIS_NOT_STATED = "basis-not-stated"
    NO_LIST = "no-list"
    MEMBER = "member"
    NOT_MEMBER = "not-member"
    LIST_NOT_SURE = "list-not-sure"
    IN_TRANSITION = "in-transition"
    CLOSED = "closed"
    GIVES = "gives"
    NOT_PARTY = "not-party"
    PARTY_NOT_SURE = "party-not-sure"
    OWN_MONEY = "own-money"
    OTHER_INCOME = "other-income"
    INCOME_NOT_KNOWN = "income-not-known"
    OTHER_GROUP = "other-group"
    OTHER_TERMS = "other-terms"
    PART_FOR_GROUP = "part-for-group"


@dataclass(frozen=True, slots=True)
class SourceVerdict:
    """The verdict of a source for a country, with its reason."""

    verdict: Verdict
    reason: Reason


_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


def worse(first: SourceVerdict, second: SourceVerdict) -> SourceVerdict:
    """Return the worse of two verdicts; the first where they are equal."""
    if _ORDER[second.verdict] <= _ORDER[first.verdict]:
        return first
    return second
