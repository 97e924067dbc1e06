"""Correct edits of countries, chemicals, memberships, vocabularies and single files."""

from __future__ import annotations

from support.edits.draft import Draft, edit

_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


@edit
def a_list_has_another_member(draft: Draft) -> None:
    """A country joins an organisation whose members a source serves."""
    data = draft.first("memberships")
    data["countries"].append(next(code for code in draft.records("countries") if code not in data["countries"]))


@edit
def a_list_of_members_is_read(draft: Draft) -> None:
    """A list is there before a source names it."""
    draft.add(
        "memberships",
        "members-of-the-week",
        {
            "name": "Members of the week",
            "organisation": draft.first_id("organisations"),
            "countries": list(draft.records("countries"))[:3],
            "complete": True,
            "as_of": draft.day()[:4],
            "evidence": [draft.evidence("countries")],
            "confidence": "high",
        },
    )


@edit
def a_chemical_is_listed(draft: Draft) -> None:
    """The Conference of the Parties adds a chemical to an Annex."""
    draft.add(
        "chemicals",
        "chemical-of-the-week",
        {
            "name": "Chemical of the week",
            "cas": ["50-00-0"],
            "annexes": ["a"],
            "listed": {"by": "SC-13/1", "year": draft.today.year},
            "categories": ["industrial"],
            "evidence": [draft.evidence("cas", "annexes", "listed", "categories")],
            "confidence": "high",
        },
    )


@edit
def a_country_becomes_a_party(draft: Draft) -> None:
    """A country deposits its instrument; the Convention is in force for it ninety days later."""
    data = draft.first("countries", lambda data: data["convention"]["party"] == "no")
    data["convention"] |= {
        "party": "yes",
        "instrument": "accession" if not data["convention"].get("signed") else "ratification-acceptance-approval",
        "deposited": draft.day(-120),
        "in_force": draft.day(-30),
        "confidence": "high",
    }
    data["evidence"].append(draft.evidence("convention"))


@edit
def a_country_leaves_the_oda_list(draft: Draft) -> None:
    """A country is no recipient of development assistance any more."""
    data = draft.first("countries", lambda data: data["oda"]["recipient"] and not data["ldc"])
    data["oda"] = {"recipient": False}
    for item in data["evidence"]:
        names = ("oda" if name.startswith("oda.") else name for name in item["supports"])
        item["supports"] = list(dict.fromkeys(names))


@edit
def a_country_has_another_name(draft: Draft) -> None:
    """A country asks for another short name."""
    draft.first("countries")["names"]["en"] = "Country of the week"


@edit
def a_language_is_added(draft: Draft) -> None:
    """A source answers in a language that the list did not have."""
    terms = draft.change("vocabularies", "languages")["terms"]
    terms["sw"] = {"label": dict.fromkeys(_LANGUAGES, "Swahili"), "definition": "Swahili."}
    data = draft.first("sources")
    data["languages"] = [*data.get("languages", ()), "sw"]


@edit
def a_topic_is_added(draft: Draft) -> None:
    """The field has a new word, and a source uses it."""
    terms = draft.change("vocabularies", "topics")["terms"]
    terms["topic-of-the-week"] = {"label": dict.fromkeys(_LANGUAGES, "Topic of the week"), "definition": "New work."}
    draft.first("sources")["topics"].append("topic-of-the-week")


@edit
def every_label_is_reworded(draft: Draft) -> None:
    """The terms of a list are called by other words."""
    for term in draft.change("vocabularies", "topics")["terms"].values():
        term["label"]["en"] += ", as we say now"


@edit
def a_currency_is_added(draft: Draft) -> None:
    """A source counts in a currency that the list did not have."""
    terms = draft.change("vocabularies", "currencies")["terms"]
    terms["KES"] = {"label": dict.fromkeys(_LANGUAGES, "Kenyan shilling"), "definition": "Currency of Kenya."}
    draft.first("sources", lambda data: data.get("amount", {}).get("currency"))["amount"]["currency"] = "KES"


@edit
def a_service_level_is_shortened(draft: Draft) -> None:
    """The network promises to be faster."""
    draft.first("service-levels")["levels"][0]["days"] += 3


@edit
def a_step_is_added_to_the_plan(draft: Draft) -> None:
    """The plan of work has one more activity."""
    strand = draft.first("workplan")["strands"][0]
    strand["activities"].append({"id": "step-of-the-week", "title": "A further step", "description": "It follows."})


@edit
def search_learns_a_word(draft: Draft) -> None:
    """A word that people type leads to a topic."""
    draft.first("search")["topics"][0]["words"]["en"].append("word of the week")


@edit
def a_link_is_excepted(draft: Draft) -> None:
    """A page lets no program look, and people have looked."""
    address = next(data["url"] for data in draft.records("sources").values() if data.get("url"))
    exceptions = draft.first("linkexceptions")["exceptions"]
    exceptions.append({"url": address, "reason": "It lets no program look.", "on": draft.day()})


@edit
def a_warning_is_excepted(draft: Draft) -> None:
    """A round pays more than the ceiling of its source, and the record says why."""
    data = draft.first("sources", lambda data: data.get("amount", {}).get("max") and data.get("rounds"))
    data["rounds"][-1].pop("note", None)
    data["rounds"][-1]["max_amount"] = data["amount"]["max"] + 1
    excepted = data.setdefault("exceptions", [])
    excepted.append({"rule": "AMT-004", "reason": "The last round is an extra one, as its page says."})
