"""Labels of computed facts. Terms of vocabularies have theirs in `data/vocabularies`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Assessment, Ground, Standing
from clearinghouse.domain.intake import Status
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.request_quality import Point
from clearinghouse.domain.routing import RouteReason
from clearinghouse.domain.source_verdict import Reason, Verdict
from clearinghouse.language.messages import N_, Messages

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
    Ground.ODA_PARTY: N_("It is a Party and stands on the OECD-DAC List of ODA Recipients."),
    Ground.TRANSITION_PARTY: N_("It is a Party and stands on a list of economies in transition."),
    Ground.ODA_SIGNATORY: N_("It had signed before the Convention entered into force, and is an ODA recipient."),
    Ground.TRANSITION_SIGNATORY: N_(
        "It had signed before the Convention entered into force, and is an economy in transition."
    ),
    Ground.NOT_PARTY: N_("It is not a Party to the Convention."),
    Ground.NOT_PARTY_YET: N_("The Convention had not yet entered into force for it on that day."),
    Ground.DONOR: N_(
        "It is taken as a donor (a member of the Western European and Others Group, the European Union or "
        "the OECD-DAC), and stands neither on the list of ODA recipients nor on a list of economies in transition."
    ),
    Ground.PARTY_IN_DOUBT: N_("Whether it is a Party today could not be confirmed from the lists that were read."),
    Ground.ON_NO_LIST: N_(
        "It is a Party, but stands neither on the list of ODA recipients nor on a list of economies "
        "in transition. The Convention has no list of its own."
    ),
}
VERDICT = {
    Verdict.LIKELY: N_("Likely eligible"),
    Verdict.MORE_INFORMATION: N_("Needs more information"),
    Verdict.NOT_ELIGIBLE: N_("Not eligible"),
}
REASON = {
    Reason.NAMED: N_("the source names this country"),
    Reason.NOT_NAMED: N_("the source has a closed list, and this country is not on it"),
    Reason.EXCLUDED: N_("the source leaves this country out"),
    Reason.ANY: N_("the source has no limit by country"),
    Reason.ODA: N_("it is for ODA recipients, and this country is one"),
    Reason.NOT_ODA: N_("it is for ODA recipients, and this country is not one"),
    Reason.DEVELOPING: N_("it is for developing countries, and this country is an ODA recipient"),
    Reason.TRANSITION: N_("it is for economies in transition, and this country is on a list of them"),
    Reason.NEITHER: N_("it is for developing countries and economies in transition, and this country is neither"),
    Reason.LIST_NOT_KNOWN: N_("it has a list of countries that is not known here; ask the provider"),
    Reason.DONOR_CHOOSES: N_("the provider chooses its partner countries; ask its embassy or office"),
    Reason.REGION: N_("it is for a region or group whose list of countries is not known here; ask the provider"),
    Reason.OTHER_REGION: N_("it works in another region"),
    Reason.BASIS_NOT_STATED: N_("the record does not say for which countries it is"),
    Reason.NO_LIST: N_("it is for developing countries, and this country is on no list that settles it"),
    Reason.MEMBER: N_("this country is on its list of members"),
    Reason.NOT_MEMBER: N_("this country is not on its list of members"),
    Reason.LIST_NOT_SURE: N_("the list of members read here does not settle it; ask the provider"),
    Reason.IN_TRANSITION: N_("it is for developing countries, and this country is in transition; ask the provider"),
    Reason.IN_REGION: N_("this country is in its region"),
    Reason.CLOSED: N_("it is closed for good"),
    Reason.GIVES: N_("it is for countries that receive help, and this country gives it"),
    Reason.NOT_PARTY: N_("it is for Parties to the Stockholm Convention, and this country is not one"),
    Reason.PARTY_NOT_SURE: N_(
        "it is for Parties to the Stockholm Convention, and it is not known here whether this country is one"
    ),
    Reason.OWN_MONEY: N_("it is this country’s own help for others"),
    Reason.OTHER_INCOME: N_("it is for countries of other income groups"),
    Reason.INCOME_NOT_KNOWN: N_("it is for some income groups, and that of this country is not known here"),
    Reason.OTHER_GROUP: N_("it is for a group of countries to which this country does not belong"),
    Reason.OTHER_TERMS: N_("it has other terms for countries of this income group, or of none; ask the provider"),
}
NEED_STANDING = {
    NeedStanding.WAITING: N_("Waits for help"),
    NeedStanding.TO_BE_CONFIRMED: N_("To be confirmed: no document of the last five years speaks of it"),
    NeedStanding.FULLY_PAID: N_("Fully paid"),
    NeedStanding.MET: N_("Met"),
    NeedStanding.CLOSED: N_("Closed without a known result"),
    NeedStanding.NOT_IN_USE: N_("Not in use"),
}
ROLE = {"national": N_("National focal point"), "regional": N_("Regional centre"), "global": N_("Secretariat")}
WAY = {
    RouteReason.FOCAL_POINT: N_("The focal point states the needs of the country and sends the request."),
    RouteReason.CENTRE_NAMED: N_("The record names this centre."),
    RouteReason.CENTRE_SERVES: N_("This centre lists the country; no other list that was read names it."),
    RouteReason.CENTRES_SEVERAL: N_("More than one centre lists the country. The country chooses."),
    RouteReason.CENTRES_OF_GROUP: N_(
        "No list that was read names the country. These are centres of the same UN regional "
        "group of which no list was read; ask them."
    ),
    RouteReason.CENTRE_NONE: N_(
        "No centre is known that lists the country. The focal point writes to the secretariat."
    ),
    RouteReason.SECRETARIAT: N_(
        "It circulates the request to sources, follows the clock, and asks after one year whether the need was met."
    ),
}
POINT = {
    Point.QUANTITY: N_("How much: at least one quantity with a number"),
    Point.PLACE: N_("Where: the town, site, district or institution"),
    Point.BUDGET: N_("What it costs: the whole, what is secured, what is sought"),
    Point.TIME: N_("By when: the time frame"),
    Point.OBLIGATION: N_("Which Article or Annex of the Convention it serves"),
    Point.TRIED: N_("What was tried before, and who paid"),
    Point.ASKED: N_("Who else was asked"),
    Point.DONE: N_('What "done" means: how one sees that the need is met'),
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
    Status.BETWEEN_ROUNDS: N_("Between rounds"),
    Status.NOT_STATED: N_("Status unknown"),
    Status.CLOSED: N_("Closed for good"),
}


# The facets of the explorers: labels of the parameters, and of values that no vocabulary holds.
FACETS = {
    "answer": N_("Answer for your country"),
    "topic": N_("Topic"),
    "assistance": N_("Kind of help"),
    "status": N_("Open or closed"),
    "applicant": N_("Who may apply"),
    "family": N_("Kind of provider"),
    "relevance": N_("How close to POPs"),
    "language": N_("Language of guidance"),
    "verified": N_("Last check"),
    "region": N_("Regional group"),
    "origin": N_("Need or request"),
    "state": N_("State or outcome"),
    "age": N_("Age of the document"),
    "facility-kind": N_("What it is"),
    "work": N_("Work"),
    "foreign": N_("Waste of other countries"),
    "facility-state": N_("State of the facility"),
}
OPEN_OR_CLOSED = {
    Status.OPEN: N_("Open now"),
    Status.CLOSING_SOON: N_("Closing within 30 days"),
    "closing-90": N_("Closing within 90 days"),
    Status.OPENS_LATER: N_("Opens later"),
    Status.BETWEEN_ROUNDS: N_("Between rounds"),
    Status.NOT_STATED: N_("Status unknown"),
    Status.CLOSED: N_("Closed for good"),
}
VERIFIED = {"12-months": N_("Within 12 months"), "live-page": N_("On the live page")}
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
        "verified": N_("Last checked first"),
        "name": N_("Name"),
    },
    "requests": {
        "newest": N_("Newest document first"),
        "amount": N_("Largest amount first, by currency"),
        "verified": N_("Last checked first"),
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

    def standing_sentence(self, assessment: Assessment) -> str:
        """Say the answer of paragraph 9 with its ground."""
        answer, ground = self.standing[assessment.standing], self.ground[assessment.ground]
        return self.messages.gettext("%(answer)s. %(ground)s", answer=answer, ground=ground)


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
