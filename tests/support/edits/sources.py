"""Correct edits of sources and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from support.edits.draft import Draft, edit


def _in_rounds(data: Mapping) -> bool:
    return (
        bool(data.get("rounds")) and data["access"]["intake"] == "rounds" and data["availability"]["stated"] != "closed"
    )


def _with_ceiling(data: Mapping) -> bool:
    amount = data.get("amount", {})
    return bool(amount.get("max")) and not any(item.get("max_amount") for item in data.get("rounds", ()))


def _unused(draft: Draft) -> str:
    """Return a source that no offer names."""
    offered = {offer["source"] for data in draft.records("requests").values() for offer in data.get("offers", ())}
    sources = draft.records("sources")
    return next(
        key for key, data in sources.items() if data["availability"]["stated"] != "closed" and key not in offered
    )


@edit
def a_source_announces_another_round(draft: Draft) -> None:
    """A new round, with the page that announces it."""
    data = draft.first("sources", _in_rounds)
    data["rounds"].append({"name": "Round that was announced today", "opens": draft.day(30), "closes": draft.day(90)})
    data["evidence"].append(draft.evidence("rounds"))
    data["verified"] = draft.verified()


@edit
def every_source_in_rounds_announces_another_round(draft: Draft) -> None:
    """A busy week: each source that works in rounds announces one for the spring."""
    for key, data in draft.records("sources").items():
        if _in_rounds(data):
            changed = draft.change("sources", key)
            changed["rounds"].append({"name": "Next call", "opens": draft.day(121), "closes": draft.day(181)})


@edit
def a_round_is_prolonged(draft: Draft) -> None:
    """The last day of a round is put off."""
    data = draft.first("sources", lambda data: any(item.get("closes") for item in data.get("rounds", ())))
    item = next(item for item in reversed(data["rounds"]) if item.get("closes"))
    item["closes"] = (date.fromisoformat(item["closes"]) + timedelta(days=14)).isoformat()


@edit
def a_ceiling_is_raised(draft: Draft) -> None:
    """The most that a source pays for one project is doubled."""
    data = draft.first("sources", _with_ceiling)
    data["amount"]["max"] *= 2


@edit
def every_ceiling_is_raised(draft: Draft) -> None:
    """A new financial period: each source with a ceiling pays a quarter more."""
    for key, data in draft.records("sources").items():
        if _with_ceiling(data):
            draft.change("sources", key)["amount"]["max"] += -(-data["amount"]["max"] // 4)


@edit
def an_amount_is_no_longer_stated(draft: Draft) -> None:
    """The provider took the sums from its page."""
    data = draft.first("sources", lambda data: "amount" in data)
    del data["amount"]
    for item in data["evidence"]:
        item["supports"] = [name for name in item["supports"] if not name.startswith("amount")] or ["summary"]


@edit
def an_amount_is_stated_in_another_currency(draft: Draft) -> None:
    """The provider now counts in another currency."""
    data = draft.first("sources", _with_ceiling)
    data["amount"]["currency"] = "EUR" if data["amount"].get("currency") != "EUR" else "USD"


@edit
def a_source_closes(draft: Draft) -> None:
    """A source takes no more requests."""
    data = draft.first("sources", lambda data: data["availability"]["stated"] == "open")
    data["availability"] = {"stated": "closed", "note": "It ended this week."}
    data["evidence"].append(draft.evidence("availability"))


@edit
def a_source_is_retired(draft: Draft) -> None:
    """A source is out of use, with the reason."""
    draft.change("sources", _unused(draft))["retired"] = {
        "on": draft.day(),
        "reason": "It was merged into another one.",
    }


@edit
def a_source_moves(draft: Draft) -> None:
    """A source gets another identifier; the old one leads to it."""
    old = _unused(draft)
    draft.add("sources", f"{old}-renamed", draft.records("sources")[old])
    draft.changes["sources", old] = {"moved_to": f"{old}-renamed", "on": draft.day(), "reason": "It has another name."}


@edit
def a_source_is_checked_on_its_live_page(draft: Draft) -> None:
    """Nothing changed but the date of the check, and how it was read."""
    draft.first("sources")["verified"] = draft.verified()


@edit
def every_source_is_checked(draft: Draft) -> None:
    """The secretariat looked at every source today."""
    for key in draft.records("sources"):
        draft.change("sources", key)["verified"] = draft.verified()


@edit
def a_source_gets_evidence(draft: Draft) -> None:
    """A second page supports what the record says."""
    draft.first("sources")["evidence"].append(draft.evidence("summary", "eligibility"))


@edit
def a_summary_is_rewritten(draft: Draft) -> None:
    """The summary says the same in other words."""
    draft.first("sources")["summary"] = "It pays for work on chemicals: «тест», «اختبار», “test” & more."


@edit
def a_source_answers_in_another_language(draft: Draft) -> None:
    """Its guidance was seen in one more language."""
    data = draft.first("sources", lambda data: "pt" not in data.get("languages", ()))
    data["languages"] = [*data.get("languages", ()), "pt"]


@edit
def a_source_has_another_donor(draft: Draft) -> None:
    """A government joins those that pay."""
    donor = draft.first_id("countries", lambda data: data["donor"]["dac"])
    data = draft.first("sources", lambda data: donor not in data.get("donors", ()))
    data["donors"] = [*data.get("donors", ()), donor]


@edit
def a_source_serves_a_further_topic(draft: Draft) -> None:
    """It also pays for work on another topic."""
    topics = list(draft.records("vocabularies")["topics"]["terms"])
    data = draft.first("sources", lambda data: set(topics) - set(data["topics"]))
    data["topics"].append(next(topic for topic in topics if topic not in data["topics"]))


@edit
def a_source_leaves_a_country_out(draft: Draft) -> None:
    """It says on its page that one country cannot apply."""
    data = draft.first("sources", lambda data: not data["eligibility"].get("excluded"))
    named = data["eligibility"].get("countries", ())
    data["eligibility"]["excluded"] = [next(code for code in draft.records("countries") if code not in named)]


@edit
def a_source_asks_for_another_paper(draft: Draft) -> None:
    """Its guidance names one more paper and one more condition."""
    access = draft.first("sources")["access"]
    access["documents"] = [*access.get("documents", ()), {"name": "Letter of the bank", "signed_by": "Bank"}]
    access["requirements"] = [*access.get("requirements", ()), "The applicant has an audited account"]


@edit
def a_page_has_another_address(draft: Draft) -> None:
    """The provider moved its page."""
    draft.first("sources", lambda data: data.get("url"))["url"] = "https://provider.example/moved"


@edit
def a_centre_takes_a_source_over(draft: Draft) -> None:
    """A centre maintains a record from now on."""
    draft.first("sources", lambda data: data["maintained_by"] == "secretariat")["maintained_by"] = draft.first_id(
        "centres"
    )


@edit
def an_organisation_comes_with_its_source(draft: Draft) -> None:
    """A provider that was not known offers help."""
    draft.add(
        "organisations", "provider-of-the-week", {"name": "Provider of the week", "kind": "ngo", "short_name": "PW"}
    )
    draft.add(
        "sources",
        "help-of-the-week",
        {
            "name": "Help of the week",
            "organisation": "provider-of-the-week",
            "family": "ngo-foundation",
            "kind": "ngo",
            "summary": "Advice by telephone.",
            "assistance": ["technical-advice"],
            "topics": ["pcb"],
            "relevance": "direct",
            "gef_link": "none-known",
            "eligibility": {"basis": "any", "applicants": ["national-government"]},
            "access": {"intake": "rolling"},
            "availability": {"stated": "open"},
            "maintained_by": "secretariat",
            "verified": draft.verified(),
            "evidence": [draft.evidence("summary", "eligibility", "availability")],
            "confidence": "high",
        },
    )


@edit
def an_organisation_moves(draft: Draft) -> None:
    """An organisation gets another identifier, and its sources follow."""
    used = {data["organisation"] for data in draft.records("sources").values()}
    old = next(key for key in draft.records("organisations") if key in used)
    draft.add("organisations", f"{old}-renamed", draft.records("organisations")[old])
    for key, data in draft.records("sources").items():
        if data["organisation"] == old:
            draft.change("sources", key)["organisation"] = f"{old}-renamed"
    for key, data in draft.records("memberships").items():
        if data.get("organisation") == old:
            draft.change("memberships", key)["organisation"] = f"{old}-renamed"
    draft.changes["organisations", old] = {"moved_to": f"{old}-renamed"}
