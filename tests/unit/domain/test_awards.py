"""Awards by source and country, and as precedents."""

from __future__ import annotations

from clearinghouse.domain.awards import MOST_PRECEDENTS, AwardIndex
from clearinghouse.domain.plans import Question, Topics, ask
from clearinghouse.records import Award
from support.factories import made_up_country

_TOPICS = Topics({"inventories": frozenset({"inventory"})}, {})


def _award(identifier: str, **fields: object) -> Award:
    data = {
        "title": f"Award {identifier}",
        "countries": ["BBB"],
        "topics": ["pcb"],
        "packages": ["destruction"],
        "gef": "none-seen",
        "evidence": [],
        "confidence": "high",
    }
    return Award.from_data({**data, **fields}, id=identifier)


def _question(*topics: str) -> Question:
    return ask(made_up_country("AAA"), topics=topics)


def _precedents(awards: list[Award], question: Question, package: str = "destruction") -> list[str]:
    return [award.id for award in AwardIndex(awards, _TOPICS).precedents(question, package)]


def test_precedents_are_of_the_package_and_the_field_with_the_own_country_first() -> None:
    """Another package or another field is no precedent; an award to the country itself is shown first."""
    awards = [
        _award("new", year=2022),
        _award("own", year=2001, countries=["BBB", "AAA"]),
        _award("other-field", topics=["ddt-vector-control"]),
        _award("other-work", packages=["training"]),
        _award("nothing-said", packages=[]),
    ]

    assert _precedents(awards, _question("pcb")) == ["own", "new"]


def test_gef_money_is_no_precedent() -> None:
    """What the GEF paid, or may have paid, shows nothing about money outside the GEF."""
    awards = [_award(state, gef=state) for state in ("alongside", "part", "unknown")]

    assert _precedents(awards, _question("pcb")) == []


def test_a_question_without_a_field_has_the_precedents_of_all_and_a_long_list_is_cut() -> None:
    """Kinds of work are no field; only the first few are shown."""
    awards = [_award(f"a{number}", topics=[f"field-{number}"], year=2000 + number) for number in range(5)]

    assert _precedents(awards, _question("inventories")) == ["a4", "a3", "a2"][:MOST_PRECEDENTS]
    assert _precedents(awards, _question()) == _precedents(awards, _question("inventories"))


def test_awards_are_listed_by_source_and_by_each_country_and_there_may_be_none() -> None:
    """An award to two countries is past help of both; without awards every list is empty."""
    index = AwardIndex([_award("one", source="fund", countries=["AAA", "BBB"]), _award("two", year=1999)], _TOPICS)

    assert [award.id for award in index.of_source("fund")] == ["one"]
    assert [award.id for award in index.of_country("AAA")] == ["one"]
    assert [award.id for award in index.of_country("BBB")] == ["two", "one"]
    assert AwardIndex([], _TOPICS).precedents(_question("pcb"), "destruction") == ()
