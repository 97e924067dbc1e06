"""Unmet demand and opportunities from the real records, and the command `match`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import is_waiting
from clearinghouse.domain.source_eligibility import Verdict, assess_source
from clearinghouse.site.context import unmet_demand
from clearinghouse.site.context.context import Addresses, SiteContext, build_context
from clearinghouse.site.exports import unmet_demand_tables as unmet_tables
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.pages.directives import opportunities
from cli import main
from support.paths import AS_OF, CASES

_EVERY = dict.fromkeys(Verdict, 10_000)


@pytest.fixture
def with_example(real: Catalogue) -> SiteContext:
    """Give a view of the real records and one invented need that nobody could serve."""
    example = replace(
        real.requests["cmr-pcb-system"],
        id="example",
        origin="illustrative",
        topics=("research",),
        assistance=("equity",),
    )
    lonely = replace(
        real.requests["cmr-pcb-system"], id="lonely", topics=("research",), assistance=("equity",), title="=1+1"
    )
    requests = {**real.requests, "example": example, "lonely": lonely}
    return build_context(replace(real, requests=requests), as_of=AS_OF, addresses=Addresses("", ""))


def test_unmet_demand_counts_no_invented_need_and_escapes_formulas(with_example: SiteContext) -> None:
    """A need without a likely source is unmet; an invented one is in no row; a title that is a formula stays text."""
    rows = list(
        csv.DictReader(io.StringIO(dict(unmet_tables.files(with_example))["unmet/needs.csv"].decode("utf-8-sig")))
    )
    by_id = {row["request"]: row for row in rows}

    assert "example" not in by_id
    assert by_id["lonely"]["likely_sources"] == "0"
    assert by_id["lonely"]["forms_without_source"] == "equity"
    assert by_id["lonely"]["title"] == "'=1+1"
    assert [gap.request.id for gap in unmet_demand.all_gaps(with_example) if gap.is_unserved] == ["lonely"]


def test_unmet_figures_follow_from_the_matches(real_view: SiteContext) -> None:
    """For each need the table has the totals that its page has, and names forms of help that no likely source gives."""
    index, sources = real_view.matching, real_view.catalogue.sources
    for gap in unmet_demand.all_gaps(real_view):
        found = index.for_need(index.need(gap.request.id), _EVERY)
        likely = [sources[key] for key in found[Verdict.LIKELY].best]
        given = {form for item in likely for form in item.assistance}
        assert gap.coverage.likely == len(likely)
        assert gap.coverage.doubted == found[Verdict.MORE_INFORMATION].total
        assert set(gap.coverage.forms) == set(gap.request.assistance) - given
        assert set(gap.coverage.topics) == set(gap.request.topics) - {topic for item in likely for topic in item.topics}


def test_a_region_is_thin_by_its_middle_country(real_view: SiteContext) -> None:
    """The figures for a topic in a region are those of its countries, counted one by one."""
    cell = next(
        item
        for item in unmet_demand.all_topic_coverage(real_view)
        if (item.topic, item.region) == ("pcb", "latin-america-caribbean")
    )

    counts = sorted(
        sum(
            "pcb" in item.topics
            and assess_source(item, country).verdict is Verdict.LIKELY
            and real_view.intakes[item.id].status != "closed"
            for item in real_view.sources
        )
        for country in real_view.catalogue.countries.values()
        if country.un_group == "grulac" and real_view.assessments[country.id].standing != "not-eligible"
    )
    assert (cell.countries, cell.fewest, cell.most) == (len(counts), counts[0], counts[-1])
    assert cell.middle == (counts[len(counts) // 2] + counts[(len(counts) - 1) // 2]) / 2
    assert cell.is_thin == (cell.middle < 3)


def test_csv_of_nothing_has_its_heading() -> None:
    """A table without rows still has its columns; text that looks like a formula is guarded, numbers are not."""
    assert csv_bytes(("a", "b"), []) == "a,b\r\n".encode("utf-8-sig")
    assert csv_bytes(("a", "b"), [{"a": "@x", "b": -1}]) == "a,b\r\n'@x,-1\r\n".encode("utf-8-sig")


def test_opportunities_are_waiting_needs_with_a_form_that_helpers_give(real_view: SiteContext) -> None:
    """Each opportunity waits, and each form named for companies or NGOs is sought by it and stands in the weights."""
    given_by = real_view.matching.context.rules.given_by
    found = opportunities.openings(real_view)

    assert found
    assert all(is_waiting(item.request) for item in found)
    assert all(
        set(forms) <= set(given_by[helper]) & set(item.request.assistance)
        for item in found
        for helper, forms in item.forms.items()
    )


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["match", "cmr-pcb-system"], 0, "Likely eligible ("),
        (["match", "cmr-pcb-system", "--source", "france-ffem"], 0, "Not met: Form of help"),
        (["match", "cmr-pcb-sistem"], 2, 'Did you mean "cmr-pcb-system"?'),
        (["match", "cmr-pcb-system", "--source", "frnce-ffem"], 2, 'Did you mean "france-ffem"?'),
        (["match", "zzzzzzzz"], 2, 'There is no record "zzzzzzzz"'),
        (["match", "example-poor-request"], 2, "is an invented example"),
        (["match", "example-poor-request", "--source", "france-ffem"], 2, "is an invented example"),
    ],
)
def test_the_command_explains_or_says_what_is_wrong(
    arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture
) -> None:
    """The command prints matches with their reasons; an unknown identifier gets a near miss and status 2."""
    assert main(["--as-of", AS_OF.isoformat(), *arguments]) == status

    out = capsys.readouterr()
    assert words in out.out + out.err


@pytest.mark.parametrize("extra", [[], ["--source", "france-ffem"]])
def test_the_command_writes_json(extra: list[str], capsys: pytest.CaptureFixture) -> None:
    """With --format json the command prints one JSON value and nothing else."""
    assert main(["--as-of", AS_OF.isoformat(), "match", "cmr-pcb-system", "--format", "json", *extra]) == 0

    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", [CASES / "negative" / "tab", CASES / "rules" / "REF-002" / "refused"])
def test_the_command_refuses_a_broken_catalogue(case: Path, overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """Records that cannot be read, or that name what is not there, are told in a sentence, without a traceback."""
    root = overlaid(case)

    assert main(["--root", str(root), "match", "ken-example-need"]) == 1
    assert "Run the command check" in capsys.readouterr().err
