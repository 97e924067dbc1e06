"""Whether a source serves a country: likely, not, or not known. The source's own basis decides.

This is not paragraph 9 (see `eligibility`): a bank serves its members, a donor the countries it chooses.
Where the list is not known the answer is that more information is needed, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.records import Country
from clearinghouse.records.source import Source


class Verdict(StrEnum):
    """The answer for a country and a source."""

    LIKELY = "likely-eligible"
    MORE_INFORMATION = "needs-more-information"
    NOT_ELIGIBLE = "not-eligible"


class Reason(StrEnum):
    """Why."""

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
    OTHER_REGION = "other-region"
    BASIS_NOT_STATED = "basis-not-stated"
    NO_LIST = "no-list"


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its reason."""

    verdict: Verdict
    reason: Reason


_GROUP_REGIONS = {
    "african": "africa",
    "asia-pacific": "asia-pacific",
    "eastern-european": "central-eastern-europe",
    "grulac": "latin-america-caribbean",
}
_CONVENTION_REGIONS = frozenset(_GROUP_REGIONS.values())
_CLOSED_LISTS = frozenset({"named-list", "member-countries"})


def serves(source: Source, country: Country) -> Answer:
    """Return whether `source` likely serves `country`, by the list, groups and regions in its record."""
    rule = source.eligibility
    if country.id in rule.excluded:
        return Answer(Verdict.NOT_ELIGIBLE, Reason.EXCLUDED)
    if country.id in rule.countries:
        return Answer(Verdict.LIKELY, Reason.NAMED)
    if rule.countries and rule.basis in _CLOSED_LISTS:
        return Answer(Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED)
    answer = _by_basis(rule.basis, country)
    if answer.verdict is not Verdict.NOT_ELIGIBLE and _elsewhere(rule.regions, country):
        return Answer(Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION)
    if answer.verdict is Verdict.LIKELY and not _region_is_certain(rule.regions, country):
        return Answer(Verdict.MORE_INFORMATION, Reason.REGION)
    return answer


def _by_basis(basis: str, country: Country) -> Answer:
    if basis == "any":
        return Answer(Verdict.LIKELY, Reason.ANY)
    if basis == "oda-list":
        return Answer(Verdict.LIKELY, Reason.ODA) if country.oda else Answer(Verdict.NOT_ELIGIBLE, Reason.NOT_ODA)
    if basis == "developing-and-eit":
        return _developing(country)
    reasons = {
        "donor-priority": Reason.DONOR_CHOOSES,
        "regional": Reason.REGION,
        "member-countries": Reason.LIST_NOT_KNOWN,
        "named-list": Reason.LIST_NOT_KNOWN,
    }
    return Answer(Verdict.MORE_INFORMATION, reasons.get(basis, Reason.BASIS_NOT_STATED))


def _developing(country: Country) -> Answer:
    if country.oda:
        return Answer(Verdict.LIKELY, Reason.DEVELOPING)
    if country.transition:
        return Answer(Verdict.LIKELY, Reason.TRANSITION)
    if country.un_group == "weog" or country.eu or country.dac or country.id == "EUE":
        return Answer(Verdict.NOT_ELIGIBLE, Reason.NEITHER)
    return Answer(Verdict.MORE_INFORMATION, Reason.NO_LIST)


def _elsewhere(regions: tuple[str, ...], country: Country) -> bool:
    """Tell that every region named is another Convention region than that of the country."""
    own = _GROUP_REGIONS.get(country.un_group or "")
    return bool(regions) and own is not None and own not in regions and set(regions) <= _CONVENTION_REGIONS


def _region_is_certain(regions: tuple[str, ...], country: Country) -> bool:
    own = _GROUP_REGIONS.get(country.un_group or "")
    return not regions or "global" in regions or own in regions
