"""The text of the weekly report: as written down, harmless, and short enough for an issue."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.code_host import parse_repository
from clearinghouse.reports import freshness_text
from clearinghouse.reports.freshness import FreshnessReport, MaintainerTasks, Task, report_freshness
from support.paths import AS_OF, CASES

_TRAINING = "https://fund.example/training"  # the page of a source that example-centre maintains


_ABOUT = "https://fund.example/about"  # of an organisation: the secretariat's


_LATER = date(2028, 1, 1)


def _answers(catalogue: Catalogue, **special: LinkResult) -> dict[str, LinkResult]:
    named = {"training": _TRAINING, "about": _ABOUT}
    fine = dict.fromkeys(addresses(catalogue), LinkResult(LinkStatus.ANSWERED, "HTTP 200"))
    return {**fine, **{named[name]: answer for name, answer in special.items()}}


@pytest.fixture
def small(overlaid: Callable) -> Catalogue:
    """Load the small catalogue."""
    return load(overlaid())[0]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_report_is_as_written(small: Catalogue, golden: Callable, form: str) -> None:
    """The report of a late day with dead links is the golden file."""
    answers = _answers(
        small, training=LinkResult(LinkStatus.BROKEN, "HTTP 404"), about=LinkResult(LinkStatus.UNSURE, "HTTP 503")
    )
    report = report_freshness(small, as_of=_LATER, links=answers)

    output = freshness_text.FORMATS[form](report)

    golden(CASES / "freshness" / f"expected.{'md' if form == 'markdown' else 'txt'}", output)


@pytest.mark.parametrize("value", ["@someone #1 <script>", "x\n## y", "](javascript:x) | `", "https://evil.example"])
def test_record_text_calls_nobody_in_the_issue(value: str) -> None:
    """A record or an address cannot mention people, link to issues, or begin Markdown in the issue."""
    task = Task(value, value)
    report = FreshnessReport(AS_OF, (MaintainerTasks(value, value, {value: (task,)}),), (task,), 1)

    ours = "".join(freshness_text._INSTRUCTIONS)
    output = freshness_text.markdown(report).replace(ours, "")

    assert not re.search(r"@\w|(?<!&)#\d|[<>|`]|\]\(|https?:|^## y", output, re.M)


def test_a_long_report_fits_into_an_issue() -> None:
    """A report of thousands of lines is cut at what GitHub takes, and says how to see the rest."""
    items = tuple(Task(f"data/sources/s{number}.yml", "ع" * 400) for number in range(50))
    groups = tuple(MaintainerTasks(f"centre-{number}", f"Centre {number}", {"Old": items}) for number in range(100))

    output = freshness_text.markdown(FreshnessReport(AS_OF, groups))

    assert len(output) < 65_536
    assert "more lines. To see all: make external-links freshness" in output


def test_each_record_leads_to_its_file() -> None:
    """In the issue a record is a link to its file in the repository; the address that is gone stays plain text."""
    task = Task("data/sources/x.yml", "https://gone.example/ (HTTP 404)")
    report = FreshnessReport(AS_OF, (MaintainerTasks("secretariat", "Secretariat", {"Gone": (task,)}),), (), 1)

    output = freshness_text.markdown(report, parse_repository("https://github.com/o/r"))

    assert output.count("](") == 1
    assert "yml](https://github.com/o/r/blob/main/data/sources/x.yml): https&#58;" in output
