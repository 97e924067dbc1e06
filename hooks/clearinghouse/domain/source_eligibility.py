"""Whether a source serves a country: likely, not, or not known. The source's own conditions decide.

This is not paragraph 9 of the proposal (see `convention_eligibility`): a bank serves its members, a donor the countries
that it chooses. Countries are to know the requirements of each source (paragraph 2c), so where a list is
not known the verdict is that more information is needed. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import reduce

from clearinghouse.domain.convention_eligibility import gives, is_donor
from clearinghouse.domain.country_conditions import COUNTRY_KINDS, country_conditions
from clearinghouse.domain.intake import is_closed_for_good
from clearinghouse.domain.source_verdict import Reason, SourceVerdict, Verdict, worse
from clearinghouse.records import Country
from clearinghouse.records.source import Condition, Eligibility, Source

# UN regional group -> region of the Convention. The Western European and Others Group has none.
_GROUP_REGIONS = {
    "african": "africa",
    "asia-pacific": "asia-pacific",
    "eastern-european": "central-eastern-europe",
    "grulac": "latin-america-caribbean",
}
# All of a record's limits by country: basis, regions, countries, excluded countries, both kinds of lists, whether it
# serves donors, whether it is closed for good, its conditions about countries, and whose money it is.
EligibilityKey = tuple[Hashable, ...]

_CLOSED_LISTS = frozenset({"named-list", "member-countries"})
_NOT_SURE = SourceVerdict(Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)


def assess_source(source: Source, country: Country) -> SourceVerdict:
    """Return whether `source` likely serves `country`, by the lists, groups, regions and conditions in its record.

    The catalogue has put every list of members that the source names into `source.eligibility.lists`; they hold for a
    day when the source is that of `membership.source_on`. A source that is closed for good serves nobody. A condition
    that is not known to be met leaves a question, never a yes.
    """
    if is_closed_for_good(source):
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.CLOSED)
    # Of equal verdicts the first says most: what the source asks for itself, before what lists and groups say.
    by_lists = _by_lists(source.eligibility, country)
    first, *others = *country_conditions(source, country), *_as_donor(source, country), by_lists
    return reduce(worse, others, first)


def _by_lists(rule: Eligibility, country: Country) -> SourceVerdict:
    if country.id in rule.excluded:
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.EXCLUDED)
    if country.id in rule.countries:
        return SourceVerdict(Verdict.LIKELY, Reason.NAMED)
    if rule.countries and not rule.memberships and rule.basis in _CLOSED_LISTS:
        return SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED)
    answer = _by_members(rule, country) if rule.memberships else _by_basis_and_region(rule, country)
    return reduce(worse, _left_out(rule, country), answer)


def _left_out(rule: Eligibility, country: Country) -> Iterator[SourceVerdict]:
    """Yield a refusal for each list left out that has the country; one that is not sure of it leaves a question."""
    for item in rule.lists_left_out:
        if country.id in item.countries and item.can_admit:
            yield SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.EXCLUDED)
        elif country.id in item.countries or country.id in item.to_ask:
            yield _NOT_SURE


def _as_donor(source: Source, country: Country) -> Iterator[SourceVerdict]:
    """A country that gives is no recipient, unless the source names it or says that it serves donors as well."""
    rule = source.eligibility
    if gives(country) and not rule.serves_donors and country.id not in rule.countries:
        yield SourceVerdict(Verdict.NOT_ELIGIBLE, Reason.GIVES)


def _by_basis_and_region(rule: Eligibility, country: Country) -> SourceVerdict:
    answer = _by_basis(rule.basis, country)
    if rule.basis == "regional" and not rule.countries and _lies_in(rule.regions, country):
        return SourceVerdict(Verdict.LIKELY, Reason.IN_REGION)
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
        if any(country.id in item.to_ask for item in rule.lists):
            return _NOT_SURE
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
    """Whether the country lies in none of the regions. A country without a regional group may lie anywhere."""
    if not regions or "global" in regions or not (country.un_group or country.working_regions):
        return False
    return not _lies_in(regions, country)


def _lies_in(regions: tuple[str, ...], country: Country) -> bool:
    return _GROUP_REGIONS.get(country.un_group or "") in regions or any(
        region in regions for region in country.working_regions
    )


def eligibility_key(source: Source) -> EligibilityKey:
    """Return everything that `assess_source` reads of a source: sources with equal keys get equal verdicts."""
    rule = source.eligibility
    conditions = tuple(item for item in source.conditions if item.kind in COUNTRY_KINDS)
    donors = source.donors if any(item.kind == "provider-country" for item in conditions) else ()
    closed = is_closed_for_good(source)
    named = rule.memberships, rule.excluded_memberships
    lists = rule.basis, rule.regions, rule.countries, rule.excluded, *named, rule.serves_donors
    return (closed,) if closed else (*lists, donors, *map(_condition_key, conditions))


def _condition_key(item: Condition) -> Hashable:
    return item.kind, item.countries, item.income_groups, item.groups, item.otherwise


def in_its_region(rule: Eligibility, country: Country) -> bool:
    """Whether a source names the country, its region, or (unless it works worldwide) a list that the country is on."""
    if country.id in rule.countries or _lies_in(rule.regions, country):
        return True
    worldwide = "global" in rule.regions
    return not worldwide and any(country.id in item.countries for item in rule.lists if item.can_admit)


def region_of(country: Country) -> str | None:
    """Return the Convention region of a country, by its UN regional group; None for WEOG and for no group."""
    return _GROUP_REGIONS.get(country.un_group or "")


def _region_is_certain(regions: tuple[str, ...], country: Country) -> bool:
    return not regions or "global" in regions or _lies_in(regions, country)
