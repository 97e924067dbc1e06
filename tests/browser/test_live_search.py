"""How well the search finds what people look for among the live records: a measure, with room for new records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import KINDS
from playwright.sync_api import Browser, Page
from support.browser_page import opened
from support.http_server import serve_below
from support.paths import CASES, ROOT
from support.search_page import searched_for

pytestmark = pytest.mark.browser

FIRST = 5
# The least share of the queries that find all their records among the first five. What is measured is in
# docs/benchmarks.md and clearly higher; every new record may push another one down.
FLOOR = 0.8
_VOCABULARIES = {"topics": "topics", "assistance": "assistance-types"}


@pytest.fixture(scope="module")
def search_page(browser: Browser, live_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the search of the live records, once for all queries: a new page loads its index again."""
    for address in serve_below(live_site, tmp_path_factory.mktemp("served")):
        with opened(browser, f"{address}search/") as (page, complaints, _):
            yield page
            assert complaints == []


def _queries(name: str) -> list[dict]:
    return yaml.safe_load((CASES / "search" / f"{name}.yml").read_text("utf-8"))


def _in_use(live: Catalogue, record: str) -> bool:
    if (ROOT / "content" / record / "index.md").exists():
        return True
    kind, _, page = record.partition("/")
    identifier = page.partition("/")[0]
    if kind not in {*KINDS, *_VOCABULARIES}:
        return False
    if kind in _VOCABULARIES:
        return identifier in live.vocabularies[_VOCABULARIES[kind]].terms
    results = live.records(kind).get(identifier)
    return results is not None and not getattr(results, "retired", None)


def answers(case: dict, results: list[str]) -> bool:
    """Say whether a query found all that it should, and one of those of which one is enough."""
    one_of = case.get("one_of")
    return set(case.get("find", ())) <= set(results) and (not one_of or bool(set(one_of) & set(results)))


def rank(case: dict, results: list[str]) -> int | None:
    """Return the place, from 1, of the first record that a query should find; None where no result is one."""
    wanted = {*case.get("find", ()), *case.get("one_of", ())}
    return next((place for place, result in enumerate(results, start=1) if result in wanted), None)


@pytest.mark.parametrize("name", ["queries", "unseen", "pages"])
def test_sentences_find_the_right_records_first(search_page: Page, live: Catalogue, name: str) -> None:
    """Of the sentences people would type, nearly all find their records among the first five; misses are named."""
    queries = _queries(name)
    cases = [case for case in queries if all(_in_use(live, record) for record in case.get("find", ()))]
    assert len(cases) > len(queries) / 2
    found = searched_for(search_page, [case["query"] for case in cases])
    missed, ranks = {}, []
    for case in cases:
        results = found[case["query"]][:FIRST]
        ranks.append(rank(case, results))
        if not answers(case, results):
            missed[case["query"]] = results

    share = 1 - len(missed) / len(cases)
    first, reciprocal = ranks.count(1) / len(cases), sum(1 / place for place in ranks if place) / len(cases)
    print(f"{name}: {share:.1%} of {len(cases)} queries found in the first {FIRST}")  # noqa: T201 - shown with pytest -s
    print(f"  first at rank 1: {first:.1%}; mean reciprocal rank: {reciprocal:.2f}")  # noqa: T201
    for query, results in missed.items():
        print(f"  missed: {query}: {', '.join(results)}")  # noqa: T201
    assert share >= FLOOR, missed


def test_queries_name_records_that_exist(live: Catalogue) -> None:
    """Every record that a query should find has a file or a term, so that no expectation is stale."""
    expected = [
        record
        for name in ("queries", "unseen")
        for case in _queries(name)
        for record in (*case.get("find", ()), *case.get("one_of", ()))
    ]

    def known(record: str) -> bool:
        kind, identifier = record.split("/")
        return _in_use(live, record) if kind in _VOCABULARIES else identifier in live.known[kind]

    assert expected
    assert [record for record in expected if not known(record)] == []
