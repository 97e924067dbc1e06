"""Correct edits of needs, requests and centres."""

from __future__ import annotations

from collections.abc import Mapping

from support.edits.draft import Draft, edit


def _documented(data: Mapping) -> bool:
    return data["origin"] == "transcribed"


def _country_of_a_need(draft: Draft) -> str:
    return draft.records("requests")[draft.first_id("requests", _documented)]["country"]


def _submit(draft: Draft, *history: tuple[int, str], **more: object) -> None:
    """Add a request that was submitted; `history` has days before today with states."""
    received = history[0][0]
    country = _country_of_a_need(draft)
    draft.add(
        "requests",
        f"{country.lower()}-store-of-the-week",
        {
            "country": country,
            "title": "Empty the store of the week",
            "origin": "submitted",
            "problem": "A store with nine tonnes of old pesticides needs to be emptied.",
            "place": "A store in the north of the country",
            "topics": ["stock-disposal"],
            "articles": ["Art. 6.1(d)"],
            "assistance": ["disposal-service"],
            "quantities": [{"item": "old pesticides", "value": 9, "unit": "tonnes"}],
            "budget": {"total": 50000, "secured": 10000, "sought": 40000, "currency": "USD"},
            "timeframe": "Next year",
            "done_when": "All nine tonnes are destroyed, with certificates",
            "submitted": {
                "on": draft.day(-received),
                "by": "National focal point",
                "reference": "ENV/1",
                "consent": True,
            },
            "history": [{"on": draft.day(-days), "status": status} for days, status in history],
            "also_sent_to": ["Nobody else"],
            "existing_projects": [{"what": "Inventory of the store", "funder": "Ministry", "gef": False}],
            "verified": draft.verified(how="letter"),
            "evidence": [
                {
                    "title": "Letter ENV/1",
                    "read": "letter",
                    "looked_up": draft.day(),
                    "supports": ["problem", "quantities", "budget"],
                }
            ],
            "confidence": "high",
            **more,
        },
    )


@edit
def a_need_is_documented(draft: Draft) -> None:
    """A plan names a need that nobody had transcribed."""
    country = _country_of_a_need(draft)
    draft.add(
        "requests",
        f"{country.lower()}-need-of-the-week",
        {
            "country": country,
            "title": "Measure dioxin next to the plant of the week",
            "origin": "transcribed",
            "problem": "Nobody has measured what the plant releases.",
            "topics": ["monitoring-laboratories"],
            "assistance": ["laboratory-service"],
            "document": {"title": "Plan of the week", "issuer": "Ministry", "date": draft.day(-200)[:7]},
            "verified": draft.verified(by="research"),
            "evidence": [draft.evidence("problem")],
            "confidence": "medium",
        },
    )


@edit
def a_request_is_submitted(draft: Draft) -> None:
    """The first step of a request: it was received."""
    _submit(draft, (3, "received"))


@edit
def a_request_takes_another_step(draft: Draft) -> None:
    """A request that was received is acknowledged, and taken up."""
    _submit(draft, (30, "received"), (28, "acknowledged"), (20, "under-review"))


@edit
def a_source_makes_an_offer(draft: Draft) -> None:
    """A source answers a request that was circulated."""
    steps = ((60, "received"), (58, "acknowledged"), (50, "under-review"), (40, "reviewed"), (35, "circulated"))
    source = draft.first_id("sources", lambda data: data["availability"]["stated"] != "closed")
    offer = {"source": source, "on": draft.day(-5), "status": "offered", "amount": 20000, "currency": "USD"}
    _submit(draft, *steps, (5, "offers"), offers=[offer])


@edit
def a_need_is_met_in_part(draft: Draft) -> None:
    """What became of a documented need is known."""
    data = draft.first("requests", _documented)
    data["outcome"] = {"status": "partly-met", "as_of": draft.day(-10), "summary": "Half of it was paid this week."}
    data["evidence"].append(draft.evidence("outcome"))


@edit
def a_need_states_more_money(draft: Draft) -> None:
    """A newer document names a higher cost."""
    data = draft.first("requests", lambda data: _documented(data) and data.get("budget", {}).get("total"))
    data["budget"]["total"] *= 2
    data["budget"].pop("sought", None)


@edit
def a_need_is_retired(draft: Draft) -> None:
    """A need was a double of another one."""
    draft.first("requests", _documented)["retired"] = {"on": draft.day(), "reason": "The same need as another record."}


@edit
def a_need_moves(draft: Draft) -> None:
    """A need gets another identifier."""
    old = draft.first_id("requests", _documented)
    draft.add("requests", f"{old}-renamed", draft.records("requests")[old])
    draft.changes["requests", old] = {"moved_to": f"{old}-renamed"}


@edit
def a_centre_has_another_host(draft: Draft) -> None:
    """The institute behind a centre, its town and its page are others."""
    data = draft.first("centres")
    data |= {"host": "Institute of the week", "city": "New Town", "url": "https://centre.example/"}
    data["evidence"].append(draft.evidence("host", "city", "url"))


@edit
def a_centre_serves_a_further_country(draft: Draft) -> None:
    """The list of a centre has one more country."""
    data = draft.first("centres", lambda data: data["serves"]["countries"])
    codes = data["serves"]["countries"]
    codes.append(next(code for code in draft.records("countries") if code not in codes))


@edit
def a_centre_is_retired(draft: Draft) -> None:
    """A centre is no longer endorsed."""
    maintainers = {data["maintained_by"] for data in draft.records("sources").values()}
    named = {data.get("centre") for data in draft.records("requests").values()}
    partners = {key for data in draft.records("centres").values() for key in data.get("partners", ())}
    free = next(key for key in draft.records("centres") if key not in maintainers | named | partners)
    draft.change("centres", free)["retired"] = {"on": draft.day(), "reason": "Its time ended."}
