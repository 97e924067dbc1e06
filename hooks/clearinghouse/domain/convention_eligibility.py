"""Which countries the network may assist (proposal, paragraph 9), and why.

The Convention defines neither "developing country" nor "economy in transition" and has no list. So:

- eligible: a Party that is on the OECD-DAC List of ODA Recipients or on a list of economies in transition;
- not eligible: no Party (and, before 17 May 2004, no signatory either), or a donor (WEOG, EU, DAC) on neither list;
- to be confirmed: everybody else, and every country whose Party status is in doubt. Never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clearinghouse.records import Country

ENTRY_INTO_FORCE = date(2004, 5, 17)  # Article 26; depositary XXVII-15


class Standing(StrEnum):
    """The answer of paragraph 9 for a country on a day."""

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
    """A standing with its ground; `interim` says that the clause for signatories was used."""

    standing: Standing
    ground: Ground
    interim: bool = False


def assess_country(country: Country, *, as_of: date) -> Assessment:
    """Return whether paragraph 9 makes `country` eligible on the day `as_of`, and on what ground."""
    interim = as_of < ENTRY_INTO_FORCE
    listed = country.oda or bool(country.transition)
    if not listed and _is_donor(country):
        return Assessment(Standing.NOT_ELIGIBLE, Ground.DONOR, interim)
    if interim and _signed(country, as_of):
        return _of_listed(country, listed, Ground.ODA_SIGNATORY, Ground.TRANSITION_SIGNATORY, interim)
    if _in_force(country, as_of):
        return _of_listed(country, listed, Ground.ODA_PARTY, Ground.TRANSITION_PARTY, interim)
    return Assessment(*_outsider(country, interim), interim)


def _of_listed(country: Country, listed: bool, oda: Ground, transition: Ground, interim: bool) -> Assessment:
    if not listed:
        return Assessment(Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST, interim)
    return Assessment(Standing.ELIGIBLE, oda if country.oda else transition, interim)


def _outsider(country: Country, interim: bool) -> tuple[Standing, Ground]:
    if country.convention.in_force:
        return Standing.NOT_ELIGIBLE, Ground.NOT_PARTY_YET
    if country.convention.party == "no" and (interim or country.convention.confidence == "high"):
        return Standing.NOT_ELIGIBLE, Ground.NOT_PARTY
    # A "no" of less than high confidence rests on lists that end in 2020: a later accession is possible.
    return Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT


def _in_force(country: Country, as_of: date) -> bool:
    participation = country.convention
    if participation.party != "yes":
        return False
    return participation.in_force is None or participation.in_force <= as_of


def _signed(country: Country, as_of: date) -> bool:
    return country.convention.signed is not None and country.convention.signed <= as_of


def _is_donor(country: Country) -> bool:
    """Tell a donor: Western European and Others Group, European Union, or OECD-DAC."""
    return country.un_group == "weog" or bool(country.eu) or bool(country.dac) or country.id == "EUE"
