"""How strong a word sources get that serve a country, by how many of them have a recent page."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans import PlanIndex, ask
from clearinghouse.language.messages import ENGLISH
from clearinghouse.wording.confirmation_text import confirmed_sentence, sources_heading
from clearinghouse.wording.plan_headline import headline
from support.factories import made_up, made_up_country
from support.plan_examples import TOPICS, intake

_NONE = "No recent page says who may apply: ask first."
_PAYS = {"provides": [{"packages": ["destruction"], "role": "pays", "form": "grant"}], "topics": ["pcb"]}
_OPEN = {"eligibility": {"basis": "any", "applicants": ["national-government"]}}


@pytest.mark.parametrize(
    ("count", "confirmed", "heading", "sentence"),
    [
        (0, 0, "0 sources likely to help Kenya", ""),
        (1, 1, "1 source likely to help Kenya", ""),
        (1, 0, "1 source may help Kenya", _NONE),
        (43, 0, "43 sources may help Kenya", _NONE),
        (43, 1, "43 sources may help Kenya", "For 1 of them a recent page says who may apply; ask the others first."),
        (43, 3, "43 sources may help Kenya", "For 3 of them recent pages say who may apply; ask the others first."),
        (43, 43, "43 sources likely to help Kenya", ""),
    ],
)
def test_likely_needs_a_recent_page_for_each(count: int, confirmed: int, heading: str, sentence: str) -> None:
    """One source without a recent page takes the strong word from the heading, and one sentence says for how many."""
    assert sources_heading(count, confirmed, "Kenya", ENGLISH) == heading
    assert confirmed_sentence(count, confirmed, ENGLISH) == sentence


def _headline(*packages: str, unconfirmed: frozenset[str]) -> tuple[str, ...]:
    sources = {key: made_up(key, **_OPEN, **_PAYS) for key in ("first", "second")}
    intakes = {key: intake(source) for key, source in sources.items()}
    question = ask(made_up_country(oda=True), topics=["pcb"], packages=packages)
    return headline(PlanIndex(sources, intakes, TOPICS, unconfirmed).plan(question), "Kenya", ENGLISH)


def test_a_headline_says_may_where_pages_are_old() -> None:
    """The sources and what nobody pays for are the same; only the words and the sentence behind them differ."""
    strong, weak = (_headline("destruction", unconfirmed=own) for own in (frozenset[str](), frozenset({"first"})))

    assert strong == ("2 sources are likely to pay for destroying PCB in Kenya.",)
    assert weak[0] == "2 sources may pay for destroying PCB in Kenya."
    assert weak[1:] == ("For 1 of them a recent page says who may apply; ask the others first.",)
    mixed = _headline("destruction", "training", unconfirmed=frozenset({"first", "second"}))
    assert mixed[1:] == ("For destroying PCB, 2 sources may pay.", _NONE)


def test_old_pages_of_others_take_no_word_away() -> None:
    """A source that does not pay for the work does not weaken what is said of those that do."""
    assert _headline("destruction", unconfirmed=frozenset({"another"}))[0].startswith("2 sources are likely")
