"""Which countries the network may assist (proposal, paragraph 9, after Article 12.2), and why.

Paragraph 9 names developing-country Parties and Parties with economies in transition, and before the Convention entered
into force also signatories of both groups. The Convention uses both terms in Articles 12 and 13, defines neither, and
has no list. So:

- eligible: a Party that is on the OECD-DAC List of ODA Recipients or on a list of economies in transition;
- not eligible: a country that is not a Party (and, before 17 May 2004, not a signatory either), or a donor (WEOG, EU,
  DAC) that is on neither list;
- to be confirmed: every other country, and every country whose Party status is in doubt. Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clearinghouse.records import Country

ENTRY_INTO_FORCE = date(2004, 5, 17)  # Article 26.1; depositary, chapter XXVII-15


class Standing(StrEnum):
    """The answer of paragraph 9 for a country on a date."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    TO_BE_CONFIRMED = "to-be-confirmed"


class Ground(StrEnum):
    """What the answer rests on."""

    ODA_PARTY = "oda-party"
    TRANSITION_PARTY = "transition-party"
    ODA_SIGNATORY = "oda-signatory"
    TRANSITION_SIGNATORY = "transition-signatory"
    NOT_PARTY = "not-party"
    NOT_PARTY_YET = "not-party-yet"
    DONOR = "donor"
    PARTY_IN_DOUBT = "party-in-doubt"
    ON_NO_LIST = "on-no-list"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A standing with its ground; `interim`: the date is before entry into force, so signatories count too."""

    standing: Standing
    ground: Ground
    interim: bool = False


def assess_country(country: Country, *, as_of: date) -> Assessment:
    """Return whether paragraph 9 makes `country` eligible on the date `as_of`, and on what ground."""
    interim = as_of < ENTRY_INTO_FORCE
    if gives(country):
        return Assessment(Standing.NOT_ELIGIBLE, Ground.DONOR, interim)
    if interim and _has_signed(country, as_of):
        return _assess_member(country, Ground.ODA_SIGNATORY, Ground.TRANSITION_SIGNATORY, interim)
    if _is_party(country, as_of):
        return _assess_member(country, Ground.ODA_PARTY, Ground.TRANSITION_PARTY, interim)
    return Assessment(*_assess_outsider(country, interim), interim)


def is_donor(country: Country) -> bool:
    """Whether a country is taken as a donor: Western European and Others Group, European Union, or OECD-DAC."""
    return country.un_group == "weog" or bool(country.eu) or bool(country.dac) or country.id == "EUE"


def gives(country: Country) -> bool:
    """Whether a country is a donor and on no list of recipients or of economies in transition."""
    return is_donor(country) and not country.oda and not country.transition


def _assess_member(country: Country, oda: Ground, transition: Ground, interim: bool) -> Assessment:
    if country.oda:
        return Assessment(Standing.ELIGIBLE, oda, interim)
    if country.transition:
        return Assessment(Standing.ELIGIBLE, transition, interim)
    return Assessment(Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST, interim)


def _assess_outsider(country: Country, interim: bool) -> tuple[Standing, Ground]:
    if country.convention.in_force:
        return Standing.NOT_ELIGIBLE, Ground.NOT_PARTY_YET
    if country.convention.party == "no" and (interim or country.convention.confidence == "high"):
        return Standing.NOT_ELIGIBLE, Ground.NOT_PARTY
    # A "no" of less than high confidence rests on lists that end in 2020: a later accession is possible.
    return Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT


def _is_party(country: Country, as_of: date) -> bool:
    participation = country.convention
    if participation.party != "yes":
        return False
    return participation.in_force is None or participation.in_force <= as_of


def _has_signed(country: Country, as_of: date) -> bool:
    return country.convention.signed is not None and country.convention.signed <= as_of
