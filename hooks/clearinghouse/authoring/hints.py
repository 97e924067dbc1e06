"""Hints of forms: what is printed below the label of a field. One that repeats the label is noise."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clearinghouse.language.messages import N_

# What forms say of fields whose descriptions are for those who write files.
HINTS: Mapping[str, str] = {
    "organisation": N_("The organisation that gives the assistance."),
    "evidence": N_("One entry for each page or document. At least one is needed."),
    "new_organisation": N_("What you know about the organisation. It gets a record and a page of its own."),
    "amount.currency": N_("The currency of these amounts."),
    "budget.currency": N_("The currency of these amounts."),
    "offers.*.currency": N_("The currency of the amount."),
    "existing_projects.*.currency": N_("The currency of the amount."),
    "maintained_by": N_("Who maintains this record: the secretariat, or a regional centre."),
    "verified.by": N_("A role, never a person: the secretariat, a centre, the provider, or research in public pages."),
    "evidence.*.supports": N_("The facts of this record that you read there."),
    "evidence.*.read": N_("Whether you read the page itself, a copy of it or a letter, or know it in another way."),
    "eligibility.basis": N_("How the provider chooses countries."),
    "eligibility.applicants": N_("Tick all that fit."),
    "eligibility.memberships": N_(
        "Lists that a country must be on. With several lists, one is enough. The basis then says the rest."
    ),
}
HINTS_OF_SOURCES: Mapping[str, str] = {
    **HINTS,
    "summary": N_("And to whom, in two or three sentences, in your own words."),
    "assistance": N_("Tick all that fit."),
    "topics": N_("Tick all that fit."),
    "kind": N_("The answer that comes closest."),
}
HINTS_OF_OFFERS: Mapping[str, str] = {
    **HINTS,
    "name": N_("The name under which others can find it."),
    "organisation": N_("The list has the organisations that are on this site."),
    "summary": N_("One or two sentences. Also say what it is for."),
    "assistance": N_("Tick all that fit."),
    "topics": N_("Tick all that fit."),
    "verified.on": N_("The day on which you make or renew this offer."),
    "verified.how": N_("If you speak for the provider and there is no page about it, choose the letter."),
    "confidence": N_("How sure others can be of the record. For your own offer: high."),
    "eligibility": N_("Which countries and which applicants may ask you, if you already know."),
    "kind": N_("The answer that comes closest."),
    "contact": N_("Never a person."),
    "relevance": N_("Choose Direct if your help names POPs or the Convention."),
}
HINTS_OF_REQUESTS: Mapping[str, str] = {
    **HINTS,
    "title": N_("The heading of the page."),
    "problem": N_("With figures, in your own words."),
    "quantities": N_("For example tonnes, sites or people to train."),
    "topics": N_("Tick all that fit."),
    "assistance": N_("Tick all that fit."),
}
# Words that carry no meaning of their own in a hint such as "The country where it is."
_SMALL = re.compile(
    "a|an|and|are|as|at|be|by|can|does|each|for|from|has|have|how|in|is|it|its|of|on|or|that|the|their|them|they|this|"
    "to|was|were|what|when|where|which|who|whom|whose|with|you|your"
)
_WORD = re.compile(r"\w+")


def repeats_label(hint: str, label: str) -> bool:
    """Whether every word of a hint that means something is in the label already; an empty hint repeats nothing."""
    words = _meaning(hint)
    return bool(words) and words <= _meaning(label)


def _meaning(text: str) -> set[str]:
    """Return the words that mean something, without the ending of a plural or of the third person."""
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold()) if not _SMALL.fullmatch(word)}
