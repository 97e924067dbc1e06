"""Words for computed facts. Terms of vocabularies have their labels in `data/vocabularies`."""

from __future__ import annotations

from clearinghouse.derive.eligibility import Assessment, Ground, Standing
from clearinghouse.derive.intake import Intake, Status
from clearinghouse.derive.service import Reason, Verdict
from clearinghouse.render import day

STANDING = {
    Standing.ELIGIBLE: "Eligible",
    Standing.NOT_ELIGIBLE: "Not eligible",
    Standing.TO_BE_CONFIRMED: "To be confirmed",
}
GROUND = {
    Ground.ODA_PARTY: "It is a Party and stands on the OECD-DAC List of ODA Recipients.",
    Ground.TRANSITION_PARTY: "It is a Party and stands on a list of economies in transition.",
    Ground.ODA_SIGNATORY: "It had signed before the Convention entered into force, and is an ODA recipient.",
    Ground.TRANSITION_SIGNATORY: "It had signed before the Convention entered into force, and is an economy in "
    "transition.",
    Ground.NOT_PARTY: "It is not a Party to the Convention.",
    Ground.NOT_PARTY_YET: "The Convention had not yet entered into force for it on that day.",
    Ground.DONOR: "It belongs to a group of donors and stands on no list of developing countries or economies in "
    "transition.",
    Ground.PARTY_IN_DOUBT: "Whether it is a Party today could not be confirmed from the lists that were read.",
    Ground.ON_NO_LIST: "It is a Party, but stands neither on the list of ODA recipients nor on a list of economies "
    "in transition. The Convention has no list of its own.",
}
VERDICT = {
    Verdict.LIKELY: "Likely eligible",
    Verdict.MORE_INFORMATION: "Needs more information",
    Verdict.NOT_ELIGIBLE: "Not eligible",
}
REASON = {
    Reason.NAMED: "the source names this country",
    Reason.NOT_NAMED: "the source has a closed list, and this country is not on it",
    Reason.EXCLUDED: "the source leaves this country out",
    Reason.ANY: "the source has no limit by country",
    Reason.ODA: "it is for ODA recipients, and this country is one",
    Reason.NOT_ODA: "it is for ODA recipients, and this country is not one",
    Reason.DEVELOPING: "it is for developing countries, and this country is an ODA recipient",
    Reason.TRANSITION: "it is for economies in transition, and this country is on a list of them",
    Reason.NEITHER: "it is for developing countries and economies in transition, and this country is neither",
    Reason.LIST_NOT_KNOWN: "it has a list of countries that is not known here; ask the provider",
    Reason.DONOR_CHOOSES: "the provider chooses its partner countries; ask its embassy or office",
    Reason.REGION: "it is for a region or group whose list of countries is not known here; ask the provider",
    Reason.OTHER_REGION: "it works in another region",
    Reason.BASIS_NOT_STATED: "the record does not say for which countries it is",
    Reason.NO_LIST: "it is for developing countries, and this country is on no list that settles it",
}
STATUS = {
    Status.CLOSING_SOON: "Closing soon",
    Status.OPEN: "Open",
    Status.OPENS_LATER: "Opens later",
    Status.BETWEEN_ROUNDS: "Between rounds",
    Status.NOT_STATED: "Not stated whether open",
    Status.CLOSED: "Closed for good",
}


def intake_sentence(state: Intake) -> str:
    """Say in one sentence whether requests are taken, with the date that decides."""
    item = state.round
    if state.status in (Status.OPEN, Status.CLOSING_SOON) and item:
        return f"Open: {item.name} closes on {day(item.closes)}, {_days(state.days)} from now."
    if state.status is Status.OPENS_LATER and item:
        return f"Opens later: {item.name} opens on {day(item.opens)}, {_days(state.days)} from now."
    past = f" The last known one, {item.name}, {_past(item)}." if item and (item.closes or item.opens) else ""
    return _WITHOUT_ROUND[state.status] + past


def _past(item: object) -> str:
    return f"closed on {day(item.closes)}" if item.closes else f"opened on {day(item.opens)}; its end is not stated"


_WITHOUT_ROUND = {
    Status.OPEN: "Requests are taken at any time, as far as the evidence shows.",
    Status.CLOSING_SOON: "Open.",
    Status.OPENS_LATER: "Opens later.",
    Status.BETWEEN_ROUNDS: "It works in rounds or cycles, and no round is known to be open.",
    Status.NOT_STATED: "The evidence does not say whether requests are taken now. Ask before you prepare anything.",
    Status.CLOSED: "It takes no more requests.",
}


def _days(number: int | None) -> str:
    return {0: "today: 0 days", 1: "1 day"}.get(number, f"{number} days")


def standing_sentence(assessment: Assessment) -> str:
    """Say the answer of paragraph 9 with its ground."""
    return f"{STANDING[assessment.standing]}. {GROUND[assessment.ground]}"
