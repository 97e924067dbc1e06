"""Labels of computed facts. Terms of vocabularies have theirs in `data/vocabularies`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Ground, Standing
from clearinghouse.domain.intake import Status
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.request_quality import Point
from clearinghouse.domain.routing import RouteReason
from clearinghouse.domain.source_verdict import Reason, Verdict
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import Vocabulary
from clearinghouse.text import capitalized

CODE_LISTS = {
    "dac-purpose": N_("Purpose codes of the OECD-DAC"),
    "iati-aid-type": N_("Aid types of IATI"),
    "iati-finance-type": N_("Finance types of IATI"),
    "iati-organisation-type": N_("Organisation types of IATI"),
}
STANDING = {
    Standing.ELIGIBLE: N_("Eligible"),
    Standing.NOT_ELIGIBLE: N_("Not eligible"),
    Standing.TO_BE_CONFIRMED: N_("To be confirmed"),
}
GROUND = {
    Ground.ODA_PARTY: N_("It is a Party, and on the OECD-DAC list of ODA recipients."),
    Ground.TRANSITION_PARTY: N_("It is a Party, and on a list of economies in transition."),
    Ground.ODA_SIGNATORY: N_("It had signed before the Convention entered into force, and is an ODA recipient."),
    Ground.TRANSITION_SIGNATORY: N_(
        "It had signed before the Convention entered into force, and is an economy in transition."
    ),
    Ground.NOT_PARTY: N_("It is not a Party to the Convention."),
    Ground.NOT_PARTY_YET: N_("The Convention had not entered into force for it on that day."),
    Ground.DONOR: N_(
        "It counts as a donor (Western European and Others Group, European Union or OECD-DAC), and is on neither the "
        "list of ODA recipients nor a list of economies in transition."
    ),
    Ground.PARTY_IN_DOUBT: N_("We could not confirm from the lists we read whether it is a Party today."),
    Ground.ON_NO_LIST: N_(
        "It is a Party, but on neither the list of ODA recipients nor a list of economies in transition. The "
        "Convention has no list of its own."
    ),
}
VERDICT = {
    Verdict.LIKELY: N_("Likely"),
    Verdict.MORE_INFORMATION: N_("Ask first"),
    Verdict.NOT_ELIGIBLE: N_("Not eligible"),
}
REASON = {
    Reason.NAMED: N_("the source names this country"),
    Reason.NOT_NAMED: N_("the source has a closed list, and this country is not on it"),
    Reason.EXCLUDED: N_("the source excludes this country"),
    Reason.ANY: N_("the source is not limited to certain countries"),
    Reason.ODA: N_("it is for ODA recipients, and this country is one"),
    Reason.NOT_ODA: N_("it is for ODA recipients, and this country is not one"),
    Reason.DEVELOPING: N_("it is for developing countries, and this country is an ODA recipient"),
    Reason.TRANSITION: N_("it is for economies in transition, and this country is on a list of them"),
    Reason.NEITHER: N_("it is for developing countries and economies in transition, and this country is neither"),
    Reason.LIST_NOT_KNOWN: N_("it keeps its own country list; ask if you are on it"),
    Reason.DONOR_CHOOSES: N_("the donor picks its partner countries; ask its embassy"),
    Reason.REGION: N_("it is for a region or group whose countries we do not know; ask the provider"),
    Reason.OTHER_REGION: N_("it works in another region"),
    Reason.BASIS_NOT_STATED: N_("we do not know which countries it serves; ask the provider"),
    Reason.NO_LIST: N_("it is for developing countries, and this country is on no list that settles it"),
    Reason.MEMBER: N_("this country is on its list of members"),
    Reason.NOT_MEMBER: N_("this country is not on its list of members"),
    Reason.LIST_NOT_SURE: N_("the list of members we read is unclear; ask the provider"),
    Reason.IN_TRANSITION: N_("it is for developing countries, and this country is in transition; ask the provider"),
    Reason.IN_REGION: N_("this country is in its region"),
    Reason.CLOSED: N_("it is closed"),
    Reason.GIVES: N_("it is for countries that receive aid, and this country gives it"),
    Reason.NOT_PARTY: N_("it is for Parties to the Stockholm Convention, and this country is not one"),
    Reason.PARTY_NOT_SURE: N_(
        "it is for Parties to the Stockholm Convention, and we do not know whether this country is one"
    ),
    Reason.OWN_MONEY: N_("it is this country’s own help for others"),
    Reason.OTHER_INCOME: N_("it is for countries of other income groups"),
    Reason.INCOME_NOT_KNOWN: N_("it is for certain income groups, and we do not know the income group of this country"),
    Reason.OTHER_GROUP: N_("it is for a group of countries to which this country does not belong"),
    Reason.PART_FOR_GROUP: N_(
        "some of its money is for a group of countries to which this country does not belong; ask the provider"
    ),
    Reason.OTHER_TERMS: N_("it has other terms for this income group; ask the provider"),
}
NEED_STANDING = {
    NeedStanding.WAITING: N_("Waiting for help"),
    NeedStanding.TO_BE_CONFIRMED: N_("To be confirmed: no document from the last five years mentions it"),
    NeedStanding.FULLY_PAID: N_("Fully paid"),
    NeedStanding.MET: N_("Met"),
    NeedStanding.CLOSED: N_("Closed, result not known"),
    NeedStanding.NOT_IN_USE: N_("Not in use"),
}
ROLE = {"national": N_("National focal point"), "regional": N_("Regional centre"), "global": N_("Secretariat")}
WAY = {
    RouteReason.FOCAL_POINT: N_("The focal point describes the needs of the country and sends the request."),
    RouteReason.CENTRE_NAMED: N_("The record names this centre."),
    RouteReason.CENTRE_SERVES: N_("This centre lists the country. No other list we read does."),
    RouteReason.CENTRES_SEVERAL: N_("More than one centre lists the country. The country chooses."),
    RouteReason.CENTRES_OF_GROUP: N_(
        "No list we read names the country. Ask these centres of the same UN regional group, whose lists we have "
        "not seen."
    ),
    RouteReason.CENTRE_NONE: N_(
        "We know of no centre that lists the country. The focal point writes to the Secretariat."
    ),
    RouteReason.SECRETARIAT: N_(
        "It sends the request to sources, watches the deadlines, and asks after one year whether the need was met."
    ),
}
POINT = {
    Point.QUANTITY: N_("How much: at least one quantity with a number"),
    Point.PLACE: N_("Where: the town, site, district or institution"),
    Point.BUDGET: N_("What it costs: total, secured and still needed"),
    Point.TIME: N_("By when: the time frame"),
    Point.OBLIGATION: N_("Which Article or Annex of the Convention it relates to"),
    Point.TRIED: N_("What was tried before, and who paid"),
    Point.ASKED: N_("Who else you have asked"),
    Point.DONE: N_("How you will know it is done"),
}
POINT_SHORT = {
    Point.QUANTITY: N_("a quantity"),
    Point.PLACE: N_("the place"),
    Point.BUDGET: N_("the cost"),
    Point.TIME: N_("the time frame"),
    Point.OBLIGATION: N_("the Article or Annex"),
    Point.TRIED: N_("what was tried"),
    Point.ASKED: N_("who else was asked"),
    Point.DONE: N_("when it is done"),
}
STATUS = {
    Status.CLOSING_SOON: N_("Closing soon"),
    Status.OPEN: N_("Open"),
    Status.OPENS_LATER: N_("Opens later"),
    Status.NOT_CONFIRMED: N_("Any time, unconfirmed"),
    Status.BETWEEN_ROUNDS: N_("Between rounds"),
    Status.NOT_STATED: N_("Status unknown"),
    Status.CLOSED: N_("Closed"),
}


# The facets of the explorers: labels of the parameters, and of values that no vocabulary holds.
FACETS = {
    "answer": N_("Answer for your country"),
    "topic": N_("Topic"),
    "assistance": N_("Kind of help"),
    "status": N_("Open or closed"),
    "applicant": N_("Who may apply"),
    "family": N_("Kind of provider"),
    "relevance": N_("Focus"),
    "language": N_("Language of guidance"),
    "verified": N_("Age of the evidence"),
    "region": N_("Regional group"),
    "origin": N_("Need or request"),
    "state": N_("Status or outcome"),
    "age": N_("Age of the document"),
    "facility-kind": N_("What it is"),
    "work": N_("Work"),
    "foreign": N_("Waste from other countries"),
    "facility-state": N_("Status of the facility"),
}
OPEN_OR_CLOSED = {
    Status.OPEN: N_("Open now"),
    Status.CLOSING_SOON: N_("Closing within 30 days"),
    "closing-90": N_("Closing within 90 days"),
    Status.OPENS_LATER: N_("Opens later"),
    Status.NOT_CONFIRMED: N_("Any time, unconfirmed"),
    Status.BETWEEN_ROUNDS: N_("Between rounds"),
    Status.NOT_STATED: N_("Status unknown"),
    Status.CLOSED: N_("Closed"),
}
VERIFIED = {"12-months": N_("A page from the last 12 months"), "live-page": N_("Read on the live page")}
AGE = {
    "to-3-years": N_("Up to 3 years"),
    "to-10-years": N_("4 to 10 years"),
    "older": N_("Older than 10 years"),
    "age-not-stated": N_("No date stated"),
}
SORT = {
    "sources": {
        "deadline": N_("Next deadline first"),
        "amount": N_("Largest amount first, by currency"),
        "verified": N_("Newest page first"),
        "name": N_("Name"),
    },
    "requests": {
        "newest": N_("Newest document first"),
        "amount": N_("Largest amount first, by currency"),
        "verified": N_("Newest page first"),
        "name": N_("Name"),
    },
    "facilities": {"newest": N_("Newest document first"), "name": N_("Name")},
}


def term_labels(catalogue: Catalogue, language: str) -> dict[str, dict[str, str]]:
    """Return the label of every term, by vocabulary and by term."""
    return {
        key: {term.id: term.label_in(language) for term in vocabulary.terms.values()}
        for key, vocabulary in catalogue.vocabularies.items()
    }


def plural_labels(vocabulary: Vocabulary, language: str) -> dict[str, str]:
    """Return a heading for the list of what each term names: its plural with a capital letter, or else its label."""
    return {
        term.id: capitalized(term.plural_in(language) or term.label_in(language)) for term in vocabulary.terms.values()
    }


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words for computed facts in one language: the tables above, translated."""

    messages: Messages
    code_lists: Mapping[str, str]
    standing: Mapping[Standing, str]
    ground: Mapping[Ground, str]
    verdict: Mapping[Verdict, str]
    reason: Mapping[Reason, str]
    need_standing: Mapping[NeedStanding, str]
    role: Mapping[str, str]
    way: Mapping[RouteReason, str]
    point: Mapping[Point, str]
    point_short: Mapping[Point, str]
    status: Mapping[Status, str]
    facets: Mapping[str, str]
    open_or_closed: Mapping[str, str]
    verified: Mapping[str, str]
    age: Mapping[str, str]
    sort: Mapping[str, Mapping[str, str]]


def wording(messages: Messages) -> Wording:
    """Return the words for computed facts in the language of `messages`."""
    translated = messages.table
    return Wording(
        messages=messages,
        code_lists=translated(CODE_LISTS),
        standing=translated(STANDING),
        ground=translated(GROUND),
        verdict=translated(VERDICT),
        reason=translated(REASON),
        need_standing=translated(NEED_STANDING),
        role=translated(ROLE),
        way=translated(WAY),
        point=translated(POINT),
        point_short=translated(POINT_SHORT),
        status=translated(STATUS),
        facets=translated(FACETS),
        open_or_closed=translated(OPEN_OR_CLOSED),
        verified=translated(VERIFIED),
        age=translated(AGE),
        sort={folder: translated(table) for folder, table in SORT.items()},
    )
