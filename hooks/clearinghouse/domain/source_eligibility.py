"""Whether a source serves a country: likely, not, or not known. The source's own conditions decide.

This is not paragraph 9 of the proposal (see `convention_eligibility`): a bank serves its members, a donor the countries
that it chooses. Countries are to know the requirements of each source (paragraph 2c), so where a list is
not known the verdict is that more information is needed. Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.domain.convention_eligibility import is_donor
from clearinghouse.records import Country
from clearinghouse.records.source import Eligibility, Source


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
    OTHER_REGION = "other-region"
    BASIS_NOT_STATED = "basis-not-stated"
    NO_LIST = "no-list"
    MEMBER = "member"
    NOT_MEMBER = "not-member"
    LIST_NOT_SURE = "list-not-sure"
    IN_TRANSITION = "in-transition"


@dataclass(frozen=True, slots=True)
class SourceVerdict:
    """The verdict of a source for a country, with its reason."""

    verdict: Verdict
    reason: Reason


# UN regional group -> region of the Convention. The Western European and Others Group has none.
_GROUP_REGIONS = {
    "african": "africa",
    "asia-pacific": "asia-pacific",
    "eastern-european": "central-eastern-europe",
    "grulac": "latin-america-caribbean",
}
# Region in which a source works -> regions of the Convention in which its countries lie. Others may be anywhere.
_LIES_IN = {
    **{region: frozenset({region}) for region in _GROUP_REGIONS.values()},
    "pacific": frozenset({"asia-pacific"}),
    "east-asia": frozenset({"asia-pacific"}),
    "caribbean": frozenset({"latin-america-caribbean"}),
    "western-balkans": frozenset({"central-eastern-europe"}),
    "eecca": frozenset({"central-eastern-europe", "asia-pacific"}),
    "arab-states": frozenset({"africa", "asia-pacific"}),
    "mediterranean": frozenset({"africa", "asia-pacific", "central-eastern-europe"}),
    "acp": frozenset({"africa", "asia-pacific", "latin-america-caribbean"}),
}
# Basis, regions, countries, excluded countries, memberships: all of a record's limits by country.
EligibilityKey = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]

_CLOSED_LISTS = frozenset({"named-list", "member-countries"})
_NOT_SURE = SourceVerdict(Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)


def assess_source(source: Source, country: Country) -> SourceVerdict:
    """Return whether `source` likely serves `country`, by the lists, groups and regions in its record.

    The catalogue has put every list of members that the source names into `source.eligibility.lists`.
    """
    rule = source.eligibility
    if country.id in rule.excluded:
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.EXCLUDED)
    if country.id in rule.countries:
        return SourceVerdict(Verdict.LIKELY, Reason.NAMED)
    if rule.countries and not rule.memberships and rule.basis in _CLOSED_LISTS:
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED)
    return _by_members(rule, country) if rule.memberships else _by_basis_and_region(rule, country)


def _by_basis_and_region(rule: Eligibility, country: Country) -> SourceVerdict:
    answer = _by_basis(rule.basis, country)
    if answer.verdict is not Verdict.NOT_ELIGIBLE and _elsewhere(rule.regions, country):
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION)
    if answer.verdict is Verdict.LIKELY and not _region_is_certain(rule.regions, country):
        return SourceVerdict(Verdict.MORE_INFORMATION, Reason.REGION)
    return answer


def _by_members(rule: Eligibility, country: Country) -> SourceVerdict:
    """Return the verdict by lists of members: a list of high or medium confidence admits, a complete one refuses.

    A list refuses only with high confidence. With another basis than membership, a member must also satisfy that basis.
    """
    holding = [item for item in rule.lists if country.id in item.countries]
    if not holding:
        if _elsewhere(rule.regions, country):
            return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION)
        refused = bool(rule.lists) and all(item.can_refuse for item in rule.lists)
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER) if refused else _NOT_SURE
    if not any(item.can_admit for item in holding):
        return _NOT_SURE
    return (
        SourceVerdict(Verdict.LIKELY, Reason.MEMBER) if rule.basis in _CLOSED_LISTS else _by_basis(rule.basis, country)
    )


def _by_basis(basis: str, country: Country) -> SourceVerdict:
    if basis == "any":
        return SourceVerdict(Verdict.LIKELY, Reason.ANY)
    if basis == "oda-list":
        return (
            SourceVerdict(Verdict.LIKELY, Reason.ODA)
            if country.oda
            else SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.NOT_ODA)
        )
    if basis == "developing-and-eit":
        return _developing(country)
    if basis == "developing":
        return (
            SourceVerdict(Verdict.MORE_INFORMATION, Reason.IN_TRANSITION)
            if country.transition
            else _developing(country)
        )
    reasons = {
        "donor-priority": Reason.DONOR_CHOOSES,
        "regional": Reason.REGION,
        "member-countries": Reason.LIST_NOT_KNOWN,
        "named-list": Reason.LIST_NOT_KNOWN,
    }
    return SourceVerdict(Verdict.MORE_INFORMATION, reasons.get(basis, Reason.BASIS_NOT_STATED))


def _developing(country: Country) -> SourceVerdict:
    if country.oda:
        return SourceVerdict(Verdict.LIKELY, Reason.DEVELOPING)
    if country.transition:
        return SourceVerdict(Verdict.LIKELY, Reason.TRANSITION)
    if is_donor(country):
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.NEITHER)
    return SourceVerdict(Verdict.MORE_INFORMATION, Reason.NO_LIST)


def _elsewhere(regions: tuple[str, ...], country: Country) -> bool:
    """Whether no named region can contain the country: it is in another region of the Convention."""
    own = _GROUP_REGIONS.get(country.un_group or "")
    return bool(regions) and own is not None and all(own not in _LIES_IN.get(region, {own}) for region in regions)


def eligibility_key(rule: Eligibility) -> EligibilityKey:
    """Return everything that `assess_source` and `in_its_region` read: sources with equal keys get equal verdicts."""
    return rule.basis, rule.regions, rule.countries, rule.excluded, rule.memberships


def in_its_region(rule: Eligibility, country: Country) -> bool:
    """Whether a source names the country, its region, or (unless it works worldwide) a list that the country is on."""
    if country.id in rule.countries or _GROUP_REGIONS.get(country.un_group or "") in rule.regions:
        return True
    worldwide = "global" in rule.regions
    return not worldwide and any(country.id in item.countries for item in rule.lists if item.can_admit)


def region_of(country: Country) -> str | None:
    """Return the Convention region of a country, by its UN regional group; None for WEOG and for no group."""
    return _GROUP_REGIONS.get(country.un_group or "")


def _region_is_certain(regions: tuple[str, ...], country: Country) -> bool:
    own = _GROUP_REGIONS.get(country.un_group or "")
    return not regions or "global" in regions or own in regions
