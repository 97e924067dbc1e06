"""The dossier to prepare once: what is one paper, what is not, and what nobody states."""

from __future__ import annotations

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.application_checklist import ApplicationChecklist, build_checklist
from clearinghouse.text import fold_sentence
from support.factories import made_up


def _papers(checklist: ApplicationChecklist) -> list[tuple[str, str | None, list[str]]]:
    return [
        (item.paper.name, item.paper.signed_by, [source.id for source in item.sources]) for item in checklist.papers
    ]


def test_no_source_gives_an_empty_dossier() -> None:
    """Without sources there is nothing to prepare, and nobody is silent."""
    assert build_checklist(()) == ApplicationChecklist((), (), (), ())


def test_one_paper_under_two_spellings_is_one() -> None:
    """Case, accents, doubled spaces and a last stop make no other paper; the first spelling is shown."""
    checklist = build_checklist(
        [
            made_up("a", documents=[{"name": "Lettre d'agrément"}]),
            made_up("b", documents=[{"name": "LETTRE  d'agrement."}]),
        ]
    )

    assert _papers(checklist) == [("Lettre d'agrément", None, ["a", "b"])]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Request", "signed_by": "Ministry of finance"},
        {"name": "Request"},
        {"name": "Request", "signed_by": "Ministry of health", "language": "French"},
        {"name": "Request", "signed_by": "Ministry of health", "url": "https://b.example/form"},
        {"name": "Request form", "signed_by": "Ministry of health"},
    ],
)
def test_what_is_not_the_same_paper_stays_apart(other: dict) -> None:
    """Another signature, no known signature, another language, form or name: two papers."""
    checklist = build_checklist(
        [
            made_up("a", documents=[{"name": "Request", "signed_by": "Ministry of health"}]),
            made_up("b", documents=[other]),
        ]
    )

    assert len(checklist.papers) == 2


def test_what_several_ask_for_comes_first_then_what_somebody_characters() -> None:
    """Papers of several sources lead; after them those with a signature; else the order of the sources stays."""
    checklist = build_checklist(
        [
            made_up("a", documents=[{"name": "Map"}, {"name": "Permit", "signed_by": "Agency"}]),
            made_up("b", documents=[{"name": "Budget"}]),
            made_up("c", documents=[{"name": "budget"}]),
        ]
    )

    assert [name for name, _, _ in _papers(checklist)] == ["Budget", "Permit", "Map"]


def test_a_source_that_names_a_paper_twice_asks_for_it_once() -> None:
    """A doubled line in a record does not double the source."""
    checklist = build_checklist(
        [made_up("a", documents=[{"name": "Map"}, {"name": "map"}], requirements=["Be there", "be there."])]
    )

    assert _papers(checklist) == [("Map", None, ["a"])]
    assert [(source.id, len(texts)) for source, texts in checklist.own] == [("a", 1)]


def test_conditions_that_several_make_is_once_and_the_others_by_source() -> None:
    """A condition of two sources is reported once with both; one of a single source is with that source."""
    checklist = build_checklist(
        [
            made_up("a", requirements=["Not for profit", "Two pages"]),
            made_up("b", requirements=["not for  profit"]),
        ]
    )

    assert [(item.text, [source.id for source in item.sources]) for item in checklist.shared] == [
        ("Not for profit", ["a", "b"])
    ]
    assert [(source.id, texts) for source, texts in checklist.own] == [("a", ("Two pages",))]


def test_a_source_that_states_nothing_is_reported() -> None:
    """A source with neither papers nor conditions is silent; one with a condition only is not."""
    checklist = build_checklist([made_up("a"), made_up("b", requirements=["Two pages"])])

    assert [source.id for source in checklist.silent] == ["a"]


def test_hostile_text_is_kept_as_it_is() -> None:
    """Markup and signs of other scripts are text: nothing is cut, merged or run."""
    names = ["<script>alert(1)</script>", "{{ 7*7 }}", "申请表", "نموذج", "…", " . "]
    checklist = build_checklist([made_up("a", documents=[{"name": name} for name in names])])

    assert sorted(item.paper.name for item in checklist.papers) == sorted(names)


def test_every_paper_and_condition_of_the_real_records_is_in_the_dossier_of_all(catalogue: Catalogue) -> None:
    """The union loses nothing: each paper and condition of each record is there, with its source."""
    sources = tuple(catalogue.sources.values())
    checklist = build_checklist(sources)
    papers = {(source.id, fold_sentence(item.paper.name)) for item in checklist.papers for source in item.sources}
    conditions = {(source.id, fold_sentence(item.text)) for item in checklist.shared for source in item.sources}
    conditions |= {(source.id, fold_sentence(text)) for source, texts in checklist.own for text in texts}

    assert papers == {(item.id, fold_sentence(paper.name)) for item in sources for paper in item.access.documents}
    assert conditions == {(item.id, fold_sentence(text)) for item in sources for text in item.access.requirements}
