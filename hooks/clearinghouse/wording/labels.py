"""Labels of computed facts. Terms of vocabularies have theirs in `data/vocabularies`."""

from __future__ import annotations

import unicodedata

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Assessment, Ground, Standing
from clearinghouse.domain.intake import Status
from clearinghouse.domain.request_quality import Point
from clearinghouse.domain.routing import RouteReason
from clearinghouse.domain.source_eligibility import Reason, Verdict

CODE_LISTS = {
    "dac-purpose": "Purpose codes of the OECD-DAC",
    "iati-aid-type": "Aid types of IATI",
    "iati-finance-type": "Finance types of IATI",
    "iati-organisation-type": "Organisation types of IATI",
}
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
    Ground.DONOR: "It is taken as a donor (a member of the Western European and Others Group, the European Union or "
    "the OECD-DAC), and stands neither on the list of ODA recipients nor on a list of economies in transition.",
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
    Reason.MEMBER: "this country is on its list of members",
    Reason.NOT_MEMBER: "this country is not on its list of members",
    Reason.LIST_NOT_SURE: "the list of members read here does not settle it; ask the provider",
    Reason.IN_TRANSITION: "it is for developing countries, and this country is in transition; ask the provider",
}
ROLE = {"national": "National focal point", "regional": "Regional centre", "global": "Secretariat"}
WAY = {
    RouteReason.FOCAL_POINT: "The focal point states the needs of the country and sends the request.",
    RouteReason.CENTRE_NAMED: "The record names this centre.",
    RouteReason.CENTRE_SERVES: "This centre lists the country; no other list that was read names it.",
    RouteReason.CENTRES_SEVERAL: "More than one centre lists the country. The country chooses.",
    RouteReason.CENTRES_OF_GROUP: "No list that was read names the country. These are centres of the same UN regional "
    "group of which no list was read; ask them.",
    RouteReason.CENTRE_NONE: "No centre is known that lists the country. The focal point writes to the secretariat.",
    RouteReason.SECRETARIAT: "It circulates the request to sources, follows the clock, and asks after one year whether "
    "the need was met.",
}
POINT = {
    Point.QUANTITY: "How much: at least one quantity with a number",
    Point.PLACE: "Where: the town, site, district or institution",
    Point.BUDGET: "What it costs: the whole, what is secured, what is sought",
    Point.TIME: "By when: the time frame",
    Point.OBLIGATION: "Which Article or Annex of the Convention it serves",
    Point.TRIED: "What was tried before, and who paid",
    Point.ASKED: "Who else was asked",
    Point.DONE: 'What "done" means: how one sees that the need is met',
}
STATUS = {
    Status.CLOSING_SOON: "Closing soon",
    Status.OPEN: "Open",
    Status.OPENS_LATER: "Opens later",
    Status.BETWEEN_ROUNDS: "Between rounds",
    Status.NOT_STATED: "Not stated whether open",
    Status.CLOSED: "Closed for good",
}


# The facets of the explorers: labels of the parameters, and of values that no vocabulary holds.
FACETS = {
    "answer": "Answer for your country",
    "topic": "Topic",
    "assistance": "Kind of help",
    "status": "Open or closed",
    "applicant": "Who may apply",
    "family": "Kind of provider",
    "relevance": "How close to POPs",
    "language": "Language of guidance",
    "verified": "Last check",
    "region": "Regional group",
    "origin": "Need or request",
    "state": "State or outcome",
    "age": "Age of the document",
}
OPEN_OR_CLOSED = {
    Status.OPEN: "Open now",
    Status.CLOSING_SOON: "Closing within 30 days",
    "closing-90": "Closing within 90 days",
    Status.OPENS_LATER: "Opens later",
    Status.BETWEEN_ROUNDS: "Between rounds",
    Status.NOT_STATED: "Not stated whether open",
    Status.CLOSED: "Closed for good",
}
VERIFIED = {"12-months": "Within 12 months", "live-page": "On the live page"}
AGE = {
    "to-3-years": "Up to 3 years",
    "to-10-years": "4 to 10 years",
    "older": "Older than 10 years",
    "age-not-stated": "No date stated",
}
SORT = {
    "sources": {
        "deadline": "Next deadline first",
        "amount": "Largest amount first, by currency",
        "verified": "Last checked first",
        "name": "Name",
    },
    "requests": {
        "newest": "Newest document first",
        "amount": "Largest amount first, by currency",
        "verified": "Last checked first",
        "name": "Name",
    },
}


def term_labels(catalogue: Catalogue, language: str = "en") -> dict[str, dict[str, str]]:
    """Return the label of every term, by vocabulary and by term."""
    return {
        key: {term.id: term.label[language] for term in vocabulary.terms.values()}
        for key, vocabulary in catalogue.vocabularies.items()
    }


def sort_key(name: str) -> str:
    """Return a name for sorting: without an article, accents and capital letters, as an English list is sorted."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return plain.casefold().removeprefix("the ")


def standing_sentence(assessment: Assessment) -> str:
    """Say the answer of paragraph 9 with its ground."""
    return f"{STANDING[assessment.standing]}. {GROUND[assessment.ground]}"
